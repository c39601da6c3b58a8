package org.quickpermit.kiosk.app;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/// What has been opened so far, to be closed in reverse order: at the end, or when something later cannot be opened.
final class OpenThings implements AutoCloseable {
    private final Deque<AutoCloseable> things = new ArrayDeque<>();

    /// Takes a thing that has just been opened.
    ///
    /// @return the same thing
    <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        return thing;
    }

    /// Closes everything, the last one first. A failure keeps no other thing open. Does nothing the second time.
    ///
    /// @throws IllegalStateException when something cannot be closed; further failures are suppressed in it
    @Override
    public void close() {
        @Nullable
        IllegalStateException failure = null;
        while (!things.isEmpty()) {
            AutoCloseable thing = things.pop();
            try {
                thing.close();
            } catch (Exception e) {
                if (failure == null) {
                    failure = new IllegalStateException(
                            thing.getClass().getSimpleName() + " cannot be closed: " + e.getMessage(), e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
