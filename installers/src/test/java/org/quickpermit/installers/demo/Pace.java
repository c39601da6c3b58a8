package org.quickpermit.installers.demo;

import java.time.Duration;

/// How fast the demo plays.
///
/// @param look how long what is worth a look stays: every picture's screen, and the end of each step
/// @param key pause between two typed characters
record Pace(Duration look, Duration key) {
    /// As fast as it goes.
    static final Pace FAST = new Pace(Duration.ZERO, Duration.ZERO);
    /// So that a person can follow.
    static final Pace SLOW = seconds(2);
    private static final double LEAST = 0.1;
    private static final double MOST = 10;
    private static final int KEYS_IN_A_LOOK = 40;

    /// Reads `fast`, `slow`, or a number of seconds.
    ///
    /// @throws IllegalArgumentException when it is none of them; the message says what is taken
    static Pace of(String text) {
        switch (text) {
            case "fast" -> {
                return FAST;
            }
            case "slow" -> {
                return SLOW;
            }
            default -> {
                double seconds = text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : Double.NaN;
                if (!(seconds >= LEAST && seconds <= MOST)) {
                    throw new IllegalArgumentException(
                            "fast, slow, or the seconds each screen stays, 0.1 to 10; not " + text);
                }
                return seconds(seconds);
            }
        }
    }

    private static Pace seconds(double seconds) {
        Duration look = Duration.ofMillis(Math.round(seconds * 1_000));
        return new Pace(look, look.dividedBy(KEYS_IN_A_LOOK));
    }

    /// True where nobody is expected to follow.
    boolean isFast() {
        return look.isZero();
    }

    /// Waits as long as a look takes.
    void waitForALook() throws InterruptedException {
        Thread.sleep(look);
    }

    /// Waits as long as the next key takes.
    void waitForAKey() throws InterruptedException {
        Thread.sleep(key);
    }
}
