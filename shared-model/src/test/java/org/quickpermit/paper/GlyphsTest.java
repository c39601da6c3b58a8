package org.quickpermit.paper;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("EX-4")
class GlyphsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "陳大文", "𨋢𠝹", "堃喆峯栢邨菓衞瓈双", "CHAN, TAI MAN", "José Conceição"})
    void names_of_hong_kong_and_macau_can_be_printed(String text) {
        assertThat(Glyphs.missing(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"陳𠮶𠮶文, 20BB6", "A\uD842B, D842", "陳🚢, 1F6A2"})
    void what_has_no_glyph_is_named_once(String text, String codePoint) {
        assertThat(Glyphs.missing(text)).containsExactly(Integer.parseInt(codePoint, 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x0A, 0x7F, 0xE000, 0xFFFF, 0x10FFFF})
    void controls_and_private_characters_have_no_glyph(int codePoint) {
        assertThat(Glyphs.missing(Character.toString(codePoint))).containsExactly(codePoint);
    }

    /// Every ideograph of Hong Kong's own character set, the whole of plane 2 included.
    @Test
    void every_ideograph_of_hkscs_can_be_printed() {
        CharsetEncoder hkscs = Charset.forName("Big5-HKSCS").newEncoder();
        long missing = java.util.stream.IntStream.rangeClosed(0x3400, 0x2FA1F)
                .filter(Character::isIdeographic)
                .filter(c -> hkscs.canEncode(Character.toString(c)))
                .filter(c -> !PaperFonts.covers(c))
                .count();
        assertThat(missing).isZero();
    }
}
