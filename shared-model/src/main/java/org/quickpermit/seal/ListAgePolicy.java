package org.quickpermit.seal;

import java.time.Duration;
import java.time.Instant;

/// How old a trust list may be.
///
/// @param normal up to this age, inclusive, a machine works as usual
/// @param staffOnly up to this age, inclusive, staff have to agree
public record ListAgePolicy(Duration normal, Duration staffOnly) {
    /// Four hours as usual, 24 hours with staff.
    public static final ListAgePolicy STANDARD = new ListAgePolicy(Duration.ofHours(4), Duration.ofHours(24));

    /// @throws IllegalArgumentException when an age is negative or the two are reversed
    public ListAgePolicy {
        if (normal.isNegative() || staffOnly.compareTo(normal) < 0) {
            throw new IllegalArgumentException("0 <= normal <= staffOnly");
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

    /// What an age allows.
    public ListAge judge(Duration age) {
        if (age.compareTo(normal) <= 0) {
            return ListAge.NORMAL;
        }
        return age.compareTo(staffOnly) <= 0 ? ListAge.STAFF_ONLY : ListAge.TOO_OLD;
    }
}
