package org.quickpermit.wire;

import java.time.LocalDate;

import org.quickpermit.money.Ntd;

import org.jspecify.annotations.Nullable;

/// Adds a price from a future day: the body of `POST /api/v1/prices`. The price that holds on that day ends the day before;
/// where the new one has a last day, the former holds again after it.
///
/// @param service what it is the price of
/// @param amount NT$1 to NT$100,000
/// @param validFrom first day, later than today
/// @param validUntil last day, null until further notice
public record NewPrice(PricedService service, Ntd amount, LocalDate validFrom, @Nullable LocalDate validUntil) {}
