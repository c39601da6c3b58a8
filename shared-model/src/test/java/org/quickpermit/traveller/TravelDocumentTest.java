package org.quickpermit.traveller;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TravelDocumentTest {
    private static final LocalDate BORN = LocalDate.of(1988, 4, 12);
    private static final LocalDate EXPIRES = LocalDate.of(2031, 5, 20);

    @Test
    void the_name_is_shown_as_on_the_papers() {
        assertThat(document("K12345678", "TAI MAN").displayName()).isEqualTo("CHAN, TAI MAN");
        assertThat(document("K12345678", "").displayName()).isEqualTo("CHAN");
    }

    @Test
    void its_text_gives_nobody_away() {
        assertThat(document("K12345678", "TAI MAN")).hasToString("TravelDocument[P CHN K1****78]");
        assertThat(document("1234", "TAI MAN").toString()).doesNotContain("1234");
        assertThat(document("12345", "TAI MAN").toString()).doesNotContain("CHAN", "TAI", "1988");
    }

    private static TravelDocument document(String number, String givenNames) {
        return new TravelDocument("P", "CHN", number, "CHN", "CHAN", givenNames, false, BORN, Sex.MALE, EXPIRES);
    }
}
