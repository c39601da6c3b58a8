package org.quickpermit.agency.outcome;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldSentences;
import org.quickpermit.agency.fx.LatestQuestion;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.agency.printing.PrintingViewModel;
import org.quickpermit.agency.submissions.Draft;
import org.quickpermit.agency.submissions.Pending;
import org.quickpermit.agency.submissions.Progress;
import org.quickpermit.agency.submissions.SubmissionDesk;
import org.quickpermit.device.Answer;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/// The decision's place: follows a submission to its end, or shows a case that was looked up.
public final class OutcomeViewModel {
    private final SubmissionDesk desk;
    private final Gateway gateway;
    private final LatestQuestion reading;
    private final PrintingViewModel printing;
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.Nothing());
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final FieldModel cancelReason = new FieldModel(NodeIds.CANCEL_REASON, FieldSentences::reason);
    private @Nullable Subscription following;

    /// @param desk submits cancellations and asks again
    /// @param gateway reads cases
    /// @param tasks off-screen work
    /// @param printing prints the case shown
    public OutcomeViewModel(SubmissionDesk desk, Gateway gateway, Tasks tasks, PrintingViewModel printing) {
        this.desk = desk;
        this.gateway = gateway;
        this.reading = new LatestQuestion(tasks, "reading a case");
        this.printing = printing;
    }

    /// What the place shows.
    public ReadOnlyObjectProperty<Outcome> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /// Printing for the case shown.
    public PrintingViewModel printing() {
        return printing;
    }

    /// True while the reason of a cancellation is asked for.
    public ReadOnlyBooleanProperty cancelling() {
        return cancelling.getReadOnlyProperty();
    }

    /// The reason of a cancellation.
    public FieldModel cancelReason() {
        return cancelReason;
    }

    /// Follows a submission and shows every step of it.
    public void follow(Pending pending) {
        stopFollowing();
        printing.reset();
        cancelling.set(false);
        following = pending.progress().subscribe(progress -> outcome.set(switch (progress) {
            case Progress.Answered(QuickPermitCase result) -> new Outcome.Decided(result);
            case Progress.Denied(var trouble) -> new Outcome.Denied(trouble);
            case Progress.NotKept _ -> new Outcome.NotKept();
            case Progress.GivenUp _ -> new Outcome.GivenUp();
            case Progress.Keeping _,Progress.Asking _,Progress.Unanswered _,Progress.NotDecided _,Progress.WaitsForSignIn _ ->
                new Outcome.Underway(pending, progress);
        }));
    }

    /// Reads a case and shows it.
    public void open(CaseNumber number) {
        stopFollowing();
        printing.reset();
        cancelling.set(false);
        reading.ask(() -> gateway.read(number), answer -> outcome.set(switch (answer) {
            case Answer.Given<QuickPermitCase>(QuickPermitCase found) -> new Outcome.Decided(found);
            case Answer.Denied<QuickPermitCase>(var trouble) -> new Outcome.Denied(trouble);
            case Answer.Missing<QuickPermitCase>(var why) -> new Outcome.NotRead(why);
        }), _ -> outcome.set(new Outcome.Broken()));
    }

    /// Clears the place. A submission under way goes on by itself.
    public void clear() {
        stopFollowing();
        printing.reset();
        cancelling.set(false);
        outcome.set(new Outcome.Nothing());
    }

    /// The case shown, where there is one.
    public Optional<QuickPermitCase> shown() {
        return outcome.get() instanceof Outcome.Decided(QuickPermitCase decided)
                ? Optional.of(decided)
                : Optional.empty();
    }

    /// The case shown, when its boarding confirmation can be printed.
    public Optional<QuickPermitCase> printable() {
        return shown().filter(one -> one.permit() != null && one.permit().state().isLive());
    }

    /// The case shown, when the agency may correct or cancel it, by the rule the server goes by. (A sheet that a kiosk is
    /// printing at this moment, and the end of the time for corrections, only the server knows.)
    public Optional<QuickPermitCase> correctable() {
        return shown().filter(one -> one.permit() != null && one.permit().state().isOpenToAgency());
    }

    /// The submission shown, while it has no end.
    public Optional<Pending> underway() {
        return outcome.get() instanceof Outcome.Underway(Pending pending, _) ? Optional.of(pending) : Optional.empty();
    }

    /// Prints the case shown. Without effect when there is nothing to print.
    public void print() {
        printable().ifPresent(printing::print);
    }

    /// Saves the case shown.
    public void save() {
        printable().ifPresent(printing::save);
    }

    /// Shows the paper of the case shown.
    public void preview() {
        printable().ifPresent(printing::show);
    }

    /// Asks for the reason of a cancellation. Without effect when the case cannot be cancelled.
    public void beginCancelling() {
        correctable().ifPresent(_ -> {
            cancelReason.clear();
            cancelling.set(true);
        });
    }

    /// Thinks better of a cancellation.
    public void stopCancelling() {
        cancelling.set(false);
    }

    /// Cancels the case shown for the reason given. A missing reason is said at the field.
    public void confirmCancelling() {
        cancelReason.leave();
        correctable().filter(_ -> cancelling.get() && cancelReason.passes()).ifPresent(approved -> {
            String path = Api.path(Api.CANCELLATION, approved.caseNumber().value());
            var document = approved.application().document();
            Draft draft = new Draft(Draft.Kind.CANCELLATION, path, body(new Cancellation(cancelReason.value())),
                    document.displayName(), document.number());
            follow(desk.submit(draft));
        });
    }

    /// Asks again now.
    public void askNow() {
        underway().ifPresent(desk::askNow);
    }

    /// Gives the submission up, where the server's last word is that it has done nothing.
    public void giveUp() {
        underway().ifPresent(desk::giveUp);
    }

    private static Draft.Body body(Object message) {
        try {
            return new Draft.Body(WireJson.lenient().writeValueAsBytes(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of the API has no JSON form", e);
        }
    }

    private void stopFollowing() {
        reading.forget();
        if (following != null) {
            following.unsubscribe();
            following = null;
        }
    }
}
