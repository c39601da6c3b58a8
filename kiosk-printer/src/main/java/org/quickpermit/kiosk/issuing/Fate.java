package org.quickpermit.kiosk.issuing;

import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

/// What became of a sheet.
///
/// @param result what became of it
/// @param evidence what shows it
/// @param detail for the log; holds no personal data
/// @param trayHandled true when somebody had a hand in the sheets meanwhile
record Fate(Result result, Evidence evidence, String detail, boolean trayHandled) {
    Fate(Result result, Evidence evidence, String detail) {
        this(result, evidence, detail, false);
    }

    /// The same, after somebody had a hand in the sheets.
    Fate handled() {
        return new Fate(result, evidence, detail, true);
    }

    /// Nobody knows.
    static Fate unknown(String detail) {
        return new Fate(Result.UNKNOWN, Evidence.NONE, detail);
    }

    /// The printer has never had the document.
    static Fate nothingSent(String detail) {
        return new Fate(Result.RETURNED, Evidence.NOTHING_SENT, detail);
    }
}
