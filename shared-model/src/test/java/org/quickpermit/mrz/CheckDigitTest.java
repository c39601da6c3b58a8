package org.quickpermit.mrz;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckDigitTest {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";
    /// Characters that the check digit cannot tell from each other.
    private static final List<String> BLIND_SPOTS = List.of("0AKU<", "1BLV", "2CMW", "3DNX", "4EOY", "5FPZ", "6GQ",
            "7HR", "8IS", "9JT");

    @ParameterizedTest
    @CsvSource(textBlock = """
            AB2134<<<,      5
            520727,         3
            L898902C3,      6
            L898902C<,      3
            740812,         2
            120415,         9
            690806,         1
            940623,         6
            ZE184226B<<<<<, 1
            D23145890,      7
            1234567890,     7
            D23145890734,   9
            '',             0
            """)
    void gives_the_published_digits(String field, char digit) {
        assertThat(CheckDigit.of(field)).isEqualTo(digit);
    }

    @Test
    void counts_52_pairs_it_cannot_tell_apart() {
        int pairs = 0;
        for (int i = 0; i < ALPHABET.length(); i++) {
            for (int j = i + 1; j < ALPHABET.length(); j++) {
                char first = ALPHABET.charAt(i);
                char second = ALPHABET.charAt(j);
                boolean unseen = CheckDigit.of(String.valueOf(first)) == CheckDigit.of(String.valueOf(second));
                assertThat(unseen).as("" + first + second).isEqualTo(sameBlindSpot(first, second));
                pairs += unseen ? 1 : 0;
            }
        }
        assertThat(pairs).isEqualTo(52);
    }

    /// A substitution is seen exactly when the two values differ modulo 10, wherever it happens.
    @Property
    void sees_every_substitution_outside_the_blind_spots_and_none_inside(@ForAll("fields") String field,
            @ForAll("characters") char other, @ForAll("places") int place) {
        int index = place % field.length();
        String changed = field.substring(0, index) + other + field.substring(index + 1);

        boolean seen = CheckDigit.of(changed) != CheckDigit.of(field);

        assertThat(seen).isEqualTo(!sameBlindSpot(field.charAt(index), other));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, O, true
            1, I, true
            2, Z, true
            5, S, true
            8, B, true
            6, G, false
            K, <, false
            A, 0, false
            """)
    void sees_the_usual_confusions_but_not_all(char one, char other, boolean seen) {
        assertThat(CheckDigit.of("AB" + one + "4") != CheckDigit.of("AB" + other + "4")).isEqualTo(seen);
    }

    @Test
    void refuses_characters_outside_the_alphabet() {
        assertThatThrownBy(() -> CheckDigit.of("12a")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("character 3 is outside A-Z, 0-9 and <");
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.strings().withChars(ALPHABET).ofMinLength(1).ofMaxLength(39);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.chars().with(ALPHABET);
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, 1000);
    }

    private static boolean sameBlindSpot(char one, char other) {
        return one == other
                || BLIND_SPOTS.stream().anyMatch(spot -> spot.indexOf(one) >= 0 && spot.indexOf(other) >= 0);
    }
}
