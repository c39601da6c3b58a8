package org.quickpermit.wire;

import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.stock.SheetState;

import org.jspecify.annotations.Nullable;

/// One sheet and everything that ever happened to it.
///
/// @param sheetNumber its number
/// @param state where it is now
/// @param stationId station it belongs to, null in the depot
/// @param kiosk kiosk it is in or was last in, null elsewhere
/// @param permitId the permit it was taken for, null while it is blank
/// @param copyNumber copy of the permit, 0 while it is blank
/// @param movements what happened, oldest first
public record SheetLife(String sheetNumber, SheetState state, @Nullable String stationId, @Nullable String kiosk,
        @Nullable PermitId permitId, int copyNumber, List<StockMovement> movements) {
    public SheetLife {
        movements = List.copyOf(movements);
    }
}
