package org.quickpermit.wire;

import java.time.Instant;

/// What became of a leased sheet: the body of `POST /api/v1/print-leases/{leaseId}/outcome`. Reporting the same outcome
/// again changes nothing; a settled outcome is never replaced by another. Where the [EvidencePolicy] of the kiosk's model
/// does not accept the evidence, the sheet is unknown, whatever was reported.
///
/// @param result what became of the sheet
/// @param evidence what shows it
/// @param sheetNumber the sheet
/// @param journalSequence position in the kiosk's journal
/// @param at when the kiosk wrote it, by its own clock
public record PrintOutcome(Result result, Evidence evidence, String sheetNumber, long journalSequence, Instant at) {
    /// What became of a sheet, and with it of the right to print.
    public enum Result {
        /** The sheet is out and good: the permit is issued. */
        CONFIRMED,
        /** The sheet never moved: its number may be used again, and the right to print is back. */
        RETURNED,
        /** The sheet is ruined: its number is dead, and the right to print is back at once, at any kiosk. */
        SPOILED,
        /** Nobody knows: a person has to look before anything is printed again. */
        UNKNOWN;

        /// Whether a result can rest on an evidence at all, whatever a kiosk's policy accepts: a counter that moved cannot
        /// show that a sheet never did.
        public boolean mayRestOn(Evidence evidence) {
            return switch (this) {
                case CONFIRMED -> switch (evidence) {
                    case SHEET_COUNTER, SHEET_SCANNED, STAFF -> true;
                    case NOTHING_SENT, PRINTER_REPORT, JAM_REPORT, NONE -> false;
                };
                case RETURNED -> switch (evidence) {
                    case NOTHING_SENT, PRINTER_REPORT, STAFF -> true;
                    case SHEET_COUNTER, SHEET_SCANNED, JAM_REPORT, NONE -> false;
                };
                case SPOILED -> switch (evidence) {
                    case PRINTER_REPORT, JAM_REPORT, STAFF -> true;
                    case SHEET_COUNTER, SHEET_SCANNED, NOTHING_SENT, NONE -> false;
                };
                case UNKNOWN -> true;
            };
        }
    }

    /// What the result rests on.
    public enum Evidence {
        /** The printer's own count of sheets moved by one and it reports no fault. */
        SHEET_COUNTER,
        /** The printed sheet's barcode was read back by the kiosk's scanner. */
        SHEET_SCANNED,
        /** Staff looked. */
        STAFF,
        /** The kiosk's journal shows that the printer never got the document. */
        NOTHING_SENT,
        /** The printer refused or broke off the job and counted no sheet. */
        PRINTER_REPORT,
        /** The printer reported a jam while it had this sheet, and counted none: the sheet is stuck in it. */
        JAM_REPORT,
        /** No signal within the time allowed, or the kiosk was cut off in between. */
        NONE
    }
}
