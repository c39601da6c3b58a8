package org.quickpermit.installers.demo;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.util.Objects;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;

/// Makes a seal that looks right in every field and names the bureau's own key, but is signed with another one.
final class Forger {
    private Forger() {}

    /// Copies a genuine seal for a permit that does not exist.
    ///
    /// @param genuine text of a genuine seal
    /// @param list the trust list it verifies against
    static String forge(String genuine, TrustList list, LocalDate today) throws GeneralSecurityException {
        Seal seal = switch (SealVerifier.verify(genuine, SealKind.BOARDING_CONFIRMATION, list, today)) {
            case SealResult.Genuine good -> good.seal();
            case SealResult.Refused refused -> throw new IllegalStateException("the model is not genuine: " + refused);
        };
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        Seal copy = new Seal(seal.kind(), Objects.requireNonNull(PermitId.of("7Q4K9ZT2M8XA")), seal.copyNumber(),
                seal.sheetNumber(), seal.documentNumber(), seal.nationality(), seal.birthDate(), seal.issuedOn(),
                seal.lastDay(), seal.keyId());
        return new SealSigner(seal.keyId(), keys.generateKeyPair().getPrivate()).sign(copy);
    }
}
