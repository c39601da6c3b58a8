package org.quickpermit.agency.outcome;

import org.quickpermit.agency.submissions.Pending;
import org.quickpermit.agency.submissions.Progress;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.wire.QuickPermitCase;

/// What the decision's place shows.
public sealed interface Outcome {
    /// Nothing yet.
    record Nothing() implements Outcome {}

    /// A submission without its end.
    ///
    /// @param pending the submission
    /// @param progress how far it is
    record Underway(Pending pending, Progress progress) implements Outcome {}

    /// A decided case.
    ///
    /// @param decided the case as the server last told it
    record Decided(QuickPermitCase decided) implements Outcome {}

    /// The server did not do what was asked.
    ///
    /// @param trouble why
    record Denied(Trouble trouble) implements Outcome {}

    /// A reading call stayed without an answer; nothing was at stake.
    ///
    /// @param why what broke
    record NotRead(NoAnswer why) implements Outcome {}

    /// A reading call failed inside the terminal; nothing was at stake.
    record Broken() implements Outcome {}

    /// It could not be kept on disk, so it was not sent.
    record NotKept() implements Outcome {}

    /// The clerk gave it up; the server has done nothing.
    record GivenUp() implements Outcome {}
}
