package org.quickpermit.server.quickpermit;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.form.FormVectors;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.QuickPermitApplication;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The contents that the terminal's form is tried with as well.
@Tag("QP-1")
class FormVectorsTest {
    static List<FormVectors.Vector> vectors() {
        return FormVectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_server_takes_and_refuses_what_the_terminal_does(FormVectors.Vector vector) {
        List<String> faults = faults(with(vector));
        if (vector.taken()) {
            assertThat(faults).isEmpty();
        } else {
            assertThat(faults).containsExactly(vector.pointer());
        }
    }

    private static QuickPermitApplication with(FormVectors.Vector one) {
        QuickPermitApplication model = Bureau.traveller(1);
        TravelDocument d = model.document();
        TravelDocument document = new TravelDocument("P", text(one, "/document/issuingState", "CHN"),
                text(one, "/document/number", "K12345678"), text(one, "/document/nationality", "CHN"),
                text(one, "/document/surname", "CHAN"), text(one, "/document/givenNames", "TAI MAN"), false,
                day(one, "/document/birthDate", "1980-02-29"), d.sex(), day(one, "/document/expiryDate", "2031-02-28"));
        return new QuickPermitApplication(document, List.of(), null, orNull(text(one, "/chineseName", "陳大文")),
                model.identityNumber(),
                new QuickPermitApplication.Contact(text(one, "/contact/phone", "+852 2345 6789"),
                        orNull(text(one, "/contact/email", ""))),
                day(one, "/intendedArrival", "2026-12-01"), model.origins());
    }

    private static String text(FormVectors.Vector one, String pointer, String usual) {
        return one.pointer().equals(pointer) ? one.content() : usual;
    }

    private static LocalDate day(FormVectors.Vector one, String pointer, String usual) {
        return LocalDate.parse(text(one, pointer, usual));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static List<String> faults(QuickPermitApplication application) {
        try {
            ApplicationFields.check(application, FormVectors.TODAY, 2, "");
            return List.of();
        } catch (ApiProblem problem) {
            return problem.errors().entries().stream().map(FieldErrors.Entry::pointer).toList();
        }
    }
}
