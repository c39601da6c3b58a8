package org.quickpermit.server.permit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealResult;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.seal.SealVerifier;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses who makes the signatures of the seals, the dearest single step of a decision: the native library AWS-LC where
/// there is a build of it for this system, else Bouncy Castle, which takes four times as long. Either is handed over where
/// it is used and is not registered for the whole Java machine; verifying stays with the JDK.
final class SealProviders {
    private static final Logger LOG = LoggerFactory.getLogger(SealProviders.class);

    private SealProviders() {}

    /// Who signs on this system. Says so in the log.
    ///
    /// @param key a key that is to sign; a provider whose signature by it the JDK does not confirm is not taken
    static Provider choose(KeyPair key) {
        Provider provider = awsLc(key).orElseGet(BouncyCastleProvider::new);
        LOG.atInfo().addKeyValue("provider", provider.getName()).addKeyValue("version", provider.getVersionStr())
                .log("seals are signed");
        return provider;
    }

    /// Who signs with a key of this server.
    ///
    /// @throws IllegalArgumentException when the provider cannot take the key
    static SealSigner signer(KeyPair key, Provider provider) {
        return new SealSigner(TrustedKey.keyIdOf(key.getPublic()), translated(key.getPrivate(), provider), provider);
    }

    /// The provider's own form of the key: with a foreign one it would work out the curve anew for each signature.
    private static PrivateKey translated(PrivateKey key, Provider provider) {
        try {
            return (PrivateKey) KeyFactory.getInstance("EC", provider).translateKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key that signs seals is not a P-256 key", e);
        }
    }

    /// True when a seal signed by the provider is genuine for the JDK.
    static boolean signsWell(KeyPair key, Provider provider) {
        LocalDate day = LocalDate.EPOCH;
        SealSigner signer = signer(key, provider);
        String seal = signer.sign(new Seal(SealKind.BOARDING_CONFIRMATION, new PermitId("000000000000"), 0, null, "0",
                "UTO", day, day, day, signer.keyId()));
        TrustedKey trusted = TrustedKey.of(signer.keyId(), key.getPublic(), day, day);
        return SealVerifier.verify(seal, SealKind.BOARDING_CONFIRMATION,
                new TrustList(1, Instant.EPOCH, Instant.EPOCH, List.of(trusted), List.of()),
                day) instanceof SealResult.Genuine;
    }

    private static Optional<Provider> awsLc(KeyPair key) {
        try {
            Provider provider = AwsLc.load();
            if (signsWell(key, provider)) {
                return Optional.of(provider);
            }
            LOG.atWarn().log("the native library made a seal that does not verify; Bouncy Castle signs instead");
        } catch (RuntimeException | LinkageError e) {
            // Not on the class path, no build for this system, or one that cannot be unpacked or loaded here.
            LOG.atInfo().addKeyValue("cause", e.toString()).log("the native library is not used for seals");
        }
        return Optional.empty();
    }

    /// In a class of its own, so that the others load where the library's classes are missing.
    private static final class AwsLc {
        /// @throws RuntimeException when the native part cannot be loaded or fails its own tests
        static Provider load() {
            AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
            return AmazonCorrettoCryptoProvider.INSTANCE;
        }
    }
}
