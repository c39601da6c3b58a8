package org.quickpermit.server.stock;

import java.util.List;

import org.quickpermit.stock.SheetState;

/// What went into a kiosk's tray and out of it in a shift.
///
/// @param loaded put in
/// @param found missing before, and there after all
/// @param unloaded taken out
/// @param issued printed
/// @param spoiled ruined
/// @param missing declared missing
record Sums(int loaded, int found, int unloaded, int issued, int spoiled, int missing) {
    /// Adds up the lines of a shift. Only what was in the tray before, or is after, counts: a sheet that was missing and
    /// turns out to be printed left the tray when it was declared missing.
    static Sums of(List<MovementTable.Line> lines) {
        int[] in = new int[SheetState.values().length];
        int[] out = new int[SheetState.values().length];
        for (MovementTable.Line line : lines) {
            SheetState from = line.movement().from();
            SheetState to = line.movement().to();
            if (from != null && isInTray(from) && !isInTray(to)) {
                out[to.ordinal()] += line.range().count();
            } else if (from != null && !isInTray(from) && isInTray(to)) {
                in[from.ordinal()] += line.range().count();
            }
        }
        return new Sums(in[SheetState.STATION.ordinal()], in[SheetState.MISSING.ordinal()],
                out[SheetState.STATION.ordinal()], out[SheetState.ISSUED.ordinal()],
                out[SheetState.SPOILED.ordinal()], out[SheetState.MISSING.ordinal()]);
    }

    private static boolean isInTray(SheetState state) {
        return state == SheetState.TRAY || state == SheetState.RESERVED;
    }
}
