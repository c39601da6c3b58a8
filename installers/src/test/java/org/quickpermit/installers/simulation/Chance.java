package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The seed's luck. Everything that could go one way or another asks here, in the order in which it happens.
final class Chance {
    private final Random random;
    private boolean calm;

    Chance(Random random) {
        this.random = random;
    }

    /// From now on nothing goes wrong any more: the day is over and everybody clears up.
    void calm() {
        calm = true;
    }

    boolean isCalm() {
        return calm;
    }

    /// A misfortune that strikes once in so many times; never once the day is over.
    boolean strikes(int oneIn) {
        return random.nextInt(oneIn) == 0 && !calm;
    }

    /// True in so many of a hundred.
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A stretch of time between two, both in milliseconds.
    Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least + 1));
    }

    /// A stretch of time between two, both in seconds.
    Duration seconds(int least, int most) {
        return millis(least * 1000, most * 1000);
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
