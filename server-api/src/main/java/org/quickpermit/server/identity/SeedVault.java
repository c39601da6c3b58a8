package org.quickpermit.server.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.quickpermit.server.platform.tls.SecretFiles;

/// Encrypts the seeds of token cards with AES-256-GCM under a key in a file beside the database, so that a copy of the
/// database gives no seed away. The card's serial is bound in: a seed moved to another card's row does not open.
public final class SeedVault {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /// @param file key file, made if it does not exist
    /// @param random source of key and nonces
    public SeedVault(Path file, SecureRandom random) {
        this.random = random;
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[KEY_BYTES];
                random.nextBytes(bytes);
                SecretFiles.write(file, Base64.getEncoder().encode(bytes));
            }
            this.key = new SecretKeySpec(
                    Base64.getDecoder().decode(Files.readString(file, StandardCharsets.US_ASCII).strip()), "AES");
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the token seeds cannot be read", e);
        }
    }

    /// @param serial serial of the card
    /// @param seed its seed
    String seal(String serial, byte[] seed) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, serial, nonce);
            byte[] sealed = cipher.doFinal(seed);
            return "v1:" + Base64.getEncoder().encodeToString(
                    ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
    }

    /// @throws IllegalStateException when it was sealed for another card, under another key, or changed
    byte[] open(String serial, String sealed) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sealed.substring("v1:".length()));
            byte[] nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, serial, nonce).doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a token seed does not open with this installation's key", e);
        }
    }

    private Cipher cipher(int mode, String serial, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(serial.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
