package org.quickpermit.kiosk.gateway;

import org.quickpermit.wire.Problem;

/// What a call to the server came to.
///
/// @param <T> what a good answer holds
public sealed interface Answer<T> {
    /// The server did it.
    record Done<T>(T value) implements Answer<T> {}

    /// The server answered with a problem: this asking did nothing. An earlier one with the same key, whose answer was
    /// lost, may still have done it when the problem is about the caller or the moment.
    record Refused<T>(Problem problem) implements Answer<T> {}

    /// No usable answer came: it is not known whether the server did it. Asking again with the same key is safe.
    ///
    /// @param why for the log
    record Unreachable<T>(String why) implements Answer<T> {}
}
