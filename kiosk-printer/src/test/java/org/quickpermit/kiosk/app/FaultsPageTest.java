package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.quickpermit.kiosk.screen.KioskTexts;
import org.quickpermit.kiosk.station.Language;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;

/// The page of faults against the sentences of the screens and against the tests it names.
@Tag("QP-6")
class FaultsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "faults.md");
    private static final List<String> PACKAGES = List.of("app", "issuing", "journal", "scanner");
    private static final List<String> ASKED = List.of("unplugged", "garbage", "half a frame", "two codes", "trigger",
            "gone", "jam in the middle", "door open", "out of paper", "paper low", "power cut", "disk full",
            "journal damaged", "clock moved");

    private record Row(String fault, String traveller, String staff, String remedy, String test) {}

    @Test
    void every_sentence_on_the_page_is_one_of_the_screens() throws Exception {
        KioskTexts texts = new KioskTexts();
        Set<String> travellers = sentences(texts,
                "(attract|reading|checking|printing|held|show|take|sorry|out)(\\..*)?");
        Set<String> staff = sentences(texts, "trouble\\..*");
        for (Row row : rows()) {
            assertThat(travellers).as("what the traveller sees: " + row.fault()).contains(row.traveller());
            if (!row.staff().isEmpty()) {
                assertThat(staff).as("what staff read: " + row.fault()).contains(row.staff());
            }
            assertThat(row.remedy()).as("what to do: " + row.fault()).isNotBlank();
        }
    }

    @Test
    void every_test_the_page_names_is_there_and_is_run() throws Exception {
        for (Row row : rows()) {
            String[] name = row.test().replace("`", "").split("\\.");
            Method method = Stream.of(find(name[0]).getDeclaredMethods())
                    .filter(each -> each.getName().equals(name[1]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no test " + row.test() + " for: " + row.fault()));
            assertThat(method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class))
                    .as(row.test()).isTrue();
        }
    }

    @Test
    void every_kind_of_fault_has_its_row() throws Exception {
        List<String> faults = rows().stream().map(Row::fault).toList();
        for (String kind : ASKED) {
            assertThat(faults).as(kind).anyMatch(fault -> fault.contains(kind));
        }
    }

    private static Set<String> sentences(KioskTexts texts, String keys) {
        return texts.keys(Language.EN).stream().filter(key -> key.matches(keys))
                .map(key -> texts.get(Language.EN, key))
                .collect(Collectors.toSet());
    }

    private static Class<?> find(String name) {
        for (String each : PACKAGES) {
            try {
                return Class.forName("org.quickpermit.kiosk." + each + "." + name);
            } catch (ClassNotFoundException e) {
                // It may be in another package.
            }
        }
        throw new AssertionError("there is no test class " + name);
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == 7 && !cells[1].startsWith("-") && !cells[1].strip().equals("fault")) {
                rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip(),
                        cells[5].strip()));
            }
        }
        assertThat(rows).hasSizeGreaterThan(20);
        return rows;
    }
}
