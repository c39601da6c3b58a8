package org.quickpermit.agency.submissions;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.gateway.Gateway;
import org.quickpermit.agency.submissions.SubmissionStore.Unreadable;
import org.quickpermit.device.Answer;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.Trouble;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Submits changes so that each happens once. The order is always: make the key, keep it on disk, send; and after a
/// missing answer, send the same bytes under the same key until there is one. Lives on the screen's thread; disk and
/// network are reached through [Tasks].
public final class SubmissionDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionDesk.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(15));

    private final SubmissionStore store;
    private final Gateway gateway;
    private final Tasks tasks;
    private final InstantSource clock;
    private final Supplier<String> newKey;
    private final ObservableList<Pending> pending = FXCollections.observableArrayList();
    private final ObservableList<Unreadable> unreadable = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper unread = new ReadOnlyBooleanWrapper();
    private final List<Consumer<QuickPermitCase>> observers = new ArrayList<>();

    /// @param store keeps submissions through a restart
    /// @param gateway the server
    /// @param tasks off-screen work and time
    /// @param clock tells when a submission was made
    /// @param newKey makes idempotency keys: 16 to 64 characters that never repeat
    public SubmissionDesk(SubmissionStore store, Gateway gateway, Tasks tasks, InstantSource clock,
            Supplier<String> newKey) {
        this.store = store;
        this.gateway = gateway;
        this.tasks = tasks;
        this.clock = clock;
        this.newKey = newKey;
    }

    /// What has no end yet, oldest first. To be looked at, not changed.
    public ObservableList<Pending> pending() {
        return FXCollections.unmodifiableObservableList(pending);
    }

    /// Tells `observer` of every answered case, also of those asked for in a former run.
    public void onAnswered(Consumer<QuickPermitCase> observer) {
        observers.add(observer);
    }

    /// What is under way for a travel document, so that nobody submits it a second time.
    public Optional<Pending> pendingFor(String documentNumber) {
        return pending.stream()
                .filter(one -> one.submission().draft().documentNumber().equals(documentNumber))
                .findFirst();
    }

    /// Keeps the draft under a new key, then sends it.
    public Pending submit(Draft draft) {
        Pending one = new Pending(new Submission(newKey.get(), clock.instant(), draft));
        pending.add(one);
        tasks.run(() -> {
            store.keep(one.submission());
            return one;
        }, this::ask, failure -> {
            LOG.error("submission not kept, so not sent", failure);
            end(one, new Progress.NotKept());
        });
        return one;
    }

    /// What is kept but cannot be opened, oldest first. To be looked at, not changed.
    public ObservableList<Unreadable> unreadable() {
        return FXCollections.unmodifiableObservableList(unreadable);
    }

    /// True when it is not known what is kept, because the store could not be read at all.
    public ReadOnlyBooleanProperty unread() {
        return unread.getReadOnlyProperty();
    }

    /// Sets aside what cannot be opened: the clerk has found out what became of it.
    public void setAsideUnreadable() {
        List<Unreadable> settled = List.copyOf(unreadable);
        tasks.run(() -> {
            store.setAside(settled);
            return settled;
        }, unreadable::removeAll, failure -> LOG.error("submissions not set aside", failure));
    }

    /// Takes up what a former run of the program left without an answer. Called at start; asks once somebody is signed
    /// in. What cannot be opened comes into [#unreadable()]; where nothing can be read, [#unread()] says so.
    public void takeUp() {
        tasks.run(store::kept, kept -> {
            unreadable.setAll(kept.unreadable());
            for (Submission submission : kept.open()) {
                Pending one = new Pending(submission);
                one.is(new Progress.WaitsForSignIn());
                pending.add(one);
            }
        }, failure -> {
            LOG.error("unanswered submissions of the last run cannot be read", failure);
            unread.set(true);
        });
    }

    /// Somebody signed in: asks everything that waited for it.
    public void signedIn() {
        List.copyOf(pending).stream()
                .filter(one -> one.progress().get() instanceof Progress.WaitsForSignIn)
                .forEach(this::ask);
    }

    /// Asks now instead of after the pause. Without effect while it is being asked.
    public void askNow(Pending one) {
        switch (one.progress().get()) {
            case Progress.Unanswered _,Progress.NotDecided _ -> ask(one);
            case Progress.Keeping _,Progress.Asking _,Progress.WaitsForSignIn _,Progress.Answered _,Progress.Denied _,Progress.NotKept _,Progress.GivenUp _ ->
                LOG.debug("nothing to ask now");
        }
    }

    /// Gives a submission up. Possible only while the server's last word is that it has done nothing; a submission
    /// without an answer cannot be given up, since it may have taken effect.
    ///
    /// @return whether it was given up
    public boolean giveUp(Pending one) {
        if (one.progress().get() instanceof Progress.NotDecided) {
            settle(one, new Progress.GivenUp());
            return true;
        }
        return false;
    }

    private void ask(Pending one) {
        if (!one.begin()) {
            return;
        }
        Submission submission = one.submission();
        Draft draft = submission.draft();
        tasks.run(() -> gateway.send(draft.path(), submission.key(), draft.body().bytes()), answer -> {
            one.ended();
            heard(one, answer);
        }, failure -> {
            one.ended();
            LOG.error("asking failed inside the terminal", failure);
            again(one, new Progress.Unanswered(one.attempts(), NoAnswer.BROKEN_OFF, pause(one)));
        });
    }

    private void heard(Pending one, Answer<QuickPermitCase> answer) {
        switch (answer) {
            case Answer.Given<QuickPermitCase>(QuickPermitCase result) -> {
                settle(one, new Progress.Answered(result));
                List.copyOf(observers).forEach(observer -> observer.accept(result));
            }
            case Answer.Missing<QuickPermitCase>(var why) ->
                again(one, new Progress.Unanswered(one.attempts(), why, pause(one)));
            case Answer.Denied<QuickPermitCase>(Trouble trouble) -> denied(one, trouble);
        }
    }

    private void denied(Pending one, Trouble trouble) {
        switch (fate(trouble.type())) {
            case OVER -> settle(one, new Progress.Denied(trouble));
            case NOT_YET -> again(one, new Progress.NotDecided(one.attempts(), trouble, pause(one)));
            case UNKNOWN -> again(one, new Progress.Unanswered(one.attempts(), NoAnswer.NOT_READY, pause(one)));
            case AFTER_SIGN_IN -> one.is(new Progress.WaitsForSignIn());
        }
    }

    private void again(Pending one, Progress progress) {
        Duration pause = pause(one);
        one.is(progress);
        tasks.after(pause, () -> {
            if (one.progress().get() == progress) {
                ask(one);
            }
        });
    }

    private static Duration pause(Pending one) {
        return PAUSES.get(Math.min(Math.max(one.attempts(), 1), PAUSES.size()) - 1);
    }

    private void settle(Pending one, Progress end) {
        end(one, end);
        // A row that is not removed is asked again at the next start and answered from the server's memory.
        tasks.run(() -> {
            store.forget(one.submission().key());
            return one;
        }, _ -> LOG.debug("settled"), failure -> LOG.error("settled submission not removed", failure));
    }

    private void end(Pending one, Progress end) {
        pending.remove(one);
        one.is(end);
    }

    /// What a denial means for a submission: [Fate#OVER] the server has not acted and never will under this key;
    /// [Fate#NOT_YET] it has not acted and may be asked again; [Fate#UNKNOWN] it may have acted, as when the same key is
    /// still being worked on, the server failed half-way, or it said nothing about this key at all.
    static Fate fate(ProblemType type) {
        return switch (type) {
            case NOT_DECIDED -> Fate.NOT_YET;
            case INTERNAL_ERROR, TOO_MANY_ATTEMPTS, SERVICE_UNAVAILABLE -> Fate.UNKNOWN;
            case SIGN_IN_REQUIRED, SIGN_IN_FAILED, CLIENT_CERTIFICATE_REQUIRED, FORBIDDEN -> Fate.AFTER_SIGN_IN;
            case UNREADABLE_REQUEST, MALFORMED_JSON, INVALID_FIELDS, MISSING_IDEMPOTENCY_KEY, IDEMPOTENCY_KEY_REUSED,
                    NOT_FOUND, METHOD_NOT_ALLOWED, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE, CODE_INVALID,
                    CORRECTION_WINDOW_CLOSED, STATE_CONFLICT, SEAL_REFUSED, PERMIT_NOT_PRINTABLE,
                    PERMIT_ALREADY_PRINTED, PRINT_IN_PROGRESS, PERMIT_AT_OTHER_KIOSK, SHEET_ALREADY_USED,
                    SHEET_NOT_LOADED, SHIFT_NOT_OPEN,
                    EVIDENCE_NOT_ACCEPTED,
                    ENTRY_REFUSED, REGISTER_FILE_REJECTED ->
                Fate.OVER;
        };
    }

    /// See [#fate(ProblemType)].
    enum Fate {
        OVER,
        NOT_YET,
        UNKNOWN,
        AFTER_SIGN_IN
    }
}
