package org.quickpermit.seal;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;

/// A key with which one kiosk seals the entry permits it prints while it is cut off. It counts for entry permits only:
/// nobody can make a boarding confirmation with it.
///
/// @param kioskId the kiosk's place, as `TPE-T1-S-1`
/// @param key the key and the days it may seal on
public record KioskKey(String kioskId, TrustedKey key) {
    /// Shows that a kiosk holds a key it offers.
    ///
    /// @param deviceId the kiosk's device id
    /// @param key the key
    /// @return Base64 of the signature
    /// @throws IllegalStateException when the key cannot sign
    public static String proof(String deviceId, PrivateKey key) {
        return Base64.getEncoder().encodeToString(P256.sign(said(deviceId), key));
    }

    /// True when `proof` was made with the private half of `publicKey` for this device. Never throws.
    ///
    /// @param publicKey Base64 of a SubjectPublicKeyInfo
    public static boolean proves(String deviceId, String publicKey, String proof) {
        try {
            return P256.verify(said(deviceId), Base64.getDecoder().decode(proof), P256.decode(publicKey));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// No seal begins like this, so no signature can be taken for one.
    private static byte[] said(String deviceId) {
        return ("quickpermit kiosk seal key 1\n" + deviceId).getBytes(StandardCharsets.UTF_8);
    }
}
