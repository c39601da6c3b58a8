package org.quickpermit.agency.submissions;

import java.time.Duration;

import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.wire.QuickPermitCase;

/// How far a submission has come.
public sealed interface Progress {
    /// It is being written to disk; nothing was sent.
    record Keeping() implements Progress {}

    /// It is kept, and asked for the `attempt`-th time in this run of the program.
    record Asking(int attempt) implements Progress {}

    /// No answer came: whether the server acted is unknown. It is asked again by itself, under the same key.
    ///
    /// @param attempts how often it was asked in this run of the program
    /// @param why what broke the last time
    /// @param nextIn time until it is asked again
    record Unanswered(int attempts, NoAnswer why, Duration nextIn) implements Progress {}

    /// The server could not decide and did nothing, or is not ready to say. It is asked again by itself.
    ///
    /// @param attempts how often it was asked in this run of the program
    /// @param trouble what the server said
    /// @param nextIn time until it is asked again
    record NotDecided(int attempts, Trouble trouble, Duration nextIn) implements Progress {}

    /// It waits until somebody signs in; then it is asked again.
    record WaitsForSignIn() implements Progress {}

    /// The end: the server's answer.
    record Answered(QuickPermitCase result) implements Progress {}

    /// The end: the server did not act, and why.
    record Denied(Trouble trouble) implements Progress {}

    /// The end: it could not be kept on disk, so it was not sent.
    record NotKept() implements Progress {}

    /// The end: given up by the clerk while the server's last word was that it had done nothing.
    record GivenUp() implements Progress {}

    /// True when nothing more will happen.
    default boolean isEnd() {
        return switch (this) {
            case Answered _,Denied _,NotKept _,GivenUp _ -> true;
            case Keeping _,Asking _,Unanswered _,NotDecided _,WaitsForSignIn _ -> false;
        };
    }
}
