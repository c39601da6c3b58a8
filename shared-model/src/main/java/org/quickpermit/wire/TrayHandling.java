package org.quickpermit.wire;

/// Two persons put sheets into the kiosk's tray or take them out: the body of `POST /api/v1/stock/loads` and of
/// `POST /api/v1/stock/unloads`. The first person's session is the call's own.
///
/// @param first number of the sheet on top
/// @param count how many, 1 to 5000
/// @param coSignature session token of the second person, signed in at the same kiosk; masked in [#toString()]
public record TrayHandling(String first, int count, String coSignature) {
    @Override
    public String toString() {
        return "TrayHandling[" + first + " " + count + "]";
    }
}
