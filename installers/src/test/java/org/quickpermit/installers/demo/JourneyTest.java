package org.quickpermit.installers.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's journey as a test: what a newcomer sees must not break unseen.
class JourneyTest {
    /// The screens that the demo leaves a picture of.
    private static final String[] SCREENS = {"terminal-enrolment", "terminal-sign-in", "terminal-empty-form",
            "terminal-swiped", "terminal-approved", "terminal-refused", "terminal-zone-rejected", "terminal-preview",
            "terminal-answer-lost", "terminal-correction", "terminal-cases", "terminal-deposit", "terminal-help",
            "kiosk-out-of-order", "kiosk-out-of-sheets", "kiosk-tray-to-check", "kiosk-staff-pin",
            "kiosk-console-overview", "kiosk-console-print-log", "kiosk-console-tray", "kiosk-console-tray-loaded",
            "kiosk-console-printer", "kiosk-console-scanner", "kiosk-console-device", "kiosk-console-reprint",
            "kiosk-attract", "kiosk-attract-en", "kiosk-reading", "kiosk-checking", "kiosk-printing",
            "kiosk-show-sheet", "kiosk-take",
            "kiosk-take-shown", "kiosk-take-reprint", "kiosk-paper-out", "kiosk-already-printed", "kiosk-corrected",
            "kiosk-expired", "kiosk-forged", "kiosk-permit-not-confirmation", "kiosk-revoked", "kiosk-more-time",
            "kiosk-wrong-code"};

    @Test
    @Tag("QP-2")
    @Tag("QP-5")
    @Tag("QP-6")
    @Tag("QP-8")
    @Tag("QP-11")
    @Tag("RU-2")
    void every_step_of_the_journey_passes() throws Exception {
        Path folder = DemoFolder.prepare(Path.of("target", "journey").toAbsolutePath());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Steps steps = new Steps(new PrintStream(told, true, StandardCharsets.UTF_8));
        Fx.start(true);

        Journey journey = new Journey(folder, steps, Pace.FAST, null);
        journey.play().close();
        journey.verifyAudit();
        String page = Files.readString(journey.writePage());

        String lines = told.toString(StandardCharsets.UTF_8);
        assertThat(steps.failures()).as(lines).isEmpty();
        assertThat(steps.played()).isGreaterThan(60);
        assertThat(names(folder.resolve("screens"))).as("pictures")
                .extracting(picture -> picture.replaceFirst("^[0-9]+-", "").replace(".png", "")).contains(SCREENS);
        assertThat(names(folder.resolve("papers"))).as("papers")
                .filteredOn(paper -> paper.endsWith(".pdf")).hasSize(11);
        assertThat(folder.resolve("journal.txt")).content().contains("copy 2", "issued");
        assertThat(lines).as("money in one form, no codes of the program").containsPattern("NT\\$[0-9],[0-9]{3}\\b")
                .doesNotContainPattern("NT\\$[0-9]{4}").doesNotContainPattern("\\b[A-Z]{3,}_[A-Z_]+\\b");
        for (String made : List.of("screens", "papers")) {
            for (String name : names(folder.resolve(made))) {
                assertThat(page).as("the page shows it").contains(made + "/" + name);
            }
        }
        steps.told().forEach(step -> assertThat(lines).contains(step.words()));
        Matcher links = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page);
        while (links.find()) {
            assertThat(folder.resolve(links.group(1))).exists();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
