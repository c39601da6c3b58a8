package org.quickpermit.kiosk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// A kiosk with a loaded tray on a real pseudo-terminal, real IPP and real HTTPS, and what tests do at it.
abstract class KioskTest {
    static final String PIN = "739215";
    private static final Timings SCREENS = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(20),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2));
    private static final PrintTimes PRINTING = new PrintTimes(Duration.ofMillis(20), Duration.ofSeconds(2),
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    final TestBureau bureau = new TestBureau();
    final List<StationState> seen = new CopyOnWriteArrayList<>();
    final SetClock clock = new SetClock();
    TestServer server;
    Path port;
    IppPrinterSimulator printer;
    Pty line;
    KioskContext kiosk;

    @BeforeEach
    void set_up_a_kiosk_with_a_loaded_tray() throws Exception {
        server = new TestServer(bureau);
        printer = IppPrinterSimulator.start();
        plugIn();
        kiosk = open();
        kiosk.staff().load("TW00000101", 50);
        await_state(Attract.class);
    }

    KioskContext open() throws Exception {
        KioskSettings settings = KioskSettings.standard(folder.resolve("data"), Optional.of(port),
                printer.uri())
                .withTicket(server.ticket(folder))
                .withFirstPin(PIN)
                .withClock(clock)
                .withTimes(SCREENS, PRINTING, Duration.ofMillis(100), Duration.ofSeconds(2));
        KioskContext opened = KioskContext.open(settings);
        opened.flow().onState(seen::add);
        return opened;
    }

    @AfterEach
    void take_it_down() {
        kiosk.close();
        line.close();
        printer.close();
        server.close();
    }

    /// Plugs a reader in, at the name it always has.
    void plugIn() throws Exception {
        line = Pty.open();
        port = folder.resolve("by-id-reader");
        Files.deleteIfExists(port);
        Files.createSymbolicLink(port, line.device());
    }

    /// Pulls the reader out.
    void unplug() throws Exception {
        Files.delete(port);
        line.close();
    }

    String sealOnPaper(byte[] pdf) {
        assertThat(pdf.length).isGreaterThan(1_000);
        return server.lastSeal();
    }

    List<String> steps_of(PrintRecord print) {
        return kiosk.journal().entries().stream()
                .filter(entry -> entry.contains(print.id()))
                .map(entry -> entry.split(" ")[2])
                .toList();
    }

    void back_to(Class<? extends StationState> type) throws Exception {
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(type);
    }

    void back() throws Exception {
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(Attract.class);
    }

    void await_troubles(Set<Trouble> troubles) throws Exception {
        TestBureau.await("troubles " + troubles + " but " + kiosk.flow().state(),
                () -> kiosk.flow().state().setting().troubles().equals(troubles));
    }

    <T extends StationState> T await_state(Class<T> type) throws Exception {
        TestBureau.await(type.getSimpleName() + " but " + kiosk.flow().state(),
                () -> type.isInstance(kiosk.flow().state()));
        return type.cast(kiosk.flow().state());
    }

    /// A wall clock that tests set.
    static final class SetClock extends Clock {
        private volatile Instant now = TestBureau.CLOCK.instant();

        /// Moves it, back for a negative time.
        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            throw new UnsupportedOperationException("one zone is enough");
        }
    }
}
