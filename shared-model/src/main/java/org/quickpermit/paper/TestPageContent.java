package org.quickpermit.paper;

import java.time.Instant;

import org.quickpermit.wire.Text;

/// What the kiosk's test page says.
///
/// @param kioskName name of the kiosk
/// @param station name of its station
/// @param printerName name of the printer
/// @param sheetNumber number of the sheet it is printed on, which is spent by it; [#PLAIN] where it has none
/// @param printedAt when
public record TestPageContent(String kioskName, Text station, String printerName, String sheetNumber,
        Instant printedAt) {
    /// In place of a number, on a sheet that is none of the numbered ones.
    public static final String PLAIN = "PLAIN";
}
