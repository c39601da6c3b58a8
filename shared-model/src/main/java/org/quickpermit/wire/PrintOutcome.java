package org.quickpermit.wire;

import java.time.Instant;

/// What became of a leased sheet: the body of `POST /api/v1/print-leases/{leaseId}/outcome`. Reporting the same outcome
/// again changes nothing; a settled outcome is never replaced by another.
///
/// @param result what became of the sheet
/// @param evidence what shows it
/// @param sheetNumber the sheet
/// @param journalSequence position in the kiosk's journal
/// @param at when the kiosk wrote it, by its own clock
public record PrintOutcome(Result result, Evidence evidence, String sheetNumber, long journalSequence, Instant at) {
    /// What became of a sheet.
    public enum Result {
        /** The sheet is out and good: the permit is issued. */
        CONFIRMED,
        /** The sheet is no good: the right to print returns at once. */
        SPOILED,
        /** Nobody knows: a person has to look before anything is printed again. */
        UNKNOWN
    }

    /// What the result rests on.
    public enum Evidence {
        /** The printer's own count of sheets moved by one and it reports no fault. */
        SHEET_COUNTER,
        /** The printed sheet's barcode was read back by the kiosk's scanner. */
        SHEET_SCANNED,
        /** Staff looked. */
        STAFF,
        /** The printer refused or aborted the job before a sheet moved. */
        PRINTER_REPORT,
        /** No signal within the time allowed, or the kiosk was cut off in between. */
        NONE
    }
}
