package org.quickpermit.installers.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's journey as a test: what a newcomer sees must not break unseen.
class JourneyTest {
    /// The screens that the demo leaves a picture of, besides one of every decision.
    private static final String[] SCREENS = {"terminal-00-sign-in", "terminal-empty-form", "terminal-swiped",
            "terminal-01-approved", "terminal-04-refused", "terminal-05-zone-rejected", "terminal-preview",
            "terminal-correction", "terminal-cases", "terminal-deposit", "terminal-help", "kiosk-out-of-order",
            "kiosk-out-of-sheets", "kiosk-tray-to-check", "kiosk-staff-pin", "kiosk-console", "kiosk-console-overview",
            "kiosk-console-print-log", "kiosk-console-tray", "kiosk-console-tray-loaded", "kiosk-console-printer",
            "kiosk-console-scanner", "kiosk-console-reprint", "kiosk-attract", "kiosk-attract-en", "kiosk-printing",
            "kiosk-take", "kiosk-take-reprint", "kiosk-paper-out", "kiosk-already-printed", "kiosk-corrected",
            "kiosk-expired", "kiosk-forged", "kiosk-permit-not-confirmation", "kiosk-revoked", "kiosk-wrong-code"};

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

        Journey journey = new Journey(folder, steps);
        journey.play().close();
        journey.verifyAudit();

        assertThat(steps.failures()).as(told.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(steps.played()).isGreaterThan(50);
        assertThat(Files.list(folder.resolve("papers"))).as("papers").hasSizeGreaterThanOrEqualTo(10);
        try (Stream<Path> screens = Files.list(folder.resolve("screens"))) {
            assertThat(screens.map(picture -> picture.getFileName().toString().replace(".png", ""))).as("pictures")
                    .contains(SCREENS);
        }
        assertThat(folder.resolve("journal.txt")).isNotEmptyFile();
    }
}
