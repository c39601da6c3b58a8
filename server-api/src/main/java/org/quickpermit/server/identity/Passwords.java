package org.quickpermit.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Password hashes: Argon2id in the PHC string form, which carries its parameters, so that they can be raised later and
/// old hashes are made anew when their owner signs in. As many run at once as there are processors: each takes 19 MiB.
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final SecureRandom random;
    private final Semaphore running = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private final LongAdder runs = new LongAdder();
    private final String nobody;

    /// @param random source of the salts
    public Passwords(SecureRandom random) {
        this.random = random;
        this.nobody = hash(Secrets.newToken(random));
    }

    /// How often a hash was computed since the start, whatever for. Every attempt to sign in costs the same number, known
    /// login or not; a wave of guesses shows as a steep line.
    public long runs() {
        return runs.sum();
    }

    /// A hash nothing matches, to spend the same work on unknown names.
    String nobody() {
        return nobody;
    }

    /// Hashes a new password.
    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + ENCODER.encodeToString(salt)
                + "$" + ENCODER.encodeToString(hash);
    }

    /// True when the password is the one that was hashed.
    boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        String[] cost = parts[3].split(",");
        byte[] expected = DECODER.decode(parts[5]);
        byte[] actual = argon2(password, DECODER.decode(parts[4]), number(cost[0]), number(cost[1]), number(cost[2]),
                expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /// True when a hash was made with other parameters than today's.
    static boolean isOutdated(String stored) {
        return !stored.startsWith("$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$");
    }

    private static int number(String parameter) {
        return Integer.parseInt(parameter.substring(2));
    }

    /// The same characters may be typed composed or decomposed; both mean the same password.
    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        byte[] bytes = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[length];
        runs.increment();
        running.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            generator.generateBytes(bytes, out);
        } finally {
            running.release();
        }
        return out;
    }
}
