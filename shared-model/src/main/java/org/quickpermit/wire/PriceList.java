package org.quickpermit.wire;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;

import org.jspecify.annotations.Nullable;

/// Every price there ever was, is, or is known to come. For each service the days follow one another without a gap.
///
/// @param prices by service and first day
public record PriceList(List<Price> prices) {
    public PriceList {
        prices = List.copyOf(prices);
    }

    /// @param service what it is the price of
    /// @param amount for one
    /// @param validFrom first day
    /// @param validUntil last day, null until further notice
    public record Price(PricedService service, Ntd amount, LocalDate validFrom, @Nullable LocalDate validUntil) {}
}
