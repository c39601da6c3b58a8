package org.quickpermit.wire;

/// A blank sheet that is no good any more: the body of `POST /api/v1/stock/spoiled`.
///
/// @param sheetNumber its number, as read from the sheet
/// @param reason what happened to it, 1 to 200 characters
/// @param coSignature session token of the witness, signed in at the same kiosk; masked in [#toString()]
public record SpoiledSheet(String sheetNumber, String reason, String coSignature) {
    @Override
    public String toString() {
        return "SpoiledSheet[" + sheetNumber + "]";
    }
}
