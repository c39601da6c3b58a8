package org.quickpermit.device;

/// What became of a call. The three cases are kept apart because only the last leaves it open whether the server acted.
///
/// @param <T> what a successful call gives
public sealed interface Answer<T> {
    /// The server did it and answered.
    ///
    /// @param value its answer
    record Given<T>(T value) implements Answer<T> {}

    /// The server answered with a problem: this asking did nothing. An earlier one with the same key, whose answer was
    /// lost, may still have done it when the problem is about the caller or the moment.
    ///
    /// @param trouble why
    record Denied<T>(Trouble trouble) implements Answer<T> {}

    /// No usable answer came: whether the server acted is unknown. Asking again with the same key is safe.
    ///
    /// @param why what broke
    record Missing<T>(NoAnswer why) implements Answer<T> {}

    /// The same answer, except that a problem of the server itself (status 500 and above) counts as no answer.
    default Answer<T> missingWhereTheServerFailed() {
        return this instanceof Denied<T>(Trouble trouble) && trouble.type().status() >= 500
                ? new Missing<>(NoAnswer.NOT_READY)
                : this;
    }
}
