package org.quickpermit.permit;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import org.quickpermit.wire.WireJson;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PermitNumbersTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// Vectors of ISO 7064 Mod 37,36 as published for the Global Release Identifier and the ISAN.
    @ParameterizedTest
    @CsvSource(textBlock = """
            A12425GABC1234002, M
            000000003A8D0000,  Z
            """)
    void check_characters_agree_with_published_numbers(String body, char check) {
        assertThat(Iso7064.checkCharacter(body)).isEqualTo(check);
        assertThat(Iso7064.isValid(body + check)).isTrue();
    }

    @Property
    void a_check_character_sees_every_single_substitution(@ForAll("bodies") String body,
            @ForAll("characters") char other, @ForAll("places") int place) {
        String whole = body + Iso7064.checkCharacter(body);
        int index = place % whole.length();
        String changed = whole.substring(0, index) + other + whole.substring(index + 1);

        assertThat(Iso7064.isValid(changed)).isEqualTo(changed.equals(whole));
    }

    @Test
    void a_check_character_misses_few_transpositions() {
        int missed = 0;
        int swaps = 0;
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 12; j++) {
                text.append(ALPHABET.charAt(random.nextInt(36)));
            }
            text.append(Iso7064.checkCharacter(text.toString()));
            int at = random.nextInt(12);
            char first = text.charAt(at);
            char second = text.charAt(at + 1);
            if (first != second) {
                text.setCharAt(at, second);
                text.setCharAt(at + 1, first);
                swaps++;
                missed += Iso7064.isValid(text.toString()) ? 1 : 0;
            }
        }
        assertThat(missed * 1000.0 / swaps).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a", "12é", "1 2", "\uD842\uDFB7", "１２"})
    void odd_text_is_not_valid_but_does_no_harm(String text) {
        assertThat(Iso7064.isValid(text)).isFalse();
        assertThat(CaseNumber.isValid(text)).isFalse();
        assertThat(PermitId.parseHumanNumber(text)).isEmpty();
    }

    @Test
    void a_case_number_carries_service_year_serial_and_check_character() {
        CaseNumber number = CaseNumber.of("QP", 2026, 123);

        assertThat(number).hasToString("QP-26-000123-H");
        assertThat(CaseNumber.isValid("QP-26-000123-H")).isTrue();
        assertThat(CaseNumber.isValid("QP-26-000123-G")).isFalse();
        assertThat(CaseNumber.isValid("QP-26-000132-H")).isFalse();
        assertThat(CaseNumber.isValid("QP26000123H")).isFalse();
        assertThat(CaseNumber.of("QP", 2026, 999_999_999).value()).startsWith("QP-26-999999999-");
        assertThatThrownBy(() -> new CaseNumber("QP-26-000123-G")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CaseNumber.of("QP", 2026, 1_000_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_permit_number_is_read_as_people_type_it() {
        PermitId id = new PermitId("7Q4K9ZT2M8XA");

        assertThat(id.humanNumber()).isEqualTo("7Q4K-9ZT2-M8XA-0");
        for (String typed : new String[]{"7Q4K-9ZT2-M8XA-0", "7q4k 9zt2 m8xa 0", "7Q4K9ZT2M8XA0"}) {
            assertThat(PermitId.parseHumanNumber(typed)).as(typed).contains(id);
        }
        for (String wrong : new String[]{"7Q4K-9ZT2-M8XA-1", "7Q4K-9ZT2-M8XA", "7Q4K-9TZ2-M8XA-0",
                "7Q4K-9ZT2-M8X0-A"}) {
            assertThat(PermitId.parseHumanNumber(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void a_permit_number_keeps_to_its_alphabet() {
        for (String wrong : new String[]{"", "7Q4K9ZT2M8X", "7Q4K9ZT2M8XAB", "7Q4K9ZT2M8XI", "7q4k9zt2m8xa",
                "7Q4K9ZT2M8X\u0661"}) {
            assertThatThrownBy(() -> new PermitId(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
        Set<PermitId> drawn = new HashSet<>();
        Random random = new Random(42);
        for (int i = 0; i < 1000; i++) {
            PermitId id = PermitId.random(random);
            assertThat(PermitId.parseHumanNumber(id.humanNumber())).contains(id);
            drawn.add(id);
        }
        assertThat(drawn).hasSize(1000);
    }

    @Test
    void numbers_travel_as_text_and_are_verified_on_arrival() throws Exception {
        PermitId id = new PermitId("7Q4K9ZT2M8XA");
        CaseNumber number = CaseNumber.of("QP", 2026, 123);

        assertThat(WireJson.strict().writeValueAsString(id)).isEqualTo("\"7Q4K9ZT2M8XA\"");
        assertThat(WireJson.strict().readValue("\"7Q4K9ZT2M8XA\"", PermitId.class)).isEqualTo(id);
        assertThat(WireJson.strict().writeValueAsString(number)).isEqualTo("\"QP-26-000123-H\"");
        assertThat(WireJson.strict().readValue("\"QP-26-000123-H\"", CaseNumber.class)).isEqualTo(number);
        assertThatThrownBy(() -> WireJson.strict().readValue("\"QP-26-000123-G\"", CaseNumber.class))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().withChars(ALPHABET).ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with(ALPHABET);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1000);
    }
}
