package org.quickpermit.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.permit.PermitId;

/// Keys, lists and seals for the tests of this module.
public final class SealSamples {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final KeyPair KEY = newKey();
    public static final String KEY_ID = TrustedKey.keyIdOf(KEY.getPublic());
    public static final SealSigner SIGNER = new SealSigner(KEY_ID, KEY.getPrivate());
    public static final PermitId PERMIT = new PermitId("7Q4K9ZT2M8XA");

    private SealSamples() {}

    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static TrustedKey trusted(KeyPair key) {
        return TrustedKey.of(TrustedKey.keyIdOf(key.getPublic()), key.getPublic(), TODAY.minusYears(1),
                TODAY.plusYears(1));
    }

    public static TrustList list(RevokedSeal... revoked) {
        return new TrustList(7, Instant.parse("2026-11-22T00:00:00Z"), Instant.parse("2026-11-22T01:00:00Z"),
                List.of(trusted(KEY)), List.of(revoked));
    }

    public static Seal confirmation() {
        return new Seal(SealKind.BOARDING_CONFIRMATION, PERMIT, 0, null, "K01234567", "CHN",
                LocalDate.of(1980, 2, 29), TODAY, LocalDate.of(2027, 1, 22), KEY_ID);
    }

    public static Seal entryPermit() {
        return new Seal(SealKind.ENTRY_PERMIT, PERMIT, 1, "A0000123", "K01234567", "CHN", LocalDate.of(1980, 2, 29),
                TODAY, LocalDate.of(2027, 2, 22), KEY_ID);
    }
}
