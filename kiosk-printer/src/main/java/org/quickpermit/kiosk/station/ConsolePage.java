package org.quickpermit.kiosk.station;

/// A page of the staff console.
public enum ConsolePage {
    /** State of all devices, list age, outbox depth. */
    OVERVIEW,
    /** The print log, with search, reprint and settling of unknown prints. */
    PRINT_LOG,
    /** Loading numbered sheets. */
    TRAY,
    /** Printer state and test page. */
    PRINTER,
    /** Self-test of the barcode reader. */
    SCANNER,
    /** Telling the server that another kiosk of the station is switched off. */
    SIBLING,
    /** What the machine is made of, and the export of its journal. */
    DEVICE
}
