package org.quickpermit.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.traveller.TravelDocument;

import org.jspecify.annotations.Nullable;

/// A permit as the inspector sees it: may this traveller enter on it today, and if not, why.
///
/// @param permitId number of the permit
/// @param state state of the permit
/// @param admissible true when an entry can be recorded today
/// @param refusal why not, null when admissible
/// @param document the traveller's document
/// @param chineseName Chinese name, where given
/// @param lastUsableDay last usable day
/// @param entriesAllowed entries granted
/// @param stayDays days per stay
/// @param sheetNumber the valid sheet, null when none is confirmed
/// @param copyNumber its copy number, 0 when none is confirmed
/// @param entries entries recorded so far, oldest first
public record InspectionView(PermitId permitId, PermitState state, boolean admissible, @Nullable Ground refusal,
        TravelDocument document, @Nullable String chineseName, LocalDate lastUsableDay, int entriesAllowed,
        int stayDays, @Nullable String sheetNumber, int copyNumber, List<Entry> entries) {
    public InspectionView {
        entries = List.copyOf(entries);
    }

    /// @param number 1 for the first entry
    /// @param at when it was recorded
    /// @param port where
    /// @param stayUntil last day of the stay: the entry's day plus the stay's days
    public record Entry(int number, Instant at, String port, LocalDate stayUntil) {}
}
