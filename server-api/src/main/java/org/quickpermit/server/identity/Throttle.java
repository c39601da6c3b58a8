package org.quickpermit.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/// Slows guessing down. Counted by account and device together: whoever guesses at one machine makes the account wait at
/// that machine only, so that nobody can lock an agency out from elsewhere. Five failures are free; every further one
/// doubles the wait, from five seconds to fifteen minutes. Half an hour without failures forgets them: the longest wait and
/// as long again. No account is ever locked for good.
final class Throttle {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET = Duration.ofMinutes(15);

    private final Clock clock;

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /// How long the next attempt has to wait, or nothing when it may be made now.
    Optional<Duration> wait(Handle handle, String scope) {
        return handle.createQuery("SELECT failures, last_at FROM failed_attempt WHERE scope = :scope")
                .bind("scope", scope)
                .map((row, context) -> row.getLong("last_at") + delay(row.getLong("failures")).toMillis()
                        - clock.millis())
                .findOne()
                .filter(left -> left > 0)
                .map(Duration::ofMillis);
    }

    private static Duration delay(long failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        long doublings = Math.min(failures - FREE, 20);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// Notes a failure.
    void failed(Handle handle, String scope) {
        long now = clock.millis();
        handle.createUpdate("""
                INSERT INTO failed_attempt (scope, failures, first_at, last_at) VALUES (:scope, 1, :now, :now)
                ON CONFLICT (scope) DO UPDATE SET
                  failures = CASE WHEN failed_attempt.last_at < :forget THEN 1 ELSE failed_attempt.failures + 1 END,
                  first_at = CASE WHEN failed_attempt.last_at < :forget THEN :now ELSE failed_attempt.first_at END,
                  last_at = :now""")
                .bind("scope", scope)
                .bind("now", now)
                .bind("forget", now - FORGET.toMillis() - LONGEST_WAIT.toMillis())
                .execute();
    }

    /// Forgets the failures after a success.
    void succeeded(Handle handle, String scope) {
        handle.createUpdate("DELETE FROM failed_attempt WHERE scope = :scope").bind("scope", scope).execute();
    }
}
