package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzFormat;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-1")
class SwipedDataTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final TravelDocument DOCUMENT = document("K12345678");

    @Test
    void swiped_fields_equal_to_the_zone_pass() {
        assertThat(SwipedData.fault(application(DOCUMENT, rows(), Map.of(DocumentField.NUMBER, Origin.SWIPED)), TODAY))
                .isEmpty();
    }

    @Test
    void a_swiped_field_that_differs_from_the_zone_is_named() {
        QuickPermitApplication altered = application(document("K12345679"), rows(),
                Map.of(DocumentField.NUMBER, Origin.SWIPED));
        assertThat(SwipedData.fault(altered, TODAY)).get().satisfies(ground -> {
            assertThat(ground.code()).isEqualTo("SWIPED_FIELD_DIFFERS");
            assertThat(ground.advice()).isEqualTo(Ground.Advice.DATA);
            assertThat(ground.field()).isEqualTo("/document/number");
        });
    }

    @Test
    void an_edited_field_may_differ() {
        assertThat(SwipedData.fault(application(document("K12345679"), rows(),
                Map.of(DocumentField.NUMBER, Origin.EDITED)), TODAY)).isEmpty();
    }

    @Test
    void a_claim_to_have_swiped_without_a_zone_is_refused() {
        assertThat(SwipedData.fault(application(DOCUMENT, List.of(), Map.of(DocumentField.SEX, Origin.SWIPED)), TODAY))
                .get().extracting(Ground::code).isEqualTo("SWIPED_WITHOUT_MRZ");
    }

    private static List<String> rows() {
        return Mrz.write(DOCUMENT, "", MrzFormat.TD3);
    }

    private static TravelDocument document(String number) {
        return new TravelDocument("P", "CHN", number, "CHN", "CHAN", "TAI MAN", false, LocalDate.of(1980, 2, 29),
                Sex.MALE, LocalDate.of(2031, 2, 28));
    }

    private static QuickPermitApplication application(TravelDocument document, List<String> rows,
            Map<DocumentField, Origin> origins) {
        return new QuickPermitApplication(document, rows, null, null, "A123456(3)",
                new QuickPermitApplication.Contact("+852 9123 4567", null), TODAY, origins);
    }
}
