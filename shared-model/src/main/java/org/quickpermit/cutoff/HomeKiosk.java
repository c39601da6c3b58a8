package org.quickpermit.cutoff;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;

import org.quickpermit.permit.PermitId;

/// Which kiosk of a station a permit belongs to while that station is cut off (QP-6). Kiosks that cannot see each other
/// still print one sheet of a permit between them, because each works out the same answer alone.
///
/// Rendezvous hashing: every kiosk gets a weight from its id and the permit's number, the heaviest is the home. Who is at
/// another station plays no part, and a kiosk that is added or taken away moves only the permits it gains or loses.
public final class HomeKiosk {
    private HomeKiosk() {}

    /// The kiosk a permit belongs to.
    ///
    /// @param permitId the permit
    /// @param kioskIds all kiosks of one station, in any order
    /// @throws IllegalArgumentException when there is no kiosk
    public static String of(PermitId permitId, Collection<String> kioskIds) {
        return kioskIds.stream()
                .max((one, other) -> {
                    int byWeight = Arrays.compareUnsigned(weight(permitId, one), weight(permitId, other));
                    return byWeight != 0 ? byWeight : one.compareTo(other);
                })
                .orElseThrow(() -> new IllegalArgumentException("a station has at least one kiosk"));
    }

    /// The permit's number has a fixed length, so no two pairs run into one text.
    private static byte[] weight(PermitId permitId, String kioskId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(permitId.value().getBytes(StandardCharsets.US_ASCII));
            return digest.digest(kioskId.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
