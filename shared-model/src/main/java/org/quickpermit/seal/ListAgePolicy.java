package org.quickpermit.seal;

import java.time.Duration;
import java.time.Instant;

/// How old a trust list may be. There is one limit: a machine that works on an older list could take a revoked paper for a
/// living one, and no person at the machine could tell it better.
///
/// @param limit up to this age, inclusive, a machine works
public record ListAgePolicy(Duration limit) {
    /// Four hours.
    public static final ListAgePolicy STANDARD = new ListAgePolicy(Duration.ofHours(4));

    /// @throws IllegalArgumentException when the limit is negative
    public ListAgePolicy {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit: not below zero");
        }
    }

    /// Age of a list. Two clocks are asked and the older answer counts, so that setting the wall clock back does not
    /// make an old list young again.
    ///
    /// @param createdAt when the list was made
    /// @param now wall clock of this machine
    /// @param sinceFetch time since the list was fetched by a clock that only runs forward (`System.nanoTime`), zero
    ///        where the program has been restarted since
    public static Duration age(Instant createdAt, Instant now, Duration sinceFetch) {
        Duration byWallClock = Duration.between(createdAt, now);
        return byWallClock.compareTo(sinceFetch) > 0 ? byWallClock : sinceFetch;
    }

    /// True where nothing may be issued on a list of this age.
    public boolean tooOld(Duration age) {
        return age.compareTo(limit) > 0;
    }
}
