package org.quickpermit.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.testing.Fx;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            短句; 10; 短句
            這份搭機證明已過期，請洽服務櫃檯; 15; 這份搭機證明已過期，/請洽服務櫃檯
            搭乗確認書のコードを|かざしてください; 15; 搭乗確認書のコードを/かざしてください
            搭乗確認書のコードを|かざしてください; 40; 搭乗確認書のコードをかざしてください
            one two three four; 15; one two/three four
            aa bb cc dd ee; 9; aa bb cc/dd ee
            unbreakablewords here; 10; unbreakablewords here
            """)
    void lines_are_even_and_break_where_they_may(String sentence, double width, String lines) {
        assertThat(Lines.even(sentence, width, String::length).replace("\n", "/")).isEqualTo(lines);
    }

    @Test
    void no_sentence_of_any_language_leaves_a_scrap_on_its_last_line() {
        Fx.run(Look::loadFonts);
        KioskTexts texts = new KioskTexts();
        List<String> scraps = new ArrayList<>();
        Fx.run(() -> {
            for (Language language : Language.values()) {
                Font font = Font.font(Look.family(language), FontWeight.BOLD, 64);
                texts.keys(language).stream()
                        .filter(key -> key
                                .matches("(attract|reading|checking|printing|held|show|take|sorry|out)(\\..*)?"))
                        .forEach(key -> check(language.tag() + " " + key, texts.get(language, key), font, scraps));
            }
        });
        assertThat(scraps).isEmpty();
    }

    private static void check(String name, String sentence, Font font, List<String> scraps) {
        for (double room : new double[]{952, 892}) {
            List<String> lines = Lines.even(sentence, room, text -> width(text, font)).lines().toList();
            double widest = lines.stream().mapToDouble(line -> width(line, font)).max().orElseThrow();
            if (widest > room || width(lines.getLast(), font) < widest / 4) {
                scraps.add(name + ": " + lines);
            }
        }
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds().getWidth();
    }
}
