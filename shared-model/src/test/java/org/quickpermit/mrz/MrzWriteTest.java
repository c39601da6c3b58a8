package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.List;

import org.quickpermit.mrz.MrzResult.Parsed;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MrzWriteTest {
    @Test
    void writes_every_specimen_as_it_was_printed() {
        for (List<String> rows : MrzVectors.ALL) {
            // The day on which the oldest specimen reads.
            Parsed parsed = (Parsed) Mrz.parse(rows, LocalDate.of(2002, 6, 15));

            List<String> expected = rows.equals(MrzVectors.DUTCH_FILLER) ? MrzVectors.DUTCH_ZERO : rows;
            assertThat(Mrz.write(parsed.document(), parsed.optionalData(), parsed.format())).isEqualTo(expected);
        }
    }

    @Test
    void writes_the_zone_of_a_visa_without_a_composite_digit() {
        TravelDocument entryPermit = document("V", "TAI MAN", "CHAN", "A00012341");

        List<String> rows = Mrz.write(entryPermit, "", MrzFormat.MRV_B);

        assertThat(rows).containsExactly("V<TWNCHAN<<TAI<MAN<<<<<<<<<<<<<<<<<<",
                "A000123419CHN8804123M2702227<<<<<<<<");
        assertThat(Mrz.parse(rows, MrzVectors.TODAY)).isEqualTo(new Parsed(MrzFormat.MRV_B, entryPermit, ""));
    }

    @Test
    void writes_a_long_number_into_the_optional_field_of_cards() {
        TravelDocument card = document("I", "", "CHAN", "D23145890734");

        assertThat(Mrz.write(card, "ABC/X", MrzFormat.TD1).getFirst()).isEqualTo("I<TWND23145890<7349<ABC<<<<<<<");
        assertThat(Mrz.write(card, "AB", MrzFormat.TD2).getLast()).startsWith("D23145890<").contains("7349<AB");
        for (MrzFormat format : List.of(MrzFormat.TD1, MrzFormat.TD2)) {
            assertThat(((Parsed) Mrz.parse(Mrz.write(card, "AB", format), MrzVectors.TODAY)).document())
                    .isEqualTo(card);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            O'BRIEN          | ANNE-MARIE             | OBRIEN<<ANNE<MARIE<<<<<<<<<<<<<
            SMITH--JONES     | JO                     | SMITH<JONES<<JO<<<<<<<<<<<<<<<<
            ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE |         | ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE
            ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF |        | ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE
            ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE | ZOE     | ABCDEFGHIJKLMNOPQRSTUVWXYZAB<<Z
            ABCDEFGHIJKLMNOPQRSTUVWXYZ | ZOE Q X      | ABCDEFGHIJKLMNOPQRSTUVWXYZ<<ZOE
            ABCDEFGHIJKLMNOPQRSTUVWXY | ZOE QUENTIN   | ABCDEFGHIJKLMNOPQRSTUVWX<<ZOE<Q
            ABCDEFGHIJKLMNOPQRSTUVWX | ZOE QUENTIN    | ABCDEFGHIJKLMNOPQRSTUVWX<<ZOE<Q
            """)
    void writes_names_into_31_positions_of_a_visa(String surname, String givenNames, String field) {
        TravelDocument visa = document("V", givenNames == null ? "" : givenNames, surname, "1");

        assertThat(Mrz.write(visa, "", MrzFormat.MRV_B).getFirst()).isEqualTo("V<TWN" + field);
    }

    @Test
    void names_what_cannot_be_written_without_quoting_it() {
        assertRefused(document("VV", "", "CHAN", "1"), "", MrzFormat.TD3, "document code");
        assertRefused(document("P", "", "CHAN", "1"), "", MrzFormat.MRV_B, "document code");
        assertRefused(document("p", "", "CHAN", "1"), "", MrzFormat.TD3, "document code");
        assertRefused(document("P", "", "", "1"), "", MrzFormat.TD3, "surname");
        assertRefused(document("P", "", "陳", "1"), "", MrzFormat.TD3, "surname");
        assertRefused(document("P", "Zoë", "CHAN", "1"), "", MrzFormat.TD3, "given names");
        assertRefused(document("P", "", "CHAN", "1234567890"), "", MrzFormat.TD3, "number");
        assertRefused(document("V", "", "CHAN", "1234567890"), "", MrzFormat.MRV_B, "number");
        assertRefused(document("I", "", "CHAN", "1".repeat(30)), "", MrzFormat.TD1, "number");
        assertRefused(document("P", "", "CHAN", ""), "", MrzFormat.TD3, "number");
        assertRefused(document("P", "", "CHAN", "12<3"), "", MrzFormat.TD3, "number");
        assertRefused(document("P", "", "CHAN", "1"), "X".repeat(15), MrzFormat.TD3, "row 2, position 29");
        assertRefused(document("P", "", "CHAN", "1"), "A/B", MrzFormat.TD3, "optional data");
        assertRefused(document("I", "", "CHAN", "1"), "A/B/C", MrzFormat.TD1, "optional data");
        assertRefused(document("P", "", "CHAN", "1"), "a", MrzFormat.TD3, "optional data");
    }

    private static void assertRefused(TravelDocument document, String optionalData, MrzFormat format, String named) {
        assertThatThrownBy(() -> Mrz.write(document, optionalData, format))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(named);
    }

    private static TravelDocument document(String code, String givenNames, String surname, String number) {
        return new TravelDocument(code, "TWN", number, "CHN", surname, givenNames, false, LocalDate.of(1988, 4, 12),
                Sex.MALE, LocalDate.of(2027, 2, 22));
    }
}
