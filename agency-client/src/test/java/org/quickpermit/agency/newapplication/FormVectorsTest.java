package org.quickpermit.agency.newapplication;

import java.util.List;

import org.quickpermit.agency.fx.FieldModel;
import org.quickpermit.form.FormVectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The contents that the server is tried with as well.
@Tag("QP-1")
class FormVectorsTest {
    private final ApplicationForm form = new ApplicationForm(() -> FormVectors.TODAY);

    static List<FormVectors.Vector> vectors() {
        return FormVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_form_takes_and_refuses_what_the_server_does(FormVectors.Vector vector) {
        form.surname.text().set("CHAN");
        form.givenNames.text().set("TAI MAN");
        form.chineseName.text().set("陳大文");
        form.identityNumber.text().set("A123456(3)");
        form.documentNumber.text().set("K12345678");
        form.nationality.text().set("CHN");
        form.issuingState.text().set("CHN");
        form.birthDate.text().set("1980-02-29");
        form.sex.text().set("M");
        form.expiryDate.text().set("2031-02-28");
        form.arrival.text().set("2026-12-01");
        form.phone.text().set("+852 2345 6789");
        assertThat(form.faulty()).isEmpty();
        FieldModel changed = at(vector.pointer());
        changed.text().set(vector.content());
        if (vector.taken()) {
            assertThat(form.faulty()).isEmpty();
        } else {
            assertThat(form.faulty()).containsExactly(changed);
            changed.leave();
            assertThat(changed.remark().get().tone()).isEqualTo(FieldModel.Remark.Tone.FAULT);
        }
    }

    private FieldModel at(String pointer) {
        return switch (pointer) {
            case "/document/surname" -> form.surname;
            case "/document/givenNames" -> form.givenNames;
            case "/document/number" -> form.documentNumber;
            case "/document/nationality" -> form.nationality;
            case "/document/issuingState" -> form.issuingState;
            case "/document/birthDate" -> form.birthDate;
            case "/document/expiryDate" -> form.expiryDate;
            case "/chineseName" -> form.chineseName;
            case "/contact/phone" -> form.phone;
            case "/contact/email" -> form.email;
            case "/intendedArrival" -> form.arrival;
            default -> throw new IllegalArgumentException(pointer);
        };
    }
}
