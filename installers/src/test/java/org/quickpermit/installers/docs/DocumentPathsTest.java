package org.quickpermit.installers.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.quickpermit.seal.SealFault;
import org.quickpermit.server.decision.Policy;
import org.quickpermit.server.decision.QuickPermitRules;
import org.quickpermit.server.decision.RuleSet;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.ProblemType;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentPathsTest {
    private static final RepositoryFiles FILES = RepositoryFiles.here();
    private static final Set<String> SOME_FILES = Set.of("docs/a.md", "docs/sub/b.md", "shared-model/pom.xml",
            "installers/src/test/java/KnownTest.java");
    private static final String SCRIPT = """
            Usage: ./quickpermit COMMAND

              demo           one journey; takes --headless
              verify-audit   checks the log
            """;

    @Test
    void everything_the_documents_name_is_there() {
        assertThat(DocumentPaths.faults(FILES.documents(), FILES.paths())).isEmpty();
    }

    @Test
    void every_command_shown_exists() {
        Map<String, String> sources = FILES.texts(
                path -> path.endsWith(".java")
                        && path.matches("(installers|server-api|agency-client|kiosk-printer)/.*"));
        assertThat(DocumentPaths.unknownCommands(FILES.documents(), FILES.text("quickpermit"), sources)).isEmpty();
    }

    @Test
    void the_page_of_problems_lists_every_type_and_no_other() {
        String page = FILES.text("docs/reference/problems.md");
        Set<String> onPage = new TreeSet<>();
        Matcher heading = Pattern.compile("(?m)^## (\\S+)$").matcher(page);
        while (heading.find()) {
            onPage.add(heading.group(1));
        }
        Set<String> inCode = new TreeSet<>();
        for (ProblemType type : ProblemType.values()) {
            inCode.add(type.urn().substring("urn:quickpermit:problem:".length()));
            assertThat(page).as("docs/reference/problems.md must show the line of %s", type)
                    .contains("`%s` · %d · %s · %s".formatted(type.urn(), type.status(), type.title().zh(),
                            type.title().en()));
        }
        assertThat(onPage).as("headings of docs/reference/problems.md against the enum ProblemType").isEqualTo(inCode);
    }

    @Test
    void the_page_of_the_api_shows_every_path_and_no_other() {
        Set<String> described = new TreeSet<>(Pattern.compile("(?m)^  (/\\S+):$")
                .matcher(FILES.text("server-api/src/main/resources/openapi.yaml")).results()
                .map(path -> path.group(1)).toList());
        String page = FILES.text("docs/reference/api.md");
        Set<String> onPage = new TreeSet<>(Pattern.compile("`(/[a-z][^`]*)`")
                .matcher(page.substring(page.indexOf("## Paths"))).results().map(path -> path.group(1)).toList());
        assertThat(onPage).as("paths under ## Paths of docs/reference/api.md against openapi.yaml")
                .isEqualTo(described);
    }

    @Test
    void the_page_of_rules_lists_every_rule_in_its_version() {
        String page = FILES.text("docs/reference/rules.md");
        RuleSet rules = QuickPermitRules.on(Policy.standard());
        assertThat(page).as("docs/reference/rules.md").contains("Rule set `" + rules.version() + "`");
        List<String> onPage = Pattern.compile("(?m)^\\| (QP-R\\d+) \\| (\\d+) \\|.*\\| ([^|]+) \\|$").matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(3)).toList();
        assertThat(onPage).as("rows of docs/reference/rules.md against QuickPermitRules")
                .isEqualTo(rules.runs().stream().map(run -> run.id() + " " + run.version() + " " + run.legalBasis())
                        .toList());
    }

    @Test
    void the_page_of_the_seal_lists_every_fault_in_order() {
        List<String> onPage = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (.*) \\|$")
                .matcher(FILES.text("docs/reference/seal.md"))
                .results().map(row -> row.group(1) + " " + row.group(2)).toList();
        assertThat(onPage).as("rows of docs/reference/seal.md against SealFault")
                .isEqualTo(Stream.of(SealFault.values())
                        .map(fault -> "%s %s<br>%s | %s<br>%s".formatted(fault, fault.text().zh(), fault.text().en(),
                                fault.staffText().zh(), fault.staffText().en()))
                        .toList());
    }

    @Test
    void the_page_of_configuration_lists_every_key_with_its_default() {
        Map<String, String> onPage = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+\\.[a-z-]+)` \\| (\\S+) \\| `(\\w+)` \\|")
                .matcher(FILES.text("docs/reference/configuration.md"));
        while (row.find()) {
            String standard = row.group(2).equals("empty") ? "" : row.group(2).replace("`", "");
            onPage.put(row.group(1), standard);
            assertThat(row.group(3)).as("environment variable of " + row.group(1))
                    .isEqualTo("QUICKPERMIT_" + row.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
        }
        assertThat(onPage).as("rows of docs/reference/configuration.md against ServerConfig")
                .isEqualTo(new TreeMap<>(ServerConfig.keys()));
    }

    @Test
    void every_security_row_names_its_test_or_its_exception() {
        String page = FILES.text("docs/explanation/security.md");
        List<Integer> numbers = new ArrayList<>();
        Matcher row = Pattern.compile("(?m)^\\| (\\d+) \\| (.*) \\| (.*) \\|$").matcher(page);
        while (row.find()) {
            numbers.add(Integer.valueOf(row.group(1)));
            assertThat(row.group(3)).as("docs/explanation/security.md, row %s: name the test that proves it in back"
                    + " quotes, or write what stands in for one after `Exception:`", row.group(1))
                    .matches(".*(`\\w+(Test|IT)`|Exception: ).*");
        }
        assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, 44).boxed().toList());
    }

    @Test
    void every_decision_says_how_it_is_checked_and_is_in_the_index() {
        String index = FILES.text("docs/decisions/README.md");
        Map<String, String> decisions = FILES.texts(path -> path.matches("docs/decisions/\\d{4}-.*\\.md"));
        assertThat(decisions).isNotEmpty();
        decisions.forEach((path, text) -> {
            assertThat(text).as(path).contains("## Context", "## Options", "## Decision", "## Consequences",
                    "## How compliance is checked");
            assertThat(index).as("docs/decisions/README.md must link " + path)
                    .contains("(" + path.substring("docs/decisions/".length()) + ")");
        });
    }

    @Test
    void links_paths_and_tests_that_are_there_pass() {
        String text = """
                See [b](sub/b.md#part-two), `shared-model/pom.xml`, `shared-model/*.xml`, `docs/sub/`, `KnownTest`,
                [the web](https://example.org), `installers/target/anything`.
                """;
        assertThat(DocumentPaths.faults(Map.of("docs/a.md", text, "docs/sub/b.md", "## Part two\n"), SOME_FILES))
                .isEmpty();
    }

    @Test
    void a_link_that_leads_nowhere_is_a_fault() {
        assertThat(DocumentPaths.faults(Map.of("docs/a.md", "[c](sub/c.md)"), SOME_FILES))
                .singleElement().asString().contains("docs/a.md", "sub/c.md", "leads nowhere");
    }

    @Test
    void a_link_to_a_heading_that_is_not_there_is_a_fault() {
        assertThat(DocumentPaths.faults(Map.of("docs/a.md", "[b](sub/b.md#three)", "docs/sub/b.md", "## Two\n"),
                SOME_FILES)).singleElement().asString().contains("not on that page");
    }

    @Test
    void a_path_that_is_not_there_is_a_fault() {
        assertThat(DocumentPaths.faults(Map.of("docs/a.md", "`shared-model/nothing.xml`"), SOME_FILES))
                .singleElement().asString().contains("there is no shared-model/nothing.xml");
    }

    @Test
    void a_test_that_is_not_there_is_a_fault() {
        assertThat(DocumentPaths.faults(Map.of("docs/a.md", "Checked by `NoSuchTest`."), SOME_FILES))
                .singleElement().asString().contains("there is no test NoSuchTest");
    }

    @Test
    void a_command_that_is_not_there_is_a_fault() {
        assertThat(DocumentPaths.unknownCommands(Map.of("docs/a.md", "./quickpermit demos"), SCRIPT, Map.of()))
                .singleElement().asString().contains("demos", "is no command");
    }

    @Test
    void an_option_that_is_not_there_is_a_fault() {
        assertThat(DocumentPaths.unknownCommands(
                Map.of("docs/a.md", "./quickpermit demo --headless --out DIR --speed=3"), SCRIPT,
                Map.of("A.java", "@Option(names = \"--out\")")))
                .singleElement().asString().contains("no option --speed");
    }
}
