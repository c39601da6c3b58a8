package org.quickpermit.installers.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for something to become true, asking again and again.
final class Await {
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Await() {}

    /// Waits for a value.
    ///
    /// @param what what is waited for, for the message
    /// @param found asked until it gives a value
    /// @throws AssertionError when it did not come
    static <T> T value(String what, Callable<Optional<T>> found) throws Exception {
        return value(what, PATIENCE, found);
    }

    /// Waits for a value no longer than a given time.
    static <T> T value(String what, Duration patience, Callable<Optional<T>> found) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> value = found.call();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for " + what);
            }
            Thread.sleep(BETWEEN);
        }
    }

    /// Waits for a condition.
    static void until(String what, Callable<Boolean> condition) throws Exception {
        value(what, () -> condition.call() ? Optional.of(true) : Optional.empty());
    }
}
