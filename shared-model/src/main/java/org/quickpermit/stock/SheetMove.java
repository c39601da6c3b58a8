package org.quickpermit.stock;

/// What is done with sheets, as it stands in their books.
public enum SheetMove {
    /** Came to the depot from the printing works. */
    RECEIVED,
    /** Handed over by the depot for a station, or by a station for another place. */
    SENT,
    /** Signed for by a station. */
    ARRIVED,
    /** Taken back into the depot. */
    TAKEN_BACK,
    /** Put into a kiosk's tray by two persons. */
    LOADED,
    /** Taken out of a kiosk's tray by two persons. */
    UNLOADED,
    /** Taken for a permit. */
    RESERVED,
    /** Never left the tray. */
    RETURNED,
    /** Printed. */
    ISSUED,
    /** Ruined. */
    SPOILED,
    /** Declared missing. */
    MISSING,
    /** Found again. */
    FOUND
}
