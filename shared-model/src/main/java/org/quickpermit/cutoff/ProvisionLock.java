package org.quickpermit.cutoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.ProvisionContent;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Locks what a kiosk fetches ahead so that only the traveller's own slip opens it: AES-256-GCM under a key that HKDF with
/// SHA-256 (RFC 5869) makes from the text of the boarding confirmation's barcode.
///
/// That text holds a signature nobody can foresee without the server's key, so whoever could guess it could forge permits
/// anyway. The kiosk never keeps it: a stolen disk shows numbers and last days, and no name.
public final class ProvisionLock {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte[] PURPOSE = "quickpermit provision 1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    /// Contents are filled up with blanks, so that their length does not tell a long name from a short one.
    private static final int FILL = 512;
    private static final ObjectMapper JSON = WireJson.lenient();

    private ProvisionLock() {}

    /// Locks.
    ///
    /// @param confirmation text of the boarding confirmation's barcode
    /// @param permitId the permit; what is locked for one permit does not open for another
    /// @param content what the paper needs
    /// @param random gives the nonce; a `SecureRandom` in service
    /// @return Base64 of nonce and ciphertext
    public static String lock(String confirmation, PermitId permitId, ProvisionContent content,
            RandomGenerator random) {
        try {
            byte[] json = JSON.writeValueAsBytes(content);
            byte[] filled = Arrays.copyOf(json, (json.length / FILL + 1) * FILL);
            Arrays.fill(filled, json.length, filled.length, (byte) ' ');
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] locked = cipher(Cipher.ENCRYPT_MODE, confirmation, permitId, nonce).doFinal(filled);
            byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + locked.length);
            System.arraycopy(locked, 0, both, NONCE_BYTES, locked.length);
            return Base64.getEncoder().encodeToString(both);
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException("a provision can always be locked", e);
        }
    }

    /// Opens. Never throws, whatever `locked` is.
    ///
    /// @param confirmation text that was scanned
    /// @param permitId the permit
    /// @param locked what [#lock] gave
    /// @return empty when it is not this slip's, or was changed
    public static Optional<ProvisionContent> open(String confirmation, PermitId permitId, String locked) {
        try {
            byte[] both = Base64.getDecoder().decode(locked);
            if (both.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            byte[] filled = cipher(Cipher.DECRYPT_MODE, confirmation, permitId, nonce)
                    .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return Optional.ofNullable(JSON.readValue(filled, ProvisionContent.class));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String confirmation, PermitId permitId, byte[] nonce)
            throws GeneralSecurityException {
        byte[] number = permitId.value().getBytes(StandardCharsets.US_ASCII);
        SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", HKDFParameterSpec.ofExtract()
                .addIKM(confirmation.getBytes(StandardCharsets.UTF_8))
                .addSalt(number)
                .thenExpand(PURPOSE, 32));
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(number);
        return cipher;
    }
}
