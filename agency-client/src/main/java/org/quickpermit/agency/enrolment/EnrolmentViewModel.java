package org.quickpermit.agency.enrolment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldModel.Remark;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.submissions.SubmissionStore.Unreadable;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.EnrolmentFault;
import org.quickpermit.device.IdentityFiles;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page that turns this machine into a known terminal.
public final class EnrolmentViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(EnrolmentViewModel.class);

    private final IdentityFiles files;
    private final Enroller enroller;
    private final Callable<List<Unreadable>> waiting;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Path> ticket = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Remark> message = new ReadOnlyObjectWrapper<>(Remark.NONE);
    private final ReadOnlyObjectWrapper<@Nullable DeviceIdentity> identity = new ReadOnlyObjectWrapper<>();

    /// @param files keeps the identity
    /// @param enroller asks the server for it and keeps it there
    /// @param waiting submissions without an answer that a former enrolment left, which a new one could not open
    /// @param tasks off-screen work
    public EnrolmentViewModel(IdentityFiles files, Enroller enroller, Callable<List<Unreadable>> waiting,
            Tasks tasks) {
        this.files = files;
        this.enroller = enroller;
        this.waiting = waiting;
        this.tasks = tasks;
    }

    /// The ticket file chosen, null for none.
    public ReadOnlyObjectProperty<@Nullable Path> ticket() {
        return ticket.getReadOnlyProperty();
    }

    /// True while the server is asked.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// A sentence under the form.
    public ReadOnlyObjectProperty<Remark> message() {
        return message.getReadOnlyProperty();
    }

    /// What this terminal is, null until it is enrolled.
    public ReadOnlyObjectProperty<@Nullable DeviceIdentity> identity() {
        return identity.getReadOnlyProperty();
    }

    /// Looks for a kept identity; with none, enrols with `given` where there is one.
    ///
    /// @param given a ticket named at the start of the program
    public void begin(Optional<Path> given) {
        busy.set(true);
        tasks.run(files::read, kept -> {
            busy.set(false);
            if (kept.isPresent()) {
                identity.set(kept.get());
            } else {
                given.ifPresent(file -> {
                    choose(file);
                    enrol();
                });
            }
        }, failure -> {
            busy.set(false);
            LOG.error("kept identity not read", failure);
            message.set(new Remark(Remark.Tone.FAULT, Wording.of("enrolment.fault.kept")));
        });
    }

    /// Chooses a ticket file.
    public void choose(Path file) {
        ticket.set(file);
        message.set(Remark.NONE);
    }

    /// Enrols with the ticket chosen. Refused while submissions wait that only the former identity of this machine can
    /// open: the new one would leave them without an end.
    public void enrol() {
        Path file = ticket.get();
        if (busy.get()) {
            return;
        }
        if (file == null) {
            message.set(new Remark(Remark.Tone.FAULT, Wording.of("enrolment.choose")));
            return;
        }
        busy.set(true);
        message.set(new Remark(Remark.Tone.NONE, Wording.of("enrolment.working")));
        tasks.run(() -> {
            List<Unreadable> left = waiting.call();
            return left.isEmpty() ? new Tried.Made(enroller.enrol(file)) : new Tried.Refused(left);
        }, this::tried, this::failed);
    }

    /// What became of trying.
    private sealed interface Tried {
        record Made(DeviceIdentity identity) implements Tried {}

        record Refused(List<Unreadable> left) implements Tried {}
    }

    private void tried(Tried tried) {
        busy.set(false);
        switch (tried) {
            case Tried.Made(DeviceIdentity made) -> {
                message.set(Remark.NONE);
                identity.set(made);
            }
            case Tried.Refused(List<Unreadable> left) -> message.set(new Remark(Remark.Tone.FAULT,
                    Wording.of("enrolment.fault.waiting", left.size(),
                            Days.dayAndTime(left.getFirst().madeAt()))));
        }
    }

    private void failed(Exception failure) {
        busy.set(false);
        LOG.warn("not enrolled", failure);
        message.set(new Remark(Remark.Tone.FAULT, switch (failure) {
            case EnrolmentFault fault when !fault.supportCode().isEmpty() ->
                Wording.of("trouble.withCode", fault.text(), fault.supportCode());
            case EnrolmentFault fault -> fault.text();
            default -> Wording.of("trouble.inside");
        }));
    }
}
