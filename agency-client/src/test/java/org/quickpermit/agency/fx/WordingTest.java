package org.quickpermit.agency.fx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.quickpermit.paper.Glyphs;
import org.quickpermit.wire.Text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {
    private static final Pattern IN_FORM = Pattern.compile("\"%([A-Za-z.]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{\\d}");

    @Test
    void both_languages_have_the_same_sentences_with_the_same_parameters() {
        var zh = Wording.bundle(Language.ZH);
        var en = Wording.bundle(Language.EN);
        assertThat(zh.keySet()).isEqualTo(en.keySet());
        for (String key : zh.keySet()) {
            // The name of the agency stands for the clerk's place in both; other parameters must match.
            assertThat(parameters(zh.getString(key))).as(key).isEqualTo(parameters(en.getString(key)));
        }
    }

    @Test
    void every_form_finds_its_sentences() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
            for (Path form : files.filter(one -> one.toString().endsWith(".fxml")).toList()) {
                Matcher used = IN_FORM.matcher(Files.readString(form));
                while (used.find()) {
                    assertThat(Wording.bundle(Language.ZH).containsKey(used.group(1))).as(used.group(1)).isTrue();
                }
            }
        }
    }

    @Test
    void every_sentence_can_be_shown_in_the_font_of_the_house() {
        for (String key : Wording.bundle(Language.ZH).keySet()) {
            for (Language language : Language.values()) {
                String shown = Wording.bundle(language).getString(key).replaceAll("[\\n✓✕▲◌●○⏎…]", "");
                assertThat(Glyphs.missing(shown)).as(key).isEmpty();
            }
        }
    }

    @Test
    void parameters_are_put_in_in_the_sentences_own_language() {
        Text text = Wording.of("trouble.noAnswer", new Text("連不上", "Cannot reach it"), "N-01");
        assertThat(text.zh()).startsWith("連不上").endsWith("N-01");
        assertThat(text.en()).startsWith("Cannot reach it");
    }

    private static TreeSet<String> parameters(String sentence) {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(sentence);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
