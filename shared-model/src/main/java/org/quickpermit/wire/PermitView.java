package org.quickpermit.wire;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;

import org.jspecify.annotations.Nullable;

/// A granted permit with all that the boarding confirmation prints.
///
/// @param permitId number of the permit
/// @param state where it is in its life
/// @param boardUntil last day the boarding confirmation is good for
/// @param lastUsableDay last usable day of the entry permit
/// @param entriesAllowed entries granted
/// @param entriesUsed entries recorded so far
/// @param stayDays days per stay
/// @param fee official fee
/// @param seal text of the boarding confirmation's barcode, `NIA1:` and Base32
/// @param stations where the kiosks are, in order of arrival
/// @param note what the agency should tell the traveller about the papers: that the Chinese name cannot be printed and the
///        romanised name stands alone; null where there is nothing to tell
public record PermitView(PermitId permitId, PermitState state, LocalDate boardUntil, LocalDate lastUsableDay,
        int entriesAllowed, int entriesUsed, int stayDays, Ntd fee, String seal, List<Station> stations,
        @Nullable Text note) {
    public PermitView {
        stations = List.copyOf(stations);
    }
}
