package org.quickpermit.kiosk.app;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// What goes wrong at a kiosk, one thing at a time, at the devices' own protocols: the kiosk closes or asks for help,
/// says what staff have to do, and afterwards no sheet and no permit is lost or there twice.
@Timeout(120)
@Tag("QP-6")
class KioskFaultsTest extends KioskTest {
    @Test
    void paper_out_during_a_print_waits_and_the_same_job_goes_on() throws Exception {
        printer.printingTime(Duration.ofMillis(600));
        line.scan(server.known(TestBureau.permitId(3)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.outOfPaper();
        PrintHeld held = await_state(PrintHeld.class);
        assertThat(held.trouble()).isEqualTo(Trouble.PAPER_OUT);
        assertThat(printer.sheetsOut()).isZero();
        printer.refill();
        await_state(TakePermit.class);
        assertThat(printer.jobsOpened()).isEqualTo(1);
        assertThat(printer.received()).hasSize(1);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    @Test
    void a_jam_spoils_the_sheet_and_closes_the_kiosk_until_staff_looked() throws Exception {
        printer.jamNext();
        line.scan(server.known(TestBureau.permitId(4)));
        Sorry sorry = await_state(Sorry.class);
        assertThat(sorry.reason()).isEqualTo(SorryReason.SPOILED);
        TestBureau.await("spoiled is reported", () -> !server.outcomes().isEmpty());
        assertThat(server.outcomes().getFirst().result()).isEqualTo(Result.SPOILED);
        assertThat(server.outcomes().getFirst().evidence()).isEqualTo(Evidence.JAM_REPORT);
        await_troubles(Set.of(Trouble.PAPER_JAM, Trouble.TRAY_TO_CHECK));
        printer.clearJam();
        await_troubles(Set.of(Trouble.TRAY_TO_CHECK));
        assertThat(kiosk.staff().trayChecked("TW00000999"))
                .isEqualTo(new DeskAnswer.Failed("desk.top", List.of("TW00000999")));
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEqualTo(new DeskAnswer.Done());
        await_troubles(Set.of());
    }

    @Test
    void a_printer_that_falls_silent_leaves_an_unknown_print_to_staff() throws Exception {
        printer.printingTime(Duration.ofSeconds(30));
        line.scan(server.known(TestBureau.permitId(5)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.silent(true);
        Sorry sorry = await_state(Sorry.class);
        assertThat(sorry.reason()).isEqualTo(SorryReason.ASK_STAFF);
        PrintRecord print = kiosk.journal().unknown().getFirst();
        printer.silent(false);
        assertThat(kiosk.staff().settle(print.id(), true)).isEqualTo(new DeskAnswer.Done());
        TestBureau.await("both reports are acknowledged", () -> server.outcomes().size() == 2);
        assertThat(server.outcomes()).extracting(PrintOutcome::result).containsExactly(Result.UNKNOWN,
                Result.CONFIRMED);
        assertThat(server.outcomes().getLast().evidence()).isEqualTo(Evidence.STAFF);
        assertThat(printer.jobsOpened()).isEqualTo(1);
    }

    @Test
    void a_counter_the_policy_does_not_accept_is_not_believed_and_the_sheet_itself_is() throws Exception {
        server.policy(EvidencePolicy.STRICTEST);
        TestBureau.await("the policy is here", () -> kiosk.profile().orElseThrow().policy()
                .equals(EvidencePolicy.STRICTEST));
        line.scan(server.known(TestBureau.permitId(20)));
        await_state(ShowSheet.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
        assertThat(kiosk.journal().open()).hasSize(1);
        line.scan(sealOnPaper(printer.received().getFirst()));
        await_state(TakePermit.class);
        TestBureau.await("reported", () -> !server.outcomes().isEmpty());
        assertThat(server.outcomes().getFirst().evidence()).isEqualTo(Evidence.SHEET_SCANNED);
    }

    @Test
    void a_sheet_that_is_not_shown_where_the_counter_is_not_believed_is_left_to_staff() throws Exception {
        server.policy(EvidencePolicy.STRICTEST);
        TestBureau.await("the policy is here", () -> kiosk.profile().orElseThrow().policy()
                .equals(EvidencePolicy.STRICTEST));
        line.scan(server.known(TestBureau.permitId(21)));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ASK_STAFF);
        assertThat(kiosk.journal().unknown()).singleElement()
                .satisfies(print -> assertThat(print.evidence()).isEqualTo(Evidence.SHEET_COUNTER));
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
        assertThat(printer.jobsOpened()).isEqualTo(1);
    }

    @Test
    void a_jam_half_way_ends_the_job_before_the_printer_can_print_it_again_on_the_next_sheet() throws Exception {
        printer.jamHalfWay();
        line.scan(server.known(TestBureau.permitId(22)));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.SPOILED);
        await_troubles(Set.of(Trouble.PAPER_JAM, Trouble.TRAY_TO_CHECK));
        printer.clearJam();
        await_troubles(Set.of(Trouble.TRAY_TO_CHECK));
        assertThat(printer.sheetsOut()).isZero();
        assertThat(printer.jobsWaiting()).isZero();
        assertThat(server.outcomes()).extracting(PrintOutcome::result, PrintOutcome::evidence)
                .containsExactly(tuple(Result.SPOILED, Evidence.JAM_REPORT));
        assertThat(kiosk.staff().trayChecked("TW00000101"))
                .isEqualTo(new DeskAnswer.Failed("desk.top", List.of("TW00000101")));
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEqualTo(new DeskAnswer.Done());
        await_troubles(Set.of());
    }

    @Test
    void a_job_that_cannot_be_cancelled_keeps_the_kiosk_closed() throws Exception {
        printer.keepCancelled(true);
        printer.printingTime(Duration.ofSeconds(60));
        line.scan(server.known(TestBureau.permitId(23)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.silent(true);
        await_state(Sorry.class);
        printer.silent(false);
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK, Trouble.QUEUE_TO_EMPTY));
        assertThat(kiosk.staff().settle(kiosk.journal().unknown().getFirst().id(), false))
                .isEqualTo(new DeskAnswer.Done());
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEqualTo(new DeskAnswer.Done());
        await_troubles(Set.of(Trouble.QUEUE_TO_EMPTY));
        back_to(OutOfOrder.class);
        printer.keepCancelled(false);
        await_troubles(Set.of());
        assertThat(printer.jobsWaiting()).isZero();
        assertThat(printer.sheetsOut()).isZero();
    }

    @Test
    void a_power_cut_of_the_printer_half_way_leaves_the_sheet_to_staff_and_prints_no_second_one() throws Exception {
        printer.printingTime(Duration.ofSeconds(2));
        line.scan(server.known(TestBureau.permitId(24)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.powerOff();
        assertThat(await_state(PrintHeld.class).trouble()).isEqualTo(Trouble.PRINTER_GONE);
        printer.powerOn(true);
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ASK_STAFF);
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
        assertThat(printer.jobsWaiting()).isZero();
        assertThat(printer.sheetsOut()).isZero();
        assertThat(printer.jobsOpened()).isEqualTo(1);
    }

    @Test
    void a_printer_that_forgot_the_job_in_a_power_cut_leaves_the_sheet_to_staff() throws Exception {
        printer.printingTime(Duration.ofSeconds(60));
        line.scan(server.known(TestBureau.permitId(25)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.powerOff();
        await_state(PrintHeld.class);
        printer.powerOn(false);
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ASK_STAFF);
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
        assertThat(printer.sheetsOut()).isZero();
    }

    @Test
    void a_door_opened_during_a_print_takes_the_counters_word_away() throws Exception {
        printer.printingTime(Duration.ofMillis(600));
        line.scan(server.known(TestBureau.permitId(26)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.door(true);
        assertThat(await_state(PrintHeld.class).trouble()).isEqualTo(Trouble.DOOR_OPEN);
        printer.door(false);
        await_state(ShowSheet.class);
        line.scan(sealOnPaper(printer.received().getFirst()));
        await_state(TakePermit.class);
        await_troubles(Set.of(Trouble.TRAY_TO_CHECK));
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    @Test
    void a_tray_loaded_anew_during_a_print_leaves_it_to_staff_which_sheet_came_out() throws Exception {
        printer.printingTime(Duration.ofMillis(600));
        line.scan(server.known(TestBureau.permitId(27)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        printer.outOfPaper();
        await_state(PrintHeld.class);
        kiosk.staff().load("TW00000801", 20);
        printer.refill();
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ASK_STAFF);
        assertThat(printer.sheetsOut()).isEqualTo(1);
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
    }

    @Test
    void no_scan_is_taken_that_cannot_be_finished() throws Exception {
        String seal = server.known(TestBureau.permitId(9));
        server.down(true);
        await_troubles(Set.of(Trouble.SERVER_GONE));
        line.scan(seal);
        Thread.sleep(300);
        assertThat(kiosk.flow().state()).isInstanceOf(OutOfOrder.class);
        server.down(false);
        await_troubles(Set.of());
        printer.door(true);
        await_troubles(Set.of(Trouble.DOOR_OPEN));
        printer.door(false);
        printer.accepting(false);
        await_troubles(Set.of(Trouble.PRINTER_STOPPED));
        assertThat(printer.jobsOpened()).isZero();
        assertThat(kiosk.journal().search("", 10)).isEmpty();
    }

    @Test
    void a_printer_that_is_gone_or_out_of_paper_takes_no_scan_and_opens_by_itself() throws Exception {
        String seal = server.known(TestBureau.permitId(39));
        printer.silent(true);
        await_troubles(Set.of(Trouble.PRINTER_GONE));
        line.scan(seal);
        // Time for the reader to hand it on: what is not taken leaves no trace to wait for.
        Thread.sleep(400);
        assertThat(kiosk.flow().state()).isInstanceOf(OutOfOrder.class);
        printer.silent(false);
        await_troubles(Set.of());
        printer.outOfPaper();
        await_troubles(Set.of(Trouble.PAPER_OUT));
        line.scan(server.known(TestBureau.permitId(40)));
        Thread.sleep(400);
        assertThat(kiosk.flow().state()).isInstanceOf(OutOfOrder.class);
        assertThat(kiosk.journal().search("", 10)).isEmpty();
        printer.refill();
        await_troubles(Set.of());
        line.scan(server.known(TestBureau.permitId(41)));
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    /// The disk is full for SQLite once the file may not grow: the same answer of the system, without filling a disk.
    @Test
    void a_full_disk_closes_the_kiosk_and_prints_nothing_until_it_is_started_with_room() throws Exception {
        fill(kiosk);
        await_troubles(Set.of(Trouble.DISK_FULL));
        line.scan(server.known(TestBureau.permitId(42)));
        await_state(OutOfOrder.class);
        assertThat(printer.jobsOpened()).isZero();
        kiosk.close();
        kiosk = open();
        await_troubles(Set.of());
        line.scan(server.known(TestBureau.permitId(43)));
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
    }

    private static void fill(KioskContext kiosk) throws Exception {
        Object file = field(kiosk.journal(), "file");
        try (Statement statement = ((Connection) field(file, "connection")).createStatement()) {
            int pages = statement.executeQuery("PRAGMA page_count").getInt(1);
            statement.executeQuery("PRAGMA max_page_count=" + pages).close();
        }
        try {
            kiosk.journal().setting("big", "x".repeat(100_000));
        } catch (org.quickpermit.kiosk.journal.JournalException e) {
            assertThat(e.diskFull()).isTrue();
        }
    }

    private static Object field(Object owner, String name) throws Exception {
        java.lang.reflect.Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    @Test
    void paper_that_runs_low_closes_the_kiosk_only_where_the_journal_counts_more() throws Exception {
        printer.mention("media-low-warning", true);
        await_troubles(Set.of(Trouble.PAPER_LOW));
        kiosk.staff().load("TW00000201", 12);
        await_troubles(Set.of());
        line.scan(server.known(TestBureau.permitId(36)));
        await_state(TakePermit.class);
    }

    @Test
    void a_clock_that_differs_from_the_servers_closes_the_kiosk_until_it_is_right() throws Exception {
        server.clockAhead(Duration.ofMinutes(6));
        await_troubles(Set.of(Trouble.CLOCK_WRONG));
        server.clockAhead(Duration.ofMinutes(4));
        await_troubles(Set.of());
        server.clockAhead(Duration.ofMinutes(-6));
        await_troubles(Set.of(Trouble.CLOCK_WRONG));
    }

    @Test
    void a_clock_that_goes_back_behind_the_journal_is_noticed_without_the_server() throws Exception {
        server.down(true);
        await_troubles(Set.of(Trouble.SERVER_GONE));
        clock.move(Duration.ofMinutes(-2));
        await_troubles(Set.of(Trouble.SERVER_GONE, Trouble.CLOCK_WRONG));
        clock.move(Duration.ofMinutes(2));
        await_troubles(Set.of(Trouble.SERVER_GONE));
    }

    @Test
    void a_journal_that_fails_in_the_middle_of_a_print_stops_the_kiosk_and_a_restart_finds_the_sheet()
            throws Exception {
        printer.printingTime(Duration.ofMillis(400));
        line.scan(server.known(TestBureau.permitId(37)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        Path file = folder.resolve("data").resolve("journal.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'disk'); END");
        }
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ASK_STAFF);
        TestBureau.await("the kiosk says so", () -> kiosk.flow().state().setting().troubles()
                .contains(Trouble.JOURNAL_FAILED));
        back_to(OutOfOrder.class);
        kiosk.close();
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("DROP TRIGGER full");
        }
        kiosk = open();
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
        assertThat(kiosk.staff().settle(kiosk.journal().unknown().getFirst().id(), true))
                .isEqualTo(new DeskAnswer.Done());
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEqualTo(new DeskAnswer.Done());
        await_troubles(Set.of());
        assertThat(printer.sheetsOut()).isEqualTo(1);
        TestBureau.await("both reports are acknowledged", () -> server.outcomes().size() == 2);
        assertThat(server.outcomes()).extracting(PrintOutcome::result).containsExactly(Result.UNKNOWN,
                Result.CONFIRMED);
    }
}
