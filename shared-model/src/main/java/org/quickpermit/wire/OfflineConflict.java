package org.quickpermit.wire;

import java.time.Instant;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// A sheet printed by a kiosk that was cut off, which does not fit what the centre knows: a task for an officer.
///
/// @param conflictId its id
/// @param kind what does not fit
/// @param permitId the permit, as the kiosk names it
/// @param sheetNumber the sheet the kiosk printed
/// @param otherSheetNumber the sheet it stands against, where there is one
/// @param deviceId the kiosk's device id
/// @param stationId where the kiosk stands
/// @param printedAt when, by the kiosk's clock
/// @param openedAt when it was found
/// @param closedAt when an officer closed it, null while it is open
/// @param closedBy login of the officer
/// @param reason what the officer wrote
public record OfflineConflict(String conflictId, Kind kind, PermitId permitId, String sheetNumber,
        @Nullable String otherSheetNumber, String deviceId, String stationId, Instant printedAt, Instant openedAt,
        @Nullable Instant closedAt, @Nullable String closedBy, @Nullable String reason) {
    /// What does not fit.
    public enum Kind {
        /** Another sheet of the permit is out, or may be. */
        DOUBLE,
        /** The permit was revoked, cancelled or replaced meanwhile. */
        PERMIT_ENDED,
        /** The permit had expired. */
        PERMIT_EXPIRED,
        /** The centre has no such permit. */
        UNKNOWN_PERMIT,
        /** The sheet's number is in the books for something else. */
        SHEET_TAKEN,
        /** The sheet's copy number is in the books for another sheet of the permit. */
        COPY_TAKEN,
        /** What the kiosk says became of the sheet contradicts what is known. */
        OUTCOME_DIFFERS
    }
}
