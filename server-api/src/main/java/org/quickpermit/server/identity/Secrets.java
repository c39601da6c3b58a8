package org.quickpermit.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/// One-time codes and session tokens: made at random, handed out once, kept only as SHA-256. Each has at least 128 bits
/// (codes: 130), so that a fast hash is enough.
final class Secrets {
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";
    private static final int CODE_LENGTH = 26;
    private static final int GROUP = 5;
    private static final int TOKEN_BYTES = 32;

    private Secrets() {}

    /// A code for a person to type: 26 characters in groups of five.
    static String newCode(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /// A session token, 256 bits.
    static String newToken(SecureRandom random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// The hash of a code as typed: small letters, spaces and hyphens do not matter.
    static String hashCode(String code) {
        return hash(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }

    /// The hash of a token.
    static String hash(String token) {
        return hash(token.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of a public key.
    static String hash(PublicKey key) {
        return hash(key.getEncoded());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
