package org.quickpermit.installers.docs;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequirementsTraceTest {
    private static final Map<String, Integer> ONE_CHAPTER = Map.of("QP", 2);
    private static final String PAGE = """
            # Chapter

            ## QP-1 First

            State: **built**

            ## QP-2 Second

            State: **partly built**

            Built: half of it.

            Not yet: the other half.
            """;
    private static final Map<String, String> SOURCES = Map.of("main/A.java", "/// Implements: QP-1, QP-2\n");
    private static final Map<String, String> TESTS = Map.of("test/ATest.java", tag("QP-1") + tag("QP-2"));

    @Test
    void the_rows_agree_with_the_code_and_the_tests() {
        RepositoryFiles files = RepositoryFiles.here();
        assertThat(RequirementsTrace.faults(
                RequirementsTrace.CHAPTERS,
                files.texts(path -> path.startsWith("docs/requirements/") && path.endsWith(".md")),
                files.texts(path -> path.contains("/src/main/") && path.matches(".*\\.(java|sql|yaml|fxml)")),
                files.texts(path -> path.contains("/src/test/") && path.endsWith(".java"))))
                .isEmpty();
    }

    @Test
    void rows_that_agree_have_no_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), SOURCES, TESTS)).isEmpty();
    }

    @Test
    void a_built_row_that_no_test_names_is_a_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), SOURCES, Map.of("test/ATest.java", tag("QP-1"))))
                .singleElement().asString().contains("row QP-2", "no test carries its tag", "Put @Tag");
    }

    @Test
    void a_built_row_that_no_source_names_is_a_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), Map.of("main/A.java", "/// QP-2"), TESTS))
                .singleElement().asString().contains("row QP-1", "no source of a program", "Implements: QP-1");
    }

    @Test
    void a_tag_of_an_unknown_row_is_a_fault() {
        Map<String, String> tests = new TreeMap<>(TESTS);
        tests.put("test/BTest.java", tag("QP-12"));
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), SOURCES, tests))
                .singleElement().asString().contains("test/BTest.java", "QP-12", "Correct the id");
    }

    @Test
    void a_comment_of_an_unknown_row_is_a_fault() {
        Map<String, String> sources = new TreeMap<>(SOURCES);
        sources.put("main/B.java", "/// As RU-9 says.");
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), sources, TESTS))
                .singleElement().asString().contains("main/B.java", "RU-9");
    }

    @Test
    void a_case_number_is_not_taken_for_a_row() {
        Map<String, String> sources = new TreeMap<>(SOURCES);
        sources.put("main/B.java", "/// As in QP-26-000123-H, printed at TPE-T1-S.");
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE), sources, TESTS)).isEmpty();
    }

    @Test
    void a_planned_row_that_a_test_names_is_a_fault() {
        String planned = PAGE.replace("State: **built**", "State: **planned**");
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(planned), SOURCES, TESTS))
                .singleElement().asString().contains("row QP-1", "planned", "Change its state");
    }

    @Test
    void a_missing_row_is_a_fault() {
        assertThat(RequirementsTrace.faults(Map.of("QP", 3), page(PAGE), SOURCES, TESTS))
                .singleElement().asString().contains("row QP-3 is missing");
    }

    @Test
    void a_doubled_row_is_a_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER,
                Map.of("docs/a.md", PAGE, "docs/b.md", "## QP-1 Again\n\nState: **built**\n"), SOURCES, TESTS))
                .singleElement().asString().contains("row QP-1 is there twice");
    }

    @Test
    void a_row_without_a_state_is_a_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE.replace("State: **built**", "State: done")),
                SOURCES, Map.of("test/ATest.java", tag("QP-2"))))
                .singleElement().asString().contains("row QP-1 has no state");
    }

    @Test
    void a_partly_built_row_that_does_not_say_what_is_missing_is_a_fault() {
        assertThat(RequirementsTrace.faults(ONE_CHAPTER, page(PAGE.replace("Not yet:", "Later:")), SOURCES, TESTS))
                .singleElement().asString().contains("row QP-2", "does not say what");
    }

    private static Map<String, String> page(String text) {
        return Map.of("docs/requirements/page.md", text);
    }

    /// A tag as it stands in a test's source.
    private static String tag(String id) {
        return "@Tag(\"" + id + "\")\n";
    }
}
