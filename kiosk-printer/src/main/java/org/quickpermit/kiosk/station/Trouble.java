package org.quickpermit.kiosk.station;

/// Why a kiosk takes no traveller. While any of these holds, no scan is taken, because it could not be finished.
/// The order is the order of urgency: the first one that holds is the one shown.
public enum Trouble {
    /** The machine has not been enrolled with the server. */
    NOT_ENROLLED,
    /** No staff PIN has been chosen yet. */
    NO_PIN,
    /** The journal was found damaged at start: nothing may be printed. */
    JOURNAL_DAMAGED,
    /** The journal cannot be written because the disk is full: nothing may be printed. */
    DISK_FULL,
    /** The journal cannot be written: nothing may be printed. */
    JOURNAL_FAILED,
    /** This machine's clock is wrong: it differs from the server's, or went back behind the journal's last entry. */
    CLOCK_WRONG,
    /** A print whose outcome nobody knows waits for a person. */
    PRINT_TO_SETTLE,
    /** After a spoiled sheet, somebody has to say which sheet lies on top. */
    TRAY_TO_CHECK,
    /** A sheet is jammed in the printer. */
    PAPER_JAM,
    /** A door or cover of the printer is open. */
    DOOR_OPEN,
    /** The printer has no paper, or the tray is missing. */
    PAPER_OUT,
    /** The tray holds paper of another size or kind. */
    WRONG_PAPER,
    /** The printer says that paper runs low while the journal counts plenty: one of them is wrong. */
    PAPER_LOW,
    /** The journal's tray has no numbered sheets left. */
    TRAY_EMPTY,
    /** The printer has no toner or ribbon left. */
    TONER_OUT,
    /** The printer's output is full. */
    OUTPUT_FULL,
    /** A part of the printer is broken or worn out. */
    PRINTER_BROKEN,
    /** The printer stopped, is paused, or takes no jobs. */
    PRINTER_STOPPED,
    /** The printer does not answer. */
    PRINTER_GONE,
    /** A print server answers at the printer's address and has no such queue. */
    NO_SUCH_QUEUE,
    /** A job of ours may still be in the printer's queue and cannot be cancelled: it could come out as a second sheet. */
    QUEUE_TO_EMPTY,
    /** The printer cannot do what a permit needs. */
    PRINTER_UNSUITABLE,
    /** The barcode reader is not connected. */
    SCANNER_GONE,
    /** The server cannot be reached. */
    SERVER_GONE,
    /** No trust-and-revocation list, or too old a one. */
    LIST_TOO_OLD;
}
