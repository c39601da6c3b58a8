package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Asks for the right to print one entry permit on one sheet. The body of `POST /api/v1/print-leases` and, with a staff
/// session and a reason, of `POST /api/v1/reprint-leases`. The Idempotency-Key is the kiosk journal's id of the print.
///
/// @param seal barcode of the boarding confirmation as scanned, or null when the human number is given
/// @param humanNumber human number as typed by staff, or null when the seal is given
/// @param sheetNumber number of the blank sheet that lies on top of the tray
/// @param reason why a reprint is needed, null for a first print
public record PrintLeaseRequest(@Nullable String seal, @Nullable String humanNumber, String sheetNumber,
        @Nullable ReprintReason reason) {
    /// Why the former sheet is not in the traveller's hand.
    public enum ReprintReason {
        JAMMED,
        UNREADABLE,
        DAMAGED,
        LOST,
        DATA_CORRECTED
    }
}
