package org.quickpermit.kiosk.gateway;

import org.quickpermit.wire.Problem;

/// What a call to the server came to.
///
/// @param <T> what a good answer holds
public sealed interface Answer<T> {
    /// The server did it.
    record Done<T>(T value) implements Answer<T> {}

    /// The server answered with a problem: nothing was done, and asking again in the same words gives the same.
    record Refused<T>(Problem problem) implements Answer<T> {}

    /// No usable answer came: it is not known whether the server did it. Asking again with the same key is safe.
    ///
    /// @param why for the log
    record Unreachable<T>(String why) implements Answer<T> {}
}
