package org.quickpermit.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords of RFC 6238 as token cards make them: HMAC-SHA-1, steps of 30 seconds, six digits.
public final class Totp {
    /// Length of a step in seconds.
    public static final int STEP_SECONDS = 30;
    /// Steps accepted before and after the present one: cards drift, and a code is typed at the end of its step.
    private static final int WINDOW = 1;
    private static final int DIGITS = 6;

    private Totp() {}

    /// Number of the step a moment lies in.
    public static long counter(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /// The code a card with this seed shows at a moment.
    public static String code(byte[] seed, Instant now) {
        return code(seed, counter(now), DIGITS);
    }

    static String code(byte[] seed, long counter, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(seed, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int offset = hash[hash.length - 1] & 0xf;
            int binary = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fff_ffff;
            int modulus = 1;
            for (int i = 0; i < digits; i++) {
                modulus *= 10;
            }
            return String.format(java.util.Locale.ROOT, "%0" + digits + "d", binary % modulus);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA1", e);
        }
    }

    /// The step a typed code belongs to. All steps of the window are always computed, so that the time taken tells
    /// nothing.
    ///
    /// @param lastCounter the last step a code was accepted for; only later ones count
    static OptionalLong match(byte[] seed, String typed, Instant now, long lastCounter) {
        long present = counter(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - WINDOW; step <= present + WINDOW; step++) {
            boolean equal = MessageDigest.isEqual(code(seed, step, DIGITS).getBytes(StandardCharsets.US_ASCII),
                    typed.getBytes(StandardCharsets.UTF_8));
            if (equal && step > lastCounter && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
