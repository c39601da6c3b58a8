package org.quickpermit.server.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Pattern ASKED = Pattern.compile("words\\.get\\(\"([a-zA-Z.-]+)\"[,)]");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private final Words chinese = new Words(true, ZONE);
    private final Words english = new Words(false, ZONE);

    @Test
    void both_languages_have_the_same_sentences_with_the_same_places() {
        assertThat(english.keys()).isEqualTo(chinese.keys());
        for (String key : english.keys()) {
            assertThat(places(english.get(key))).as(key).isEqualTo(places(chinese.get(key)));
        }
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    @Test
    void every_sentence_a_page_asks_for_is_there() throws IOException {
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> templates = Files.list(Path.of("src", "main", "jte", "console"))) {
            for (Path template : templates.toList()) {
                Matcher matcher = ASKED.matcher(Files.readString(template));
                while (matcher.find()) {
                    asked.add(matcher.group(1));
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(english.keys()).containsAll(asked);
    }

    @Test
    void a_sentence_nobody_wrote_is_found_out() {
        assertThatThrownBy(() -> english.get("no.such")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_age_is_told_in_minutes_then_in_hours() {
        Instant then = Instant.parse("2026-11-22T08:00:00Z");
        assertThat(english.age(then, then.plusSeconds(59))).isEqualTo("just now");
        assertThat(english.age(then, then.plusSeconds(119 * 60))).isEqualTo("119 min ago");
        assertThat(english.age(then, then.plusSeconds(120 * 60))).isEqualTo("2 h ago");
        assertThat(chinese.moment(then)).isEqualTo("2026-11-22 16:00");
        assertThat(chinese.near(then, then.plusSeconds(60))).isEqualTo("16:00");
        assertThat(chinese.near(then, then.plusSeconds(9 * 3600))).isEqualTo("2026-11-22 16:00");
    }
}
