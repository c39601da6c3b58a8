package org.quickpermit.agency.newapplication;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.quickpermit.agency.fx.Days;
import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.agency.fx.NodeIds;
import org.quickpermit.identity.IdentityNumbers;
import org.quickpermit.identity.IdentityResult;
import org.quickpermit.mrz.DocumentKinds;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.QuickPermitApplication;

import org.jspecify.annotations.Nullable;

/// The fields of one application, what they make together, and where each content came from.
public final class ApplicationForm {
    final FieldModel surname = new FieldModel(NodeIds.SURNAME, Checks::surname);
    final FieldModel givenNames = new FieldModel(NodeIds.GIVEN_NAMES,
            typed -> Checks.givenNames(surname.value(), typed));
    final FieldModel chineseName = new FieldModel(NodeIds.CHINESE_NAME, Checks::chineseName);
    final FieldModel identityNumber = new FieldModel(NodeIds.IDENTITY_NUMBER, Checks::identityNumber);
    final FieldModel documentNumber = new FieldModel(NodeIds.DOCUMENT_NUMBER, Checks::documentNumber);
    final FieldModel nationality = new FieldModel(NodeIds.NATIONALITY, Checks::stateCode);
    final FieldModel issuingState = new FieldModel(NodeIds.ISSUING_STATE, Checks::stateCode);
    final FieldModel birthDate;
    final FieldModel sex = new FieldModel(NodeIds.SEX, Checks::sex);
    final FieldModel expiryDate;
    final FieldModel arrival;
    final FieldModel email = new FieldModel(NodeIds.EMAIL, Checks::email);
    final FieldModel phone = new FieldModel(NodeIds.PHONE, typed -> Checks.phone(typed, email.value()));

    private final Supplier<LocalDate> today;
    private final ObjectProperty<@Nullable DocumentKind> declaredKind = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper kindNeeded = new ReadOnlyBooleanWrapper();
    private MrzModel.@Nullable Zone zone;

    /// @param today the civil date in Asia/Taipei
    public ApplicationForm(Supplier<LocalDate> today) {
        this.today = today;
        birthDate = new FieldModel(NodeIds.BIRTH_DATE, typed -> Checks.birthDate(typed, today.get()));
        expiryDate = new FieldModel(NodeIds.EXPIRY_DATE, typed -> Checks.expiryDate(typed, today.get()));
        arrival = new FieldModel(NodeIds.ARRIVAL, typed -> Checks.arrival(typed, today.get()));
        surname.text().subscribe((_, _) -> givenNames.judge());
        email.text().subscribe((_, _) -> phone.judge());
        List.of(documentNumber, nationality, issuingState)
                .forEach(field -> field.text().subscribe((_, _) -> classify()));
    }

    /// All fields in the order of the screen.
    public List<FieldModel> fields() {
        return List.of(surname, givenNames, chineseName, identityNumber, documentNumber, nationality, issuingState,
                birthDate, sex, expiryDate, arrival, phone, email);
    }

    /// The kind the agency declares the document to be, where [#kindNeeded] asks for it.
    public ObjectProperty<@Nullable DocumentKind> declaredKind() {
        return declaredKind;
    }

    /// True when the number's series is in no table, so that the agency has to say what the document is.
    public ReadOnlyBooleanProperty kindNeeded() {
        return kindNeeded.getReadOnlyProperty();
    }

    /// Takes over a zone that was read. When another traveller's document was in the form, what had been typed for that
    /// traveller goes with it.
    public void take(MrzModel.Zone read) {
        TravelDocument document = read.document();
        if (!documentNumber.value().isEmpty() && !documentNumber.value().equals(document.number())) {
            List.of(chineseName, identityNumber, phone, email).forEach(FieldModel::clear);
            declaredKind.set(null);
        }
        zone = read;
        fill(document, read.origin());
    }

    /// Shows an application that was sent before, to be corrected.
    public void show(QuickPermitApplication sent) {
        clear();
        TravelDocument document = sent.document();
        Map<DocumentField, Origin> origins = sent.origins();
        fill(document, Origin.TYPED);
        zone = sent.mrz().isEmpty()
                ? null
                : new MrzModel.Zone(sent.mrz(), document, org.quickpermit.mrz.MrzFormat.TD3, Origin.SWIPED);
        chineseName.fill(Objects.requireNonNullElse(sent.chineseName(), ""), Origin.TYPED);
        identityNumber.fill(sent.identityNumber(), Origin.TYPED);
        documentFields().forEach((field, model) -> model.fill(model.value(), origins.get(field)));
        phone.fill(Objects.requireNonNullElse(sent.contact().phone(), ""), null);
        email.fill(Objects.requireNonNullElse(sent.contact().email(), ""), null);
        arrival.fill(sent.intendedArrival().toString(), null);
        declaredKind.set(sent.declaredKind());
    }

    /// Empties everything.
    public void clear() {
        zone = null;
        fields().forEach(FieldModel::clear);
        declaredKind.set(null);
    }

    /// True when nothing is in it.
    public boolean isEmpty() {
        return fields().stream().allMatch(field -> field.value().isEmpty());
    }

    /// The fields that cannot be submitted as they are, in the order of the screen.
    public List<FieldModel> faulty() {
        return fields().stream().filter(field -> !field.passes()).toList();
    }

    /// The application as it stands, empty when a field does not pass or the document's kind is not declared.
    public Optional<QuickPermitApplication> application() {
        if (!faulty().isEmpty() || kindNeeded.get() && declaredKind.get() == null) {
            return Optional.empty();
        }
        Map<DocumentField, Origin> origins = new EnumMap<>(DocumentField.class);
        documentFields().forEach((field, model) -> {
            Origin origin = model.origin().get();
            if (origin != null && !model.value().isEmpty()) {
                origins.put(field, origin);
            }
        });
        List<String> rows = zone == null || !origins.containsValue(Origin.SWIPED) ? List.of() : zone.rows();
        boolean swiped = !rows.isEmpty();
        origins.put(DocumentField.DOCUMENT_CODE, swiped ? Origin.SWIPED : Origin.TYPED);
        return Optional.of(new QuickPermitApplication(document(), rows,
                kindNeeded.get() ? declaredKind.get() : null, orNull(chineseName), canonicalIdentity(),
                new QuickPermitApplication.Contact(orNull(phone), orNull(email)), day(arrival), origins));
    }

    private TravelDocument document() {
        boolean truncated = zone != null && zone.document().nameMayBeTruncated()
                && zone.document().surname().equals(surname.value())
                && zone.document().givenNames().equals(givenNames.value());
        return new TravelDocument(zone == null ? "P" : zone.document().documentCode(), issuingState.value(),
                documentNumber.value(), nationality.value(), single(surname), single(givenNames), truncated,
                day(birthDate),
                Checks.sexOf(sex.value()).orElse(Sex.UNSPECIFIED), day(expiryDate));
    }

    private Map<DocumentField, FieldModel> documentFields() {
        return Map.of(DocumentField.ISSUING_STATE, issuingState, DocumentField.NUMBER, documentNumber,
                DocumentField.NATIONALITY, nationality, DocumentField.SURNAME, surname, DocumentField.GIVEN_NAMES,
                givenNames, DocumentField.BIRTH_DATE, birthDate, DocumentField.SEX, sex, DocumentField.EXPIRY_DATE,
                expiryDate, DocumentField.CHINESE_NAME, chineseName, DocumentField.IDENTITY_NUMBER, identityNumber);
    }

    private void fill(TravelDocument document, Origin origin) {
        surname.fill(document.surname(), origin);
        givenNames.fill(document.givenNames(), origin);
        documentNumber.fill(document.number(), origin);
        nationality.fill(document.nationality(), origin);
        issuingState.fill(document.issuingState(), origin);
        birthDate.fill(document.birthDate().toString(), origin);
        sex.fill(switch (document.sex()) {
            case MALE -> "M";
            case FEMALE -> "F";
            case UNSPECIFIED -> "X";
        }, origin);
        expiryDate.fill(document.expiryDate().toString(), origin);
    }

    private void classify() {
        boolean complete = documentNumber.passes() && nationality.passes() && issuingState.passes();
        LocalDate day = today.get();
        TravelDocument probe = new TravelDocument(zone == null ? "P" : zone.document().documentCode(),
                issuingState.value(), documentNumber.value(), nationality.value(), "", "", false, day,
                Sex.UNSPECIFIED, day);
        kindNeeded.set(complete && DocumentKinds.classify(probe, day) == DocumentKind.UNRECOGNISED);
    }

    private String canonicalIdentity() {
        return IdentityNumbers.parse(identityNumber.value()) instanceof IdentityResult.Valid(var number)
                ? number.canonical()
                : identityNumber.value();
    }

    private static String single(FieldModel field) {
        return Checks.single(field.value());
    }

    private static LocalDate day(FieldModel field) {
        return Days.read(field.value()).orElseThrow();
    }

    private static @Nullable String orNull(FieldModel field) {
        return field.value().isEmpty() ? null : field.value();
    }
}
