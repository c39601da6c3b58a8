package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Asks for the right to print one entry permit on one sheet. The body of `POST /api/v1/print-leases` and, with a staff
/// session and a reason, of `POST /api/v1/reprint-leases`. The Idempotency-Key is the kiosk journal's id of the print.
///
/// A first print rests on the seal or, where the traveller has lost it, on the passport; a reprint on the seal or the human
/// number.
///
/// @param seal barcode of the boarding confirmation as scanned, or null
/// @param humanNumber human number as typed: by staff for a reprint, by a traveller together with the passport to say
///        which of several permits is meant; or null
/// @param sheetNumber number of the blank sheet that lies on top of the tray
/// @param reason why a reprint is needed, null for a first print
/// @param passport what the kiosk read from the passport's machine-readable zone, null unless the confirmation is lost
public record PrintLeaseRequest(@Nullable String seal, @Nullable String humanNumber, String sheetNumber,
        @Nullable ReprintReason reason, @Nullable PassportProof passport) {
    /// A request without a passport.
    public PrintLeaseRequest(@Nullable String seal, @Nullable String humanNumber, String sheetNumber,
            @Nullable ReprintReason reason) {
        this(seal, humanNumber, sheetNumber, reason, null);
    }

    /// Why the former sheet is not in the traveller's hand.
    public enum ReprintReason {
        JAMMED,
        UNREADABLE,
        DAMAGED,
        LOST,
        DATA_CORRECTED
    }
}
