package org.quickpermit.wire;

import java.time.Instant;

import org.quickpermit.permit.PermitId;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetState;

import org.jspecify.annotations.Nullable;

/// One line of the books of blank sheets; lines are only ever added.
///
/// @param move what was done
/// @param first number of the first sheet
/// @param count how many sheets
/// @param from state before, null for a receipt
/// @param to state after
/// @param stationId station the sheets belong to after it, null in the depot
/// @param kiosk kiosk it was done at or for, null elsewhere
/// @param at when
/// @param by login of who did it, or id of the device that did it alone
/// @param witness login of the second person, where there was one
/// @param reason why, delivery note, or evidence, where there is one
/// @param permitId the permit, for a sheet that was taken for one
/// @param copyNumber copy of the permit, 0 where there is none
public record StockMovement(SheetMove move, String first, int count, @Nullable SheetState from, SheetState to,
        @Nullable String stationId, @Nullable String kiosk, Instant at, String by, @Nullable String witness,
        @Nullable String reason, @Nullable PermitId permitId, int copyNumber) {}
