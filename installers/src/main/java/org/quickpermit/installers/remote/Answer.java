package org.quickpermit.installers.remote;

import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;

/// What came back for a call: the message, or the problem.
///
/// @param <T> the message
public sealed interface Answer<T> {
    /// The status line's number.
    int status();

    /// The body, byte for byte as text.
    String raw();

    /// The call was done.
    ///
    /// @param status 2xx
    /// @param body the message
    /// @param raw its text
    record Done<T>(int status, T body, String raw) implements Answer<T> {}

    /// The call was refused.
    ///
    /// @param status 4xx or 5xx
    /// @param problem why
    /// @param raw its text
    record Refused<T>(int status, Problem problem, String raw) implements Answer<T> {
        /// The type of the problem.
        public ProblemType type() {
            return ProblemType.ofUrn(problem.type());
        }
    }

    /// The message.
    ///
    /// @throws IllegalStateException with the problem's words when the call was refused
    default T orFail() {
        return switch (this) {
            case Done<T> done -> done.body();
            case Refused<T> refused -> throw new IllegalStateException("refused with " + refused.status() + ": "
                    + refused.problem().title() + " - " + refused.problem().detail() + " "
                    + refused.problem().errors());
        };
    }

    /// The problem.
    ///
    /// @throws IllegalStateException when the call was done
    default Refused<T> orFailToRefuse() {
        return switch (this) {
            case Done<T> done ->
                throw new IllegalStateException("was done with " + done.status() + " where a refusal was due");
            case Refused<T> refused -> refused;
        };
    }
}
