package org.quickpermit.installers.remote;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A token card as RFC 6238 describes it: HMAC-SHA-1, steps of 30 seconds, six digits. Written apart from the server's
/// own code, so that each checks the other.
public final class TokenCard {
    private static final int STEP_SECONDS = 30;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private final byte[] seed;

    private TokenCard(byte[] seed) {
        this.seed = seed;
    }

    /// A card with a seed as it is handed over: Base32 (RFC 4648), blanks and padding ignored.
    ///
    /// @throws IllegalArgumentException when a character is not of the alphabet
    public static TokenCard ofBase32(String text) {
        String clean = text.replaceAll("[\\s=]", "");
        byte[] seed = new byte[clean.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (char c : clean.toCharArray()) {
            int value = BASE32.indexOf(Character.toUpperCase(c));
            if (value < 0) {
                throw new IllegalArgumentException("a token seed is Base32 (A-Z, 2-7)");
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                seed[at++] = (byte) (buffer >> bits);
            }
        }
        return new TokenCard(seed);
    }

    /// The number of the step that holds at a time; a server accepts each step's code once.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), (long) STEP_SECONDS);
    }

    /// The six digits shown in a step.
    public String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "HmacSHA1"));
            byte[] hash = mac.doFinal(java.nio.ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = java.nio.ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java machine has HMAC-SHA-1", e);
        }
    }

    /// The six digits shown at a time.
    public String code(Instant at) {
        return code(step(at));
    }
}
