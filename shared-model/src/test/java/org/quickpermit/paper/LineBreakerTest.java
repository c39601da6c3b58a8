package org.quickpermit.paper;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineBreakerTest {
    private static final Type TYPE = Type.regular(10);

    @Test
    void short_text_stays_on_one_line() {
        assertThat(LineBreaker.lines("登機時，出示本證明。", TYPE, 100)).containsExactly("登機時，出示本證明。");
    }

    @Test
    void english_breaks_between_words() {
        String text = "Show this paper and your travel document to the airline.";
        List<String> lines = LineBreaker.lines(text, TYPE, 30);
        assertThat(lines).hasSizeGreaterThan(2).allSatisfy(line -> assertThat(TYPE.width(line)).isLessThan(30));
        assertThat(String.join(" ", lines)).isEqualTo(text);
    }

    @Test
    void chinese_breaks_anywhere_but_before_punctuation() {
        String text = "資料如有錯誤，請立即洽原旅行社更正；更正後本證明即失效。";
        for (int width = 10; width < 60; width++) {
            List<String> lines = LineBreaker.lines(text, TYPE, width);
            assertThat(String.join("", lines)).isEqualTo(text);
            assertThat(lines).noneMatch(line -> "，；。".indexOf(line.charAt(0)) >= 0);
        }
    }

    @Test
    void a_word_wider_than_the_line_is_not_lost() {
        assertThat(String.join(" ", LineBreaker.lines("A VERYLONGWORDINDEED B", TYPE, 10)))
                .isEqualTo("A VERYLONGWORDINDEED B");
    }
}
