package org.quickpermit.identity;

import org.quickpermit.identity.IdentityNumber.HongKongId;
import org.quickpermit.identity.IdentityNumber.MacauId;
import org.quickpermit.identity.IdentityNumber.NationalId;
import org.quickpermit.identity.IdentityNumber.ResidentNumber;
import org.quickpermit.identity.IdentityResult.Invalid;
import org.quickpermit.identity.IdentityResult.Valid;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-1")
class IdentityNumbersTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            A123456(3),  A123456,  3
            C668668(9),  C668668,  9
            G123456(A),  G123456,  A
            Z683365(A),  Z683365,  A
            AB987654(3), AB987654, 3
            XA123456(8), XA123456, 8
            WX123456(9), WX123456, 9
            K123456(0),  K123456,  0
            L555555(0),  L555555,  0
            """)
    void accepts_hong_kong_numbers(String typed, String body, char digit) {
        HongKongId id = new HongKongId(body, digit);

        assertThat(valid(typed)).isEqualTo(id);
        assertThat(id.canonical()).isEqualTo(typed);
        assertThat(valid(body + digit)).isEqualTo(id);
        assertThat(IdentityNumbers.hongKongCheckDigit(body)).isEqualTo(digit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A123456（3）", "Ａ１２３４５６（３）", " A123456 (3) ", "A 123 456 3", "A123456\u3000(3)"})
    void full_width_forms_and_blanks_count_as_what_they_mean(String typed) {
        assertThat(valid(typed)).isEqualTo(new HongKongId("A123456", '3'));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1234567(8), 12345678
            12345678,   12345678
            5123456(7), 51234567
            7999999(0), 79999990
            """)
    void accepts_macau_numbers_by_form_alone(String typed, String digits) {
        assertThat(valid(typed)).isEqualTo(new MacauId(digits));
        assertThat(valid(typed).canonical()).isEqualTo(digits);
        assertThat(valid(digits).printed()).isEqualTo(digits.substring(0, 7) + "(" + digits.charAt(7) + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A123456789", "F131104093", "O158238845", "N116247806", "L122544270", "C180661564",
            "Y123456788"})
    void accepts_national_numbers_of_taiwan(String typed) {
        assertThat(valid(typed)).isEqualTo(new NationalId(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A800000014", "A900207177", "A803095426", "B801300667", "C800151116", "H802717288",
            "T900251126", "A930196810", "A806754477"})
    void accepts_resident_numbers_of_the_new_form(String typed) {
        assertThat(valid(typed)).isEqualTo(new ResidentNumber(typed));
        assertThat(new ResidentNumber(typed).isOldForm()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA00000009", "AB00207171", "AC03095424", "BD01300667", "CC00151114", "HD02717288",
            "TD00251124", "AD30196818", "AC17003729"})
    void accepts_resident_numbers_of_the_old_form(String typed) {
        assertThat(valid(typed)).isEqualTo(new ResidentNumber(typed));
        assertThat(new ResidentNumber(typed).isOldForm()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | 0  | EMPTY
            '   '          | 0  | EMPTY
            A123456(4)     | 9  | CHECK_DIGIT
            A123457(3)     | 9  | CHECK_DIGIT
            B123456(3)     | 9  | CHECK_DIGIT
            A1234564       | 8  | CHECK_DIGIT
            ' A 123456 (4)' | 12 | CHECK_DIGIT
            A123456(B)     | 0  | FORM
            A123456B       | 0  | FORM
            A123456        | 7  | CHECK_DIGIT_MISSING
            AB987654       | 8  | CHECK_DIGIT_MISSING
            ABC123456(7)   | 0  | FORM
            A12345(3)      | 0  | FORM
            1A23456(3)     | 0  | FORM
            a123456(3)     | 1  | LOWER_CASE
            a123456789     | 1  | LOWER_CASE
            A123456[3]     | 8  | CHARACTER
            A123456-3      | 8  | CHARACTER
            A123456(3      | 9  | BRACKETS
            A123456)3(     | 8  | BRACKETS
            A123456()      | 9  | BRACKETS
            A12345(63)     | 10 | BRACKETS
            A123456(3)4    | 11 | BRACKETS
            (A123456)3     | 1  | BRACKETS
            A123456((3))   | 9  | BRACKETS
            2234567(8)     | 1  | FIRST_DIGIT
            0234567(8)     | 1  | FIRST_DIGIT
            1234567        | 0  | FORM
            123456789      | 0  | FORM
            A123456788     | 10 | CHECK_DIGIT
            F131104091     | 10 | CHECK_DIGIT
            A323456789     | 2  | SECOND_CHARACTER
            A,23456789     | 2  | CHARACTER
            AE00000009     | 2  | SECOND_CHARACTER
            AA00000008     | 10 | CHECK_DIGIT
            A800000015     | 10 | CHECK_DIGIT
            """)
    void refuses_with_place_and_reason(String typed, int position, IdentityFault fault) {
        assertThat(IdentityNumbers.parse(typed)).isEqualTo(new Invalid(position, fault));
    }

    @Test
    void a_refusal_tells_place_reason_and_remedy_in_both_languages() {
        Invalid invalid = new Invalid(9, IdentityFault.CHECK_DIGIT);

        assertThat(invalid.text().zh()).isEqualTo("第9碼：檢查碼不符，請核對證件後重新輸入");
        assertThat(invalid.text().en()).startsWith("Position 9: ");
        assertThat(new Invalid(0, IdentityFault.EMPTY).text().zh()).isEqualTo("請輸入身分證號碼");
    }

    @Test
    void numbers_are_masked_in_text() {
        for (String typed : new String[]{"AB987654(3)", "12345678", "A123456789", "A800000014"}) {
            assertThat(IdentityNumbers.parse(typed).toString()).contains(typed.substring(0, 2) + "****")
                    .doesNotContain(typed.substring(2, 6));
        }
    }

    /// Every digit of a Hong Kong number is checked: weights 9 to 2 have no factor in common with 11.
    @Property
    void one_wrong_digit_of_a_hong_kong_number_is_always_seen(@ForAll("bodies") String body,
            @ForAll("digits") char other, @ForAll("places") int place) {
        int index = body.length() - 6 + place;
        String changed = body.substring(0, index) + other + body.substring(index + 1);

        boolean seen = IdentityNumbers.hongKongCheckDigit(changed) != IdentityNumbers.hongKongCheckDigit(body);

        assertThat(seen).isEqualTo(body.charAt(index) != other);
    }

    @Property
    void the_canonical_text_reads_back_as_the_same_number(@ForAll("anything") String typed) {
        switch (IdentityNumbers.parse(typed)) {
            case Valid(IdentityNumber number) -> {
                assertThat(valid(number.canonical())).isEqualTo(number);
                assertThat(valid(number.printed())).isEqualTo(number);
            }
            case Invalid invalid -> assertThat(invalid.position()).isBetween(0, typed.length());
        }
    }

    private static IdentityNumber valid(String typed) {
        IdentityResult result = IdentityNumbers.parse(typed);
        assertThat(result).as(typed).isInstanceOf(Valid.class);
        return ((Valid) result).number();
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(1).ofMaxLength(2)
                .flatMap(letters -> Arbitraries.strings().numeric().ofLength(6).map(digits -> letters + digits));
    }

    @Provide
    Arbitrary<Character> digits() {
        return Arbitraries.chars().numeric();
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 5);
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> hongKong = bodies()
                .map(body -> body + "(" + IdentityNumbers.hongKongCheckDigit(body) + ")");
        Arbitrary<String> near = Arbitraries.strings().withChars("AB1289()（） Ｃ３").ofMaxLength(12);
        return Arbitraries.oneOf(hongKong, near, Arbitraries.strings().ofMaxLength(15),
                Arbitraries.strings().numeric().ofLength(8));
    }
}
