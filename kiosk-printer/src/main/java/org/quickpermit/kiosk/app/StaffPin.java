package org.quickpermit.kiosk.app;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.quickpermit.kiosk.journal.Journal;

/// The PIN in front of the staff console: six to twelve digits, kept in the journal as a salted PBKDF2 hash. After the
/// third wrong try each further one has to wait, longer every time; the count survives a restart. Safe for several
/// threads.
public final class StaffPin {
    private static final String HASH = "staff-pin";
    private static final String FAILURES = "staff-pin-failures";
    private static final String BLOCKED_UNTIL = "staff-pin-blocked-until";
    private static final int ITERATIONS = 600_000;
    private static final int FREE_TRIES = 3;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Journal journal;
    private final InstantSource clock;

    /// @param journal where the hash is kept
    /// @param clock wall clock, for the waits
    public StaffPin(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /// True once a PIN was chosen.
    public boolean isSet() {
        return journal.setting(HASH).isPresent();
    }

    /// Chooses a PIN.
    ///
    /// @throws IllegalArgumentException when it is too short, too long, not digits, or too easy; the message says which
    public synchronized void set(String pin) {
        if (!pin.matches("[0-9]{6,12}")) {
            throw new IllegalArgumentException("PIN: 6 to 12 digits");
        }
        if (pin.chars().distinct().count() < 3 || "0123456789012345".contains(pin)
                || "9876543210987654".contains(pin)) {
            throw new IllegalArgumentException("PIN: too easy to guess");
        }
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        HexFormat hex = HexFormat.of();
        journal.setting(HASH,
                ITERATIONS + ":" + hex.formatHex(salt) + ":" + hex.formatHex(hash(pin, salt, ITERATIONS)));
        journal.setting(FAILURES, "0");
        journal.setting(BLOCKED_UNTIL, "0");
    }

    /// Forgets the PIN and its wrong tries, so that a new one can be chosen; the journal keeps that it was done.
    ///
    /// @return false when none was set; then nothing is written
    public synchronized boolean forget() {
        if (!isSet()) {
            return false;
        }
        journal.forget("PIN_RESET", "from the command line", HASH, FAILURES, BLOCKED_UNTIL);
        return true;
    }

    /// Tries a PIN. The count of failures is written before the hash is compared, so that pulling the plug gains no
    /// extra try.
    ///
    /// @return empty when it was right; else how long the next try has to wait, zero for at once
    public synchronized Optional<Duration> attempt(String pin) {
        Optional<Duration> blocked = blocked();
        if (blocked.isPresent()) {
            return blocked;
        }
        String[] parts = journal.setting(HASH).orElse("").split(":");
        if (parts.length != 3) {
            return Optional.of(Duration.ZERO);
        }
        int failures = Integer.parseInt(journal.setting(FAILURES).orElse("0")) + 1;
        Duration pause = pauseAfter(failures);
        journal.setting(FAILURES, Integer.toString(failures));
        journal.setting(BLOCKED_UNTIL, Long.toString(clock.instant().plus(pause).toEpochMilli()));
        HexFormat hex = HexFormat.of();
        byte[] tried = hash(pin, hex.parseHex(parts[1]), Integer.parseInt(parts[0]));
        if (MessageDigest.isEqual(tried, hex.parseHex(parts[2]))) {
            journal.setting(FAILURES, "0");
            journal.setting(BLOCKED_UNTIL, "0");
            return Optional.empty();
        }
        return Optional.of(pause);
    }

    /// How long the next try has to wait after so many wrong ones.
    static Duration pauseAfter(int failures) {
        if (failures < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 10));
        return pause.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : pause;
    }

    private Optional<Duration> blocked() {
        Instant until = Instant.ofEpochMilli(Long.parseLong(journal.setting(BLOCKED_UNTIL).orElse("0")));
        Duration left = Duration.between(clock.instant(), until);
        if (left.isZero() || left.isNegative()) {
            return Optional.empty();
        }
        return Optional.of(left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left);
    }

    private static byte[] hash(String pin, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(pin.toCharArray(), salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }
}
