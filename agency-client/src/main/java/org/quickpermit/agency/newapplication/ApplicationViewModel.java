package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.FieldSentences;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.agency.fx.Wording;
import org.quickpermit.agency.outcome.Outcome;
import org.quickpermit.agency.outcome.OutcomeViewModel;
import org.quickpermit.agency.submissions.Draft;
import org.quickpermit.agency.submissions.SubmissionDesk;
import org.quickpermit.device.Trouble;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/// The page of a new application, which is also the page of a correction: zone and fields to the left, the decision to
/// the right. From the submission to its end the fields are locked and show what was sent.
public final class ApplicationViewModel {
    private final ApplicationForm form;
    private final MrzModel mrz;
    private final OutcomeViewModel outcome;
    private final SubmissionDesk desk;
    private final FieldModel reason = new FieldModel(NodeIds.CORRECTION_REASON, FieldSentences::reason);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable CaseNumber> correcting = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Text> message = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Focus> focus = new ReadOnlyObjectWrapper<>(
            new Focus(NodeIds.MRZ_FIELD, 0));
    private long wishes;

    private boolean clearAsked;

    /// @param desk submits
    /// @param outcome the decision's place beside the form
    /// @param tasks off-screen work and time
    /// @param today the civil date in Asia/Taipei
    /// @param nanos a clock for the speed of keys
    public ApplicationViewModel(SubmissionDesk desk, OutcomeViewModel outcome, Tasks tasks, Supplier<LocalDate> today,
            LongSupplier nanos) {
        this.desk = desk;
        this.outcome = outcome;
        this.form = new ApplicationForm(today);
        this.mrz = new MrzModel(today, nanos, tasks, this::read);
        outcome.outcome().subscribe(this::outcomeChanged);
    }

    /// Where the focus is wanted.
    ///
    /// @param id id of the node
    /// @param wish number of the wish, so that the same place can be wished for twice
    public record Focus(String id, long wish) {}

    /// The fields.
    public ApplicationForm form() {
        return form;
    }

    /// The machine-readable zone.
    public MrzModel mrz() {
        return mrz;
    }

    /// The decision's place.
    public OutcomeViewModel outcome() {
        return outcome;
    }

    /// Why a correction is needed; counts only while one is made.
    public FieldModel reason() {
        return reason;
    }

    /// True while the fields show what was sent and cannot be changed.
    public ReadOnlyBooleanProperty locked() {
        return locked.getReadOnlyProperty();
    }

    /// The case being corrected, null for a new application.
    public ReadOnlyObjectProperty<@Nullable CaseNumber> correcting() {
        return correcting.getReadOnlyProperty();
    }

    /// A sentence at the submit button, null for none.
    public ReadOnlyObjectProperty<@Nullable Text> message() {
        return message.getReadOnlyProperty();
    }

    /// Where the focus is wanted now, null when it may stay where it is.
    public ReadOnlyObjectProperty<@Nullable Focus> focus() {
        return focus.getReadOnlyProperty();
    }

    /// The focus is where it was wanted; from here on the clerk moves it.
    public void focusMoved(Focus wish) {
        if (wish.equals(focus.get())) {
            focus.set(null);
        }
    }

    /// Submits, or says at the fields what is missing. Everything that is kept, sent and answered is shown in
    /// [#outcome()].
    public void submit() {
        if (locked.get()) {
            return;
        }
        clearAsked = false;
        form.fields().forEach(FieldModel::leave);
        reason.leave();
        Optional<QuickPermitApplication> application = form.application();
        CaseNumber corrected = correcting.get();
        if (application.isEmpty() || corrected != null && !reason.passes()) {
            sayWhatIsMissing();
            return;
        }
        String number = application.get().document().number();
        if (desk.pendingFor(number).isPresent()) {
            message.set(Wording.of("form.pendingAlready"));
            return;
        }
        message.set(null);
        locked.set(true);
        outcome.follow(desk.submit(draft(application.get(), corrected)));
    }

    /// Clears the page for the next traveller, but asks once more before it throws away what was typed and not sent.
    public void nextUnlessTyped() {
        if (hasUnsentWork() && !clearAsked) {
            clearAsked = true;
            message.set(Wording.of("form.clearAgain"));
        } else {
            next();
        }
    }

    /// Clears the page for the next traveller. A submission without an answer goes on by itself.
    public void next() {
        clearAsked = false;
        outcome.clear();
        mrz.clear();
        form.clear();
        reason.clear();
        correcting.set(null);
        message.set(null);
        locked.set(false);
        wish(NodeIds.MRZ_FIELD);
    }

    /// Opens the fields again: an approved case is corrected, a refused one applied for anew with changed data.
    ///
    /// @param decided the case to start from
    public void correct(QuickPermitCase decided) {
        boolean approved = decided.outcome() == QuickPermitCase.Outcome.APPROVED;
        outcome.clear();
        mrz.clear();
        form.show(decided.application());
        reason.clear();
        correcting.set(approved ? decided.caseNumber() : null);
        message.set(null);
        locked.set(false);
        wish(NodeIds.CHINESE_NAME);
    }

    /// True when the page holds work of the clerk that has not been submitted.
    public boolean hasUnsentWork() {
        return !locked.get() && (!form.isEmpty() || !mrz.isEmpty());
    }

    private void read(MrzModel.Zone zone) {
        if (locked.get()) {
            // The next traveller's passport was swiped over a finished case.
            outcome.clear();
            form.clear();
            reason.clear();
            correcting.set(null);
            locked.set(false);
        }
        // What was said of the fields was said before they were filled.
        message.set(null);
        form.take(zone);
        clearAsked = false;
        wish(NodeIds.CHINESE_NAME);
    }

    private Draft draft(QuickPermitApplication application, @Nullable CaseNumber corrected) {
        Draft.Kind kind = corrected == null ? Draft.Kind.APPLICATION : Draft.Kind.CORRECTION;
        String path = corrected == null ? Api.QUICK_PERMITS : Api.path(Api.CORRECTIONS, corrected.value());
        Object message = corrected == null ? application : new Correction(application, reason.value());
        try {
            return new Draft(kind, path, new Draft.Body(WireJson.lenient().writeValueAsBytes(message)),
                    application.document().displayName(), application.document().number());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of the API has no JSON form", e);
        }
    }

    private void sayWhatIsMissing() {
        List<FieldModel> faulty = form.faulty();
        if (!faulty.isEmpty()) {
            message.set(Wording.of("form.faulty", faulty.size()));
            wish(faulty.getFirst().id());
        } else if (form.kindNeeded().get() && form.declaredKind().get() == null) {
            message.set(Wording.of("form.kindNeeded"));
            wish(NodeIds.DECLARED_KIND);
        } else {
            message.set(Wording.of("form.reasonNeeded"));
            wish(NodeIds.CORRECTION_REASON);
        }
    }

    private void outcomeChanged(Outcome now) {
        switch (now) {
            case Outcome.Denied(Trouble trouble) -> {
                locked.set(false);
                showAtFields(trouble);
            }
            case Outcome.NotKept _,Outcome.GivenUp _ -> locked.set(false);
            case Outcome.Decided(QuickPermitCase decided) -> {
                correcting.set(null);
                decided.grounds().forEach(ground -> field(ground.field()).ifPresent(at -> at.refuse(ground.text())));
                wish(decided.outcome() == QuickPermitCase.Outcome.APPROVED ? NodeIds.PRINT : NodeIds.NEXT);
            }
            case Outcome.Underway _,Outcome.Nothing _,Outcome.NotRead _,Outcome.Broken _ -> {
                // nothing changes for the fields
            }
        }
    }

    private void showAtFields(Trouble trouble) {
        trouble.fields().forEach(fault -> field(fault.pointer())
                .ifPresent(at -> at.refuse(fault.text())));
        form.faulty().stream().findFirst().ifPresent(first -> wish(first.id()));
    }

    /// The field a JSON pointer of an application or of a correction names.
    private Optional<FieldModel> field(@Nullable String pointer) {
        if (pointer == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (pointer.replaceFirst("^/application", "")) {
            case "/document/surname" -> form.surname;
            case "/document/givenNames" -> form.givenNames;
            case "/document/number" -> form.documentNumber;
            case "/document/nationality" -> form.nationality;
            case "/document/issuingState" -> form.issuingState;
            case "/document/birthDate" -> form.birthDate;
            case "/document/sex" -> form.sex;
            case "/document/expiryDate" -> form.expiryDate;
            case "/chineseName" -> form.chineseName;
            case "/identityNumber" -> form.identityNumber;
            case "/contact", "/contact/phone" -> form.phone;
            case "/contact/email" -> form.email;
            case "/intendedArrival" -> form.arrival;
            case "/reason" -> reason;
            default -> null;
        });
    }

    private void wish(String id) {
        focus.set(new Focus(id, ++wishes));
    }
}
