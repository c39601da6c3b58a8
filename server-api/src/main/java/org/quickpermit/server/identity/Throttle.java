package org.quickpermit.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

/// Slows guessing down. Counted by account and device together: whoever guesses at one machine makes the account wait at
/// that machine only, so that nobody can lock an agency out from elsewhere. Five failures are free; every further one
/// doubles the wait, from five seconds to fifteen minutes. Half an hour without failures forgets them: the longest wait and
/// as long again. No account is ever locked for good.
public final class Throttle {
    private static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGET = Duration.ofMinutes(15);
    /// At so many accounts may one device have failed; who tries more logins there waits until the oldest is forgotten.
    static final int ACCOUNTS_PER_DEVICE = 50;

    private final Clock clock;

    /// @param clock what waits are counted by
    public Throttle(Clock clock) {
        this.clock = clock;
    }

    /// Takes the right to one attempt, in a transaction that ends before the attempt is judged. The attempt counts as
    /// failed from here on, until [#succeeded(Handle, String)]: were failures counted afterwards, as many guesses as fit
    /// on the line at once would be judged before the first of them counted.
    ///
    /// What is forgotten is removed on the way, and a device keeps a limited number of rows: whoever invents logins fills
    /// nothing, and finds nothing out, since invented and real ones count alike.
    ///
    /// @param scope account and device
    /// @param deviceId the device
    /// @return nothing when the attempt may be made now; otherwise how long to wait, and then nothing was counted
    public Optional<Duration> reserve(Handle handle, String scope, String deviceId) {
        long now = clock.millis();
        long forgotten = now - FORGET.toMillis() - LONGEST_WAIT.toMillis();
        handle.createUpdate("DELETE FROM failed_attempt WHERE last_at < :forgotten")
                .bind("forgotten", forgotten)
                .execute();
        Optional<Long> oldest = oldestOfTooMany(handle, scope, deviceId);
        if (oldest.isPresent()) {
            return oldest.map(last -> Duration.ofMillis(last - forgotten + 1));
        }
        Counted counted = locked(handle, scope, deviceId, now);
        long failures = counted.lastAt() < forgotten ? 0 : counted.failures();
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

    /// When the device's oldest failure was, if it has as many accounts as it may and this one is not among them.
    private static Optional<Long> oldestOfTooMany(Handle handle, String scope, String deviceId) {
        return handle.createQuery("""
                SELECT COUNT(*) AS accounts, MIN(last_at) AS oldest,
                  COALESCE(SUM(CASE WHEN scope = :scope THEN 1 ELSE 0 END), 0) AS known
                FROM failed_attempt WHERE device_id = :device""")
                .bind("scope", scope)
                .bind("device", deviceId)
                .map((row, _) -> row.getLong("accounts") >= ACCOUNTS_PER_DEVICE && row.getLong("known") == 0
                        ? Optional.of(row.getLong("oldest"))
                        : Optional.<Long>empty())
                .one();
    }

    private record Counted(long failures, long lastAt) {}

    /// The row of a scope, made when there is none. The update changes nothing: it holds the row until the transaction
    /// ends, so that of two attempts the second sees what the first counted.
    private static Counted locked(Handle handle, String scope, String deviceId, long now) {
        handle.createUpdate("""
                INSERT INTO failed_attempt (scope, device_id, failures, first_at, last_at)
                VALUES (:scope, :device, 0, :now, :now)
                ON CONFLICT (scope) DO UPDATE SET failures = failed_attempt.failures""")
                .bind("scope", scope)
                .bind("device", deviceId)
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
    public void succeeded(Handle handle, String scope) {
        handle.createUpdate("DELETE FROM failed_attempt WHERE scope = :scope").bind("scope", scope).execute();
    }
}
