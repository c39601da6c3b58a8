package org.quickpermit.installers.demo;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The demo's journey as a test: what a newcomer sees must not break unseen.
class JourneyTest {
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
        assertThat(Files.list(folder.resolve("screens"))).as("pictures").hasSizeGreaterThanOrEqualTo(30);
        assertThat(folder.resolve("journal.txt")).isNotEmptyFile();
    }
}
