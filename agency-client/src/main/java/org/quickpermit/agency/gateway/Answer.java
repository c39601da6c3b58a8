package org.quickpermit.agency.gateway;

import java.util.function.Function;

/// What became of a call. The three cases are kept apart because only the last leaves it open whether the server acted.
///
/// @param <T> what a successful call gives
public sealed interface Answer<T> {
    /// The server did it and answered.
    ///
    /// @param value its answer
    record Given<T>(T value) implements Answer<T> {}

    /// The server answered that it did not do it.
    ///
    /// @param trouble why, for the clerk
    record Denied<T>(Trouble trouble) implements Answer<T> {}

    /// No usable answer came: whether the server acted is unknown.
    ///
    /// @param why what broke
    record Missing<T>(NoAnswer why) implements Answer<T> {}

    /// The same answer with its value changed by `change`.
    default <R> Answer<R> map(Function<T, R> change) {
        return switch (this) {
            case Given<T>(T value) -> new Given<>(change.apply(value));
            case Denied<T>(Trouble trouble) -> new Denied<>(trouble);
            case Missing<T>(NoAnswer why) -> new Missing<>(why);
        };
    }
}
