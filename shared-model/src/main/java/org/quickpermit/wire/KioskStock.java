package org.quickpermit.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

/// What the server's books say of a kiosk's sheets.
///
/// @param shiftNeeded whether this kiosk prints only while a shift is open
/// @param shift the open shift, null when there is none
/// @param tray blank sheets in its tray, by number
/// @param arriving sheets on their way to its station, by number
/// @param station blank sheets in the station's safe, by number
public record KioskStock(boolean shiftNeeded, @Nullable Shift shift, List<Sheets> tray, List<Sheets> arriving,
        List<Sheets> station) {
    public KioskStock {
        tray = List.copyOf(tray);
        arriving = List.copyOf(arriving);
        station = List.copyOf(station);
    }

    /// Consecutive sheets.
    ///
    /// @param first number of the first
    /// @param count how many
    public record Sheets(String first, int count) {}
}
