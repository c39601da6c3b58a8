package org.quickpermit.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.mrz.MrzResult.Parsed;
import org.quickpermit.mrz.MrzResult.Rejected;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-1")
class MrzParseTest {
    private static final LocalDate TODAY = MrzVectors.TODAY;

    @Test
    void reads_the_specimen_of_the_standard() {
        assertThat(parsed(MrzVectors.ERIKSSON)).isEqualTo(new Parsed(MrzFormat.TD3,
                new TravelDocument("P", "UTO", "L898902C3", "UTO", "ERIKSSON", "ANNA MARIA", false,
                        LocalDate.of(1974, 8, 12), Sex.FEMALE, LocalDate.of(2012, 4, 15)),
                "ZE184226B"));
    }

    @Test
    void reads_the_older_specimen_as_long_as_its_expiry_is_plausible() {
        assertThat(Mrz.parse(MrzVectors.ERIKSSON_OLD, LocalDate.of(2002, 6, 15)))
                .isEqualTo(new Parsed(MrzFormat.TD3,
                        new TravelDocument("P", "UTO", "L898902C", "UTO", "ERIKSSON", "ANNA MARIA", false,
                                LocalDate.of(1969, 8, 6), Sex.FEMALE, LocalDate.of(1994, 6, 23)),
                        "ZE184226B"));
        assertThat(rejected(MrzVectors.ERIKSSON_OLD)).isEqualTo(new Rejected(2, 22, MrzFault.EXPIRY_IMPLAUSIBLE));
    }

    @Test
    void reads_the_specimen_of_hong_kong() {
        assertThat(parsed(MrzVectors.HKSAR)).isEqualTo(new Parsed(MrzFormat.TD3,
                new TravelDocument("P", "CHN", "K12345599", "CHN", "CHUNG", "KWOK SUM", false,
                        LocalDate.of(1980, 8, 8), Sex.FEMALE, LocalDate.of(2017, 2, 5)),
                "HK8888888"));
    }

    @Test
    void reads_a_state_of_one_letter_and_a_filler_as_digit_of_the_empty_optional_field() {
        assertThat(parsed(MrzVectors.MUSTERMANN)).isEqualTo(new Parsed(MrzFormat.TD3,
                new TravelDocument("P", "D", "C11T002JM", "D", "MUSTERMANN", "ERIKA", false,
                        LocalDate.of(1996, 8, 12), Sex.FEMALE, LocalDate.of(2013, 10, 31)),
                ""));
    }

    @Test
    void takes_zero_or_filler_as_the_optional_digit() {
        assertThat(parsed(MrzVectors.DUTCH_ZERO)).isEqualTo(parsed(MrzVectors.DUTCH_FILLER));
        assertThat(parsed(MrzVectors.DUTCH_ZERO).optionalData()).isEqualTo("123456782");
        List<String> zero = List.of(MrzVectors.MUSTERMANN.getFirst(), "C11T002JM4D<<9608122F1310317<<<<<<<<<<<<<<06");
        assertThat(parsed(zero)).isEqualTo(parsed(MrzVectors.MUSTERMANN));
    }

    @Test
    void says_when_a_name_may_be_truncated() {
        TravelDocument document = parsed(MrzVectors.TRUNCATED).document();

        assertThat(document.surname()).isEqualTo("VAN NIEUWENHUIZEN");
        assertThat(document.givenNames()).isEqualTo("GERARD ROBBERT MARTI");
        assertThat(document.nameMayBeTruncated()).isTrue();
        assertThat(parsed(MrzVectors.ERIKSSON).document().nameMayBeTruncated()).isFalse();
    }

    @Test
    void reads_cards_of_both_sizes() {
        TravelDocument document = new TravelDocument("I", "UTO", "D23145890", "UTO", "ERIKSSON", "ANNA MARIA", false,
                LocalDate.of(1974, 8, 12), Sex.FEMALE, LocalDate.of(2012, 4, 15));
        assertThat(parsed(MrzVectors.CARD)).isEqualTo(new Parsed(MrzFormat.TD1, document, ""));
        assertThat(parsed(MrzVectors.LARGE_CARD)).isEqualTo(new Parsed(MrzFormat.TD2, document, ""));
    }

    @Test
    void reads_a_document_number_that_runs_on_into_the_optional_field() {
        List<String> card = List.of("IDUTO123456789<07<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<4",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
        assertThat(parsed(card).document().number()).isEqualTo("1234567890");

        List<String> withOptional = List.of("I<UTOD23145890<7349<ABC<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<?",
                "STEVENSON<<PETER<JOHN<<<<<<<<<");
        Parsed parsed = (Parsed) Mrz.parse(withComposite(withOptional), LocalDate.of(2002, 6, 15));
        assertThat(parsed.document().number()).isEqualTo("D23145890734");
        assertThat(parsed.optionalData()).isEqualTo("ABC");
    }

    @Test
    void reads_a_name_without_given_names() {
        List<String> rows = List.of("P<MYSWAN<AHMAD<BIN<ABDUL<RAHMAN<<<<<<<<<<<<<",
                "A000000000MYS7408122M3004157<<<<<<<<<<<<<<<?");
        TravelDocument document = parsed(withComposite(rows)).document();

        assertThat(document.surname()).isEqualTo("WAN AHMAD BIN ABDUL RAHMAN");
        assertThat(document.givenNames()).isEmpty();
    }

    @Test
    void reads_both_optional_fields_of_a_card_apart() {
        List<String> rows = List.of("I<UTOD231458907AB<C<<<<<<<<<<<", "7408122F1204159UTOXY<<<<<<<<<?",
                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");

        assertThat(parsed(withComposite(rows)).optionalData()).isEqualTo("AB<C/XY");
    }

    /// A specimen with one run of characters replaced; place is row and position. A `?` stands for the right
    /// check digit of the characters in front of it.
    @ParameterizedTest
    @CsvSource(textBlock = """
            1,  1, V<,        1,  1, VISA_SWIPED
            1,  1, X<,        1,  1, DOCUMENT_CODE
            1,  1, <<,        1,  1, DOCUMENT_CODE
            1,  2, 0,         1,  2, DOCUMENT_CODE
            1,  3, UT0,       1,  5, STATE_CODE
            1,  3, D<X,       1,  4, STATE_CODE
            1,  3, UT<,       1,  5, STATE_CODE
            1,  6, <,         1,  6, NAME_MISSING
            1,  6, 3,         1,  6, NAME_CHARACTER
            1,  8, 1,         1,  8, NAME_CHARACTER
            1, 14, <<<,       1, 16, NAME_FORM
            1, 20, <<,        1, 20, NAME_FORM
            1, 31, X,         1, 26, NAME_FORM
            2,  1, <<<<<<<<<0, 2, 1, NUMBER_MISSING
            2,  3, <,         2,  3, NUMBER_FORM
            2,  9, 4,         2, 10, CHECK_DIGIT
            2, 10, 7,         2, 10, CHECK_DIGIT
            2, 10, <,         2, 10, NOT_A_DIGIT
            2, 10, G,         2, 10, NOT_A_DIGIT
            2, 11, U0O,       2, 12, STATE_CODE
            2, 14, 7O,        2, 15, NOT_A_DIGIT
            2, 19, 3,         2, 20, CHECK_DIGIT
            2, 14, 741312?,   2, 16, NO_SUCH_DATE
            2, 14, 740230?,   2, 18, NO_SUCH_DATE
            2, 14, 000000?,   2, 16, NO_SUCH_DATE
            2, 14, 74<<<<?,   2, 16, BIRTH_DATE_INCOMPLETE
            2, 14, <<<<<<?,   2, 14, BIRTH_DATE_INCOMPLETE
            2, 14, 7408<<?,   2, 18, BIRTH_DATE_INCOMPLETE
            2, 14, 7408<<9,   2, 20, CHECK_DIGIT
            2, 14, 7<0812,    2, 15, NOT_A_DIGIT
            2, 21, X,         2, 21, SEX
            2, 21, 1,         2, 21, SEX
            2, 22, I,         2, 22, NOT_A_DIGIT
            2, 22, <<<<<<0,   2, 22, NOT_A_DIGIT
            2, 27, 6,         2, 28, CHECK_DIGIT
            2, 22, 121301?,   2, 24, NO_SUCH_DATE
            2, 22, 700415?,   2, 22, EXPIRY_IMPLAUSIBLE
            2, 29, ZF,        2, 43, CHECK_DIGIT
            2, 43, 2,         2, 43, CHECK_DIGIT
            2, 43, A,         2, 43, NOT_A_DIGIT
            2, 44, 1,         2, 44, COMPOSITE_CHECK_DIGIT
            2, 44, <,         2, 44, NOT_A_DIGIT
            2,  9, 3A,        2, 10, NOT_A_DIGIT
            """)
    void rejects_at_the_place_of_the_first_fault(int row, int position, String text, int atRow, int atPosition,
            MrzFault fault) {
        List<String> rows = replaced(MrzVectors.ERIKSSON, row, position, text);

        assertThat(rejected(rows)).isEqualTo(new Rejected(atRow, atPosition, fault));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1, 15, <,         1, 15, NOT_A_DIGIT
            1, 15, <1<,       1, 17, NUMBER_FORM
            1, 15, <11111111111111, 1, 29, CHECK_DIGIT
            1, 15, <111111111111111, 1, 30, NUMBER_FORM
            1, 15, <08<,      1, 17, CHECK_DIGIT
            1, 15, <0X<,      1, 17, NOT_A_DIGIT
            2,  8, X,         2,  8, SEX
            2, 16, UT1,       2, 18, STATE_CODE
            2, 30, 7,         2, 30, COMPOSITE_CHECK_DIGIT
            3,  9, <<<,       3, 11, NAME_FORM
            """)
    void rejects_cards_likewise(int row, int position, String text, int atRow, int atPosition, MrzFault fault) {
        assertThat(rejected(replaced(MrzVectors.CARD, row, position, text)))
                .isEqualTo(new Rejected(atRow, atPosition, fault));
    }

    @Test
    void rejects_what_is_no_zone_at_all() {
        String passport = "<".repeat(44);
        assertThat(rejected(List.of())).isEqualTo(new Rejected(0, 0, MrzFault.ROW_COUNT));
        assertThat(rejected(List.of(passport))).isEqualTo(new Rejected(0, 0, MrzFault.ROW_COUNT));
        assertThat(rejected(List.of("", "", "", ""))).isEqualTo(new Rejected(0, 0, MrzFault.ROW_COUNT));
        assertThat(rejected(List.of("", ""))).isEqualTo(new Rejected(1, 1, MrzFault.ROW_LENGTH));
        assertThat(rejected(List.of(passport, passport.substring(1))))
                .isEqualTo(new Rejected(2, 44, MrzFault.ROW_LENGTH));
        assertThat(rejected(List.of(passport.substring(1), passport)))
                .isEqualTo(new Rejected(1, 44, MrzFault.ROW_LENGTH));
        assertThat(rejected(List.of(passport + "<", passport))).isEqualTo(new Rejected(1, 45, MrzFault.ROW_LENGTH));
        assertThat(rejected(List.of("<".repeat(36), "<".repeat(35))))
                .isEqualTo(new Rejected(2, 36, MrzFault.ROW_LENGTH));
        assertThat(rejected(List.of("<".repeat(30), "<".repeat(30), "<".repeat(31))))
                .isEqualTo(new Rejected(3, 31, MrzFault.ROW_LENGTH));
    }

    /// What keyboards and input methods make of a zone is never accepted: normalising is the reader driver's business.
    @ParameterizedTest
    @CsvSource(textBlock = """
            0065, LOWER_CASE
            007A, LOWER_CASE
            FF18, FULL_WIDTH
            FF1C, FULL_WIDTH
            FF21, FULL_WIDTH
            FF41, FULL_WIDTH
            3000, FULL_WIDTH
            005F, ILLEGAL_CHARACTER
            0020, ILLEGAL_CHARACTER
            0009, ILLEGAL_CHARACTER
            000D, ILLEGAL_CHARACTER
            000A, ILLEGAL_CHARACTER
            0000, ILLEGAL_CHARACTER
            D842, ILLEGAL_CHARACTER
            DFB7, ILLEGAL_CHARACTER
            00C9, ILLEGAL_CHARACTER
            4E00, ILLEGAL_CHARACTER
            0661, ILLEGAL_CHARACTER
            003E, ILLEGAL_CHARACTER
            00AB, ILLEGAL_CHARACTER
            """)
    void never_normalises(String codePoint, MrzFault fault) {
        String character = String.valueOf((char) Integer.parseInt(codePoint, 16));
        for (int position : new int[]{1, 7, 44}) {
            assertThat(rejected(replaced(MrzVectors.ERIKSSON, 2, position, character)))
                    .isEqualTo(new Rejected(2, position, fault));
        }
    }

    @Test
    void a_rejection_tells_place_reason_and_remedy_in_both_languages() {
        Rejected rejected = rejected(replaced(MrzVectors.ERIKSSON, 2, 10, "7"));

        assertThat(rejected.text().zh()).isEqualTo("第2列第10碼：檢查碼不符，請重新刷讀");
        assertThat(rejected.text().en()).isEqualTo("Row 2, position 10: check digit does not fit; swipe again");
        assertThat(rejected(List.of()).text().zh()).startsWith("機讀區：");
    }

    @Test
    void nothing_of_the_holder_shows_in_the_text_of_a_result() {
        assertThat(parsed(MrzVectors.HKSAR).toString()).doesNotContain("CHUNG", "K12345599", "HK8888888", "1980");
    }

    /// Birth: the latest date that is not ahead. Expiry: from 20 years back to 30 years ahead.
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-22, 261122, 2026-11-22, 261122, 2026-11-22
            2026-11-22, 261123, 1926-11-23, 561122, 2056-11-22
            2026-11-22, 270101, 1927-01-01, 061122, 2006-11-22
            2026-11-22, 000229, 2000-02-29, 280229, 2028-02-29
            2002-06-15, 020615, 2002-06-15, 820615, 1982-06-15
            2002-06-15, 020616, 1902-06-16, 320615, 2032-06-15
            2099-12-31, 991231, 2099-12-31, 000101, 2100-01-01
            2100-01-01, 000101, 2100-01-01, 991231, 2099-12-31
            1999-12-31, 000101, 1900-01-01, 000229, 2000-02-29
            """)
    void two_digit_years_fall_into_their_windows(LocalDate today, String birth, LocalDate bornOn, String expiry,
            LocalDate expiresOn) {
        TravelDocument document = ((Parsed) Mrz.parse(withDates(birth, expiry), today)).document();

        assertThat(document.birthDate()).isEqualTo(bornOn);
        assertThat(document.expiryDate()).isEqualTo(expiresOn);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-22, 740812, 561123, 22, EXPIRY_IMPLAUSIBLE
            2026-11-22, 740812, 061121, 22, EXPIRY_IMPLAUSIBLE
            2026-11-22, 740812, 270229, 26, NO_SUCH_DATE
            2026-11-22, 010229, 280101, 18, NO_SUCH_DATE
            1999-12-31, 000229, 050101, 18, NO_SUCH_DATE
            """)
    void dates_outside_their_windows_are_rejected(LocalDate today, String birth, String expiry, int position,
            MrzFault fault) {
        assertThat(Mrz.parse(withDates(birth, expiry), today)).isEqualTo(new Rejected(2, position, fault));
    }

    private static List<String> withDates(String birth, String expiry) {
        return withComposite(
                List.of(MrzVectors.ERIKSSON.getFirst(), "L898902C36UTO" + birth + CheckDigit.of(birth) + "F"
                        + expiry + CheckDigit.of(expiry) + "ZE184226B<<<<<1?"));
    }

    /// The rows with the `?` at the end of the last data row replaced by the right composite digit.
    private static List<String> withComposite(List<String> rows) {
        String data = rows.get(1).substring(0, rows.get(1).length() - 1);
        String over = rows.size() == 3
                ? rows.get(0).substring(5) + data.substring(0, 7) + data.substring(8, 15) + data.substring(18)
                : data.substring(0, 10) + data.substring(13, 20) + data.substring(21);
        List<String> complete = new ArrayList<>(rows);
        complete.set(1, data + CheckDigit.of(over));
        return complete;
    }

    private static List<String> replaced(List<String> rows, int row, int position, String text) {
        List<String> changed = new ArrayList<>(rows);
        StringBuilder builder = new StringBuilder(changed.get(row - 1));
        String checked = text.endsWith("?") ? text.replace('?', CheckDigit.of(text.replace("?", ""))) : text;
        builder.replace(position - 1, position - 1 + text.length(), checked);
        changed.set(row - 1, builder.toString());
        return changed;
    }

    private static Parsed parsed(List<String> rows) {
        MrzResult result = Mrz.parse(rows, TODAY);
        assertThat(result).isInstanceOf(Parsed.class);
        return (Parsed) result;
    }

    private static Rejected rejected(List<String> rows) {
        MrzResult result = Mrz.parse(rows, TODAY);
        assertThat(result).isInstanceOf(Rejected.class);
        return (Rejected) result;
    }
}
