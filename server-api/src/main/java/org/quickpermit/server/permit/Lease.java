package org.quickpermit.server.permit;

import java.time.Instant;
import java.time.LocalDate;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// The right to print one sheet, as it is kept.
///
/// @param leaseId its id
/// @param permitId the permit
/// @param copyNumber copy number of the sheet
/// @param sheetNumber number of the sheet of stock
/// @param deviceId the kiosk it was given to
/// @param state what became of it
/// @param expiresAt after this moment the sheet must not be sent to the printer
/// @param issuedOn day of issue as printed on the sheet and sealed into its barcode
/// @param evidence what the outcome rests on, null before one was reported
public record Lease(String leaseId, PermitId permitId, int copyNumber, String sheetNumber, String deviceId,
        State state, Instant expiresAt, LocalDate issuedOn, @Nullable String evidence) {
    /// What became of a sheet.
    public enum State {
        /** Given, no outcome yet. */
        ACTIVE,
        /** The kiosk does not know; a person has to look. */
        UNKNOWN,
        /** The sheet is out and good. */
        CONFIRMED,
        /** The sheet is no good and used up. */
        SPOILED,
        /** The sheet never moved: it is still in the tray, and its number may be used again. */
        RETURNED,
        /** A later copy was allowed by staff; this sheet, wherever it is, is dead. */
        REPLACED
    }

    /// True while the sheet may still come out of the printer, or may already have.
    public boolean isOpen() {
        return state == State.ACTIVE || state == State.UNKNOWN;
    }
}
