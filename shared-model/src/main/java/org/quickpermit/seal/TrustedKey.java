package org.quickpermit.seal;

import java.security.PublicKey;
import java.time.LocalDate;
import java.util.Base64;

/// A key whose seals are accepted.
///
/// @param keyId id as in the seals. Two keys may share an id; each is tried
/// @param publicKey Base64 of the P-256 key as X.509 SubjectPublicKeyInfo
/// @param notBefore first day of issue it may have signed
/// @param notAfter last day of issue it may have signed. The key stays on the list until the last paper it signed has
///        expired; taking it off the list withdraws all its papers at once
public record TrustedKey(String keyId, String publicKey, LocalDate notBefore, LocalDate notAfter) {
    /// @throws IllegalArgumentException when the id is malformed, the key is not a P-256 key, or the days are reversed
    public TrustedKey {
        if (!Seal.isKeyId(keyId)) {
            throw new IllegalArgumentException("keyId has 6 to 16 characters of 0-9A-Z");
        }
        P256.decode(publicKey);
        if (notAfter.isBefore(notBefore)) {
            throw new IllegalArgumentException("notAfter is not before notBefore");
        }
    }

    /// An entry for a key of the JDK or a token.
    ///
    /// @throws IllegalArgumentException when it is not a P-256 key
    public static TrustedKey of(String keyId, PublicKey key, LocalDate notBefore, LocalDate notAfter) {
        return new TrustedKey(keyId, Base64.getEncoder().encodeToString(key.getEncoded()), notBefore, notAfter);
    }

    /// The id this system gives to a key: `TWNA` and the first eight hexadecimal digits of the SHA-256 of its
    /// SubjectPublicKeyInfo, so that an id needs no register.
    public static String keyIdOf(PublicKey key) {
        return P256.keyId(key);
    }

    /// The key itself.
    public PublicKey key() {
        return P256.decode(publicKey);
    }

    boolean wasInUseOn(LocalDate day) {
        return !day.isBefore(notBefore) && !day.isAfter(notAfter);
    }
}
