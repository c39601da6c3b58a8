package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.quickpermit.traveller.DocumentKind;

import org.jspecify.annotations.Nullable;

/// One row of the table that tells passports of the same issuer apart by the shape of their number.
///
/// @param issuingState code of the issuer
/// @param nationality code of the holder's nationality
/// @param number shape of the whole number
/// @param kind what such a document is
/// @param from first day on which the row counts
/// @param until last day on which the row counts, null for no end
public record NumberSeries(String issuingState, String nationality, Pattern number, DocumentKind kind, LocalDate from,
        @Nullable LocalDate until) {
    /// True when the row counts on the given day.
    public boolean isLiveOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
