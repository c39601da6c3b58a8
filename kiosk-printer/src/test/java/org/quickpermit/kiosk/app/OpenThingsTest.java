package org.quickpermit.kiosk.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenThingsTest {
    @TempDir
    private Path folder;

    @Test
    void things_are_closed_in_reverse_and_a_failure_keeps_none_open() {
        List<String> closed = new ArrayList<>();
        OpenThings open = new OpenThings();
        open.add(() -> closed.add("first"));
        open.add(() -> {
            throw new IllegalArgumentException("stuck");
        });
        open.add(() -> {
            throw new java.io.IOException("gone");
        });
        open.add(() -> closed.add("last"));
        assertThatThrownBy(open::close).isInstanceOf(IllegalStateException.class).hasMessageContaining("gone")
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().asString().contains("stuck"));
        assertThat(closed).containsExactly("last", "first");
        open.close();
        assertThat(closed).hasSize(2);
    }

    @Test
    void a_kiosk_that_fails_at_its_very_last_step_leaves_no_thread_no_journal_and_no_lock_behind() throws Exception {
        Set<Thread> before = threads();
        try (TestServer server = new TestServer(new TestBureau()); var printer = IppPrinterSimulator.start()) {
            KioskSettings settings = KioskSettings
                    .standard(folder.resolve("data"), Optional.of(folder.resolve("no-reader")), printer.uri())
                    .withTicket(server.ticket(folder))
                    .withClock(TestBureau.CLOCK);
            KioskSettings broken = settings.withTimes(Timings.STANDARD, PrintTimes.STANDARD, Duration.ZERO,
                    Duration.ofSeconds(2));
            assertThatThrownBy(() -> KioskContext.open(broken)).isInstanceOf(IllegalArgumentException.class);
            TestBureau.await("its threads are gone", () -> {
                Set<Thread> left = threads();
                left.removeAll(before);
                return left.isEmpty();
            });
            try (KioskContext kiosk = KioskContext.open(settings)) {
                assertThat(kiosk.staff().pinIsSet()).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kiosk-"))
                .collect(Collectors.toSet());
    }
}
