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

    /// Takes the right to one attempt, in a transaction that ends before the attempt is judged. The attempt counts as
    /// failed from here on, until [#succeeded(Handle, String)]: were failures counted afterwards, as many guesses as fit
    /// on the line at once would be judged before the first of them counted.
    ///
    /// @return nothing when the attempt may be made now; otherwise how long to wait, and then nothing was counted
    Optional<Duration> reserve(Handle handle, String scope) {
        long now = clock.millis();
        Counted counted = locked(handle, scope, now);
        long failures = counted.lastAt() < now - FORGET.toMillis() - LONGEST_WAIT.toMillis() ? 0 : counted.failures();
        long left = counted.lastAt() + delay(failures).toMillis() - now;
        if (left > 0) {
            return Optional.of(Duration.ofMillis(left));
        }
        handle.createUpdate("""
                UPDATE failed_attempt
                SET failures = :failures, last_at = :now, first_at = CASE WHEN :failures = 1 THEN :now ELSE first_at END
                WHERE scope = :scope""")
                .bind("failures", failures + 1)
                .bind("now", now)
                .bind("scope", scope)
                .execute();
        return Optional.empty();
    }

    private record Counted(long failures, long lastAt) {}

    /// The row of a scope, made when there is none. The update changes nothing: it holds the row until the transaction
    /// ends, so that of two attempts the second sees what the first counted.
    private static Counted locked(Handle handle, String scope, long now) {
        handle.createUpdate("""
                INSERT INTO failed_attempt (scope, failures, first_at, last_at) VALUES (:scope, 0, :now, :now)
                ON CONFLICT (scope) DO UPDATE SET failures = failed_attempt.failures""")
                .bind("scope", scope)
                .bind("now", now)
                .execute();
        return handle.createQuery("SELECT failures, last_at FROM failed_attempt WHERE scope = :scope")
                .bind("scope", scope)
                .map((row, context) -> new Counted(row.getLong("failures"), row.getLong("last_at")))
                .one();
    }

    private static Duration delay(long failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        long doublings = Math.min(failures - FREE, 20);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    /// Forgets the failures after a success.
    void succeeded(Handle handle, String scope) {
        handle.createUpdate("DELETE FROM failed_attempt WHERE scope = :scope").bind("scope", scope).execute();
    }
}
