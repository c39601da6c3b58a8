package org.quickpermit.seal;

import java.util.HexFormat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class C40Test {
    /// Country, signer and certificate reference of three published test seals (vdstools of T. Senger).
    @ParameterizedTest
    @CsvSource({
            "UTO, D9C5",
            "UTTS025B, D9CAC8A73A99",
            "DETS0004F, 6D32C8A51A54",
            "DETS0232, 6D32C8A72CB1"})
    void packs_as_the_published_seals_do(String text, String hex) {
        assertThat(HexFormat.of().withUpperCase().formatHex(C40.encode(text))).isEqualTo(hex);
        assertThat(C40.decode(HexFormat.of().parseHex(hex))).contains(text);
    }

    @Property
    void every_text_comes_back(@ForAll("texts") String text) {
        assertThat(C40.decode(C40.encode(text))).contains(text);
    }

    /// Only one encoding of each text is accepted, so that no two byte strings mean the same.
    @Property(tries = 5000)
    void bytes_that_decode_are_the_only_encoding_of_their_text(@ForAll byte[] bytes) {
        C40.decode(bytes).ifPresent(text -> assertThat(C40.encode(text)).isEqualTo(bytes));
    }

    @Property
    void every_other_character_is_refused(@ForAll char c) {
        if (" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(c) < 0) {
            assertThatThrownBy(() -> C40.encode("AB" + c)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("character 3");
        }
    }

    /// U+0141 ends in the byte 41: an encoder that cuts characters to bytes writes an A.
    @ParameterizedTest
    @ValueSource(strings = {"\u0141", "a", "-", "<", "０", "陳", "\uD842"})
    void nothing_is_cut_to_a_byte(String text) {
        assertThatThrownBy(() -> C40.encode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withCharRange('A', 'Z').numeric().withChars(' ').ofMaxLength(40);
    }
}
