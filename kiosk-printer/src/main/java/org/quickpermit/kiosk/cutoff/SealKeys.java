package org.quickpermit.kiosk.cutoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.quickpermit.device.Answer;
import org.quickpermit.device.OwnerOnly;
import org.quickpermit.kiosk.gateway.Gateway;
import org.quickpermit.seal.KioskKey;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.SealKeyPeriod;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kiosk's own key for the sheets it prints alone. Made here, never sent; kept in a file that only the kiosk's user may
/// read, beside the key of its certificate. The centre is told its public half and says how long it counts; in the second
/// half of that time a new one is made. Cut off between making and telling, the next turn tells the same key.
///
/// [#signer] is safe for several threads.
public final class SealKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);
    /// A new key is made when the one in use counts for less than this many further days.
    private static final int RENEW_DAYS = 30;

    private final Path file;
    private final String deviceId;
    private final ObjectMapper json = WireJson.lenient();
    private volatile @Nullable Kept inUse;
    private volatile @Nullable Kept waiting;

    /// What the file holds.
    ///
    /// @param privateKey Base64 of the PKCS#8 form
    /// @param publicKey Base64 of the SubjectPublicKeyInfo
    /// @param period what the centre said, null before it did
    record Kept(String privateKey, String publicKey, @Nullable SealKeyPeriod period) {
        @Override
        public String toString() {
            return "Kept[" + period + "]";
        }
    }

    /// @param keys at most two: the one in use and the one that waits to be taken by the centre
    record File(List<Kept> keys) {}

    /// Reads the keys kept before.
    ///
    /// @param file where they are kept; one that cannot be read counts as absent
    /// @param deviceId id of this machine
    public SealKeys(Path file, String deviceId) {
        this.file = file;
        this.deviceId = deviceId;
        if (Files.exists(file)) {
            try {
                for (Kept kept : json.readValue(Files.readAllBytes(file), File.class).keys()) {
                    if (kept.period() == null) {
                        waiting = kept;
                    } else {
                        inUse = kept;
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("the seal key on disk is not readable and counts as absent");
            }
        }
    }

    /// What seals today; empty when there is no key, or its time is over or not come.
    public Optional<SealSigner> signer(LocalDate today) {
        Kept kept = inUse;
        return kept == null || kept.period() == null || today.isBefore(kept.period().notBefore())
                || today.isAfter(kept.period().notAfter())
                        ? Optional.empty()
                        : Optional.of(new SealSigner(kept.period().keyId(), privateKey(kept)));
    }

    /// Offers the centre a key where one is needed. Blocks, throws nothing; what seals is there meanwhile. To be called on one
    /// thread.
    public void attempt(Gateway gateway, LocalDate today) {
        Kept kept = inUse;
        boolean needed = kept == null || kept.period() == null
                || today.plusDays(RENEW_DAYS).isAfter(kept.period().notAfter());
        if (!needed) {
            return;
        }
        try {
            Kept offered = waiting;
            if (offered == null) {
                KeyPair pair = newKey();
                Base64.Encoder base64 = Base64.getEncoder();
                offered = new Kept(base64.encodeToString(pair.getPrivate().getEncoded()),
                        base64.encodeToString(pair.getPublic().getEncoded()), null);
                waiting = offered;
                keep();
            }
            switch (gateway.offerSealKey(new KioskSealKey(offered.publicKey(),
                    KioskKey.proof(deviceId, privateKey(offered))))) {
                case Answer.Given<SealKeyPeriod>(SealKeyPeriod period) -> {
                    inUse = new Kept(offered.privateKey(), offered.publicKey(), period);
                    waiting = null;
                    keep();
                    LOG.info("seal key {} counts until {}", period.keyId(), period.notAfter());
                }
                case Answer.Denied<SealKeyPeriod> refused ->
                    LOG.warn("seal key not taken: {}", refused.trouble().type());
                case Answer.Missing<SealKeyPeriod> missing -> LOG.debug("seal key not offered: {}", missing.why());
            }
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("a seal key cannot be kept", e);
        }
    }

    private void keep() throws IOException {
        OwnerOnly.write(file, json.writeValueAsBytes(new File(java.util.stream.Stream.of(inUse, waiting)
                .filter(java.util.Objects::nonNull).toList())));
    }

    private static PrivateKey privateKey(Kept kept) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(kept.privateKey())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the seal key was written by this program", e);
        }
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
