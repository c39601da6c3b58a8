package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// The count at the end of a shift: the body of `POST /api/v1/stock/shifts/closing`. Reason and second signature are given
/// only for a difference that the balance has shown.
///
/// @param counted sheets left in the tray, as counted, 0 to 5000
/// @param next number of the sheet on top, as read from it; null when none is left
/// @param reason why books and count differ, 1 to 200 characters
/// @param coSignature session token of the second person, signed in at the same kiosk; masked in [#toString()]
public record ShiftClosing(int counted, @Nullable String next, @Nullable String reason, @Nullable String coSignature) {
    @Override
    public String toString() {
        return "ShiftClosing[" + counted + " " + next + "]";
    }
}
