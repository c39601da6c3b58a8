package org.quickpermit.kiosk.journal;

/// How far a print is, as the journal knows it. Each is written and synced before what it names is begun.
public enum PrintStep {
    /** The server is being asked for the right to print. */
    ASKED,
    /** The right is there and the sheet is taken from the tray's count; the printer knows nothing of it. */
    RESERVED,
    /** The job is open at the printer and its number known; from now on a sheet may come out. */
    SUBMITTED,
    /** The sheet is out and good. */
    CONFIRMED,
    /** The sheet never moved and lies in the tray. */
    RETURNED,
    /** The sheet is ruined. */
    SPOILED,
    /** Nobody knows; a person has to look. */
    UNKNOWN,
    /** The server refused: nothing was printed, no sheet was used. */
    REFUSED;

    /// True while the print is under way.
    public boolean open() {
        return switch (this) {
            case ASKED, RESERVED, SUBMITTED -> true;
            case CONFIRMED, RETURNED, SPOILED, UNKNOWN, REFUSED -> false;
        };
    }
}
