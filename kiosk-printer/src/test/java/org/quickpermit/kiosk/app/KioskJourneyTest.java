package org.quickpermit.kiosk.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.kiosk.testing.TestServer;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/// The traveller's way and its disturbances, with a real pseudo-terminal, real IPP and real HTTPS.
@Timeout(120)
@Tag("QP-6")
class KioskJourneyTest {
    private static final String PIN = "739215";
    private static final Timings SCREENS = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(20),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2));
    private static final PrintTimes PRINTING = new PrintTimes(Duration.ofMillis(20), Duration.ofSeconds(2),
            Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(5));

    @TempDir
    private Path folder;

    private final TestBureau bureau = new TestBureau();
    private final List<StationState> seen = new CopyOnWriteArrayList<>();
    private TestServer server;
    private IppPrinterSimulator printer;
    private Pty line;
    private KioskContext kiosk;

    @BeforeEach
    void set_up_a_kiosk_with_a_loaded_tray() throws Exception {
        server = new TestServer(bureau);
        printer = IppPrinterSimulator.start();
        line = Pty.open();
        kiosk = open();
        kiosk.staff().load("TW00000101", 50);
        await_state(Attract.class);
    }

    private KioskContext open() throws Exception {
        KioskSettings settings = KioskSettings.standard(folder.resolve("data"), Optional.of(line.device()),
                printer.uri())
                .withTicket(server.ticket(folder))
                .withFirstPin(PIN)
                .withClock(TestBureau.CLOCK)
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

    @Test
    void a_scan_becomes_a_permit_on_paper() throws Exception {
        PermitId permit = TestBureau.permitId(1);
        line.scan(server.known(permit));
        TakePermit take = await_state(TakePermit.class);

        assertThat(take.initials()).isEqualTo("C. T. M.");
        assertThat(printer.sheetsOut()).isEqualTo(1);
        assertThat(new String(printer.printed().getFirst(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(printer.lastJobTicket()).isEqualTo("12500x8800 none");
        assertThat(steps_of(kiosk.journal().search(permit.value(), 1).getFirst()))
                .containsExactly("ASKED", "RESERVED", "SUBMITTED", "CONFIRMED");
        TestBureau.await("the report is acknowledged", () -> kiosk.journal().waiting().isEmpty());
        PrintOutcome outcome = server.outcomes().getFirst();
        assertThat(outcome.result()).isEqualTo(Result.CONFIRMED);
        assertThat(outcome.evidence()).isEqualTo(Evidence.SHEET_COUNTER);
        assertThat(outcome.sheetNumber()).isEqualTo("TW00000101");
        assertThat(printer.operations().indexOf("Get-Printer-Attributes"))
                .isLessThan(printer.operations().indexOf("Create-Job"));
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(Attract.class);
        assertThat(kiosk.flow().state().toString()).doesNotContain("C. T. M.");
    }

    @Test
    void the_same_code_under_the_reader_is_one_visit() throws Exception {
        String seal = server.known(TestBureau.permitId(2));
        line.scan(seal);
        line.scan(seal);
        await_state(TakePermit.class);
        assertThat(printer.jobsOpened()).isEqualTo(1);
        assertThat(server.outcomes()).hasSizeLessThanOrEqualTo(1);
    }

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
        assertThat(kiosk.staff().trayChecked("TW00000999")).contains("not of this load");
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEmpty();
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
        assertThat(kiosk.staff().settle(print.id(), true)).isEmpty();
        TestBureau.await("both reports are acknowledged", () -> server.outcomes().size() == 2);
        assertThat(server.outcomes()).extracting(PrintOutcome::result).containsExactly(Result.UNKNOWN,
                Result.CONFIRMED);
        assertThat(server.outcomes().getLast().evidence()).isEqualTo(Evidence.STAFF);
        assertThat(printer.jobsOpened()).isEqualTo(1);
    }

    @Test
    void a_printer_that_cannot_count_is_proved_by_the_sheet_itself() throws Exception {
        printer.counting(false);
        PermitId permit = TestBureau.permitId(6);
        line.scan(server.known(permit));
        await_state(ShowSheet.class);
        line.scan(bureau.permit(permit, 1, "TW00000199"));
        String printed = kiosk.journal().open().getFirst().sheetNumber();
        assertThat(printed).isEqualTo("TW00000101");
        line.scan(sealOnPaper(printer.received().getFirst()));
        await_state(TakePermit.class);
        assertThat(server.outcomes().isEmpty() || server.outcomes().getFirst().evidence() == Evidence.SHEET_SCANNED)
                .isTrue();
        TestBureau.await("reported", () -> !server.outcomes().isEmpty());
        assertThat(server.outcomes().getFirst().evidence()).isEqualTo(Evidence.SHEET_SCANNED);
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
        assertThat(kiosk.staff().trayChecked("TW00000101")).contains("used before");
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEmpty();
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
        assertThat(kiosk.staff().settle(kiosk.journal().unknown().getFirst().id(), false)).isEmpty();
        assertThat(kiosk.staff().trayChecked("TW00000102")).isEmpty();
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
    void refused_seals_each_have_their_screen() throws Exception {
        PermitId permit = TestBureau.permitId(7);
        line.scan(new TestBureau().confirmation(permit));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.NOT_GENUINE);
        back();
        line.scan(bureau.confirmation(permit, TestBureau.TODAY.minusMonths(3), TestBureau.TODAY.minusDays(1)));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.EXPIRED);
        back();
        line.scan(bureau.permit(permit, 1, "TW00000100"));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.PERMIT_NOT_CONFIRMATION);
        back();
        line.write("]E0 4006381333931\r".getBytes(StandardCharsets.US_ASCII));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.WRONG_CODE);
        back();
        line.write("NIA1:ABCDEF".getBytes(StandardCharsets.US_ASCII));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.READ_AGAIN);
        back();
        server.publish(bureau.list(2, new RevokedSeal(permit, RevokedSeal.ALL_COPIES)));
        TestBureau.await("the new list is here",
                () -> kiosk.staff().overview().listNumber().equals(Optional.of(2L)));
        line.scan(server.known(permit));
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.REVOKED);
        assertThat(printer.jobsOpened()).isZero();
        assertThat(kiosk.journal().search("", 10)).isEmpty();
    }

    @Test
    @Tag("QP-10")
    void a_used_confirmation_prints_no_second_permit_but_staff_can_reprint_with_a_reason() throws Exception {
        PermitId permit = TestBureau.permitId(8);
        String seal = server.known(permit);
        line.scan(seal);
        await_state(TakePermit.class);
        back();
        Thread.sleep(3_100);
        line.scan(seal);
        assertThat(await_state(Sorry.class).reason()).isEqualTo(SorryReason.ALREADY_PRINTED);
        assertThat(printer.sheetsOut()).isEqualTo(1);
        back();

        kiosk.flow().post(new StationEvent.StaffCalled());
        await_state(StationState.StaffPin.class);
        kiosk.staff().tryPin("000001");
        TestBureau.await("the wrong PIN is refused",
                () -> kiosk.flow().state() instanceof StationState.StaffPin pin && pin.refused());
        kiosk.staff().tryPin(PIN);
        await_state(Console.class);
        assertThat(kiosk.staff().reprint("staff.lin", "wrong", "123456", permit, ReprintReason.DAMAGED))
                .contains("Sign-in failed");
        assertThat(kiosk.staff().reprint("staff.lin", "correct horse", "123456", permit, ReprintReason.DAMAGED))
                .isEmpty();
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(2);
        PrintRecord copy = kiosk.journal().search(permit.value(), 1).getFirst();
        assertThat(copy.copyNumber()).isEqualTo(2);
        assertThat(copy.reason()).isEqualTo(ReprintReason.DAMAGED);
        TestBureau.await("the staff session is ended", () -> !server.hasSession());
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
    void a_lease_whose_answer_was_lost_is_asked_again_with_the_same_key() throws Exception {
        server.loseNextLease();
        line.scan(server.known(TestBureau.permitId(10)));
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(1);
        assertThat(kiosk.journal().tray().orElseThrow().used()).isEqualTo(1);
    }

    @Test
    void a_pulled_reader_closes_the_kiosk() throws Exception {
        line.close();
        await_troubles(Set.of(Trouble.SCANNER_GONE));
    }

    @Test
    void a_kiosk_closed_in_the_middle_of_a_print_hands_it_to_staff_and_prints_nothing_by_itself() throws Exception {
        printer.outOfPaper();
        printer.refill();
        printer.printingTime(Duration.ofSeconds(60));
        line.scan(server.known(TestBureau.permitId(11)));
        TestBureau.await("the document is at the printer", () -> !printer.received().isEmpty());
        kiosk.close();
        kiosk = open();
        TestBureau.await("it is unknown", () -> kiosk.journal().unknown().size() == 1);
        TestBureau.await("the left-over job is cancelled", () -> printer.jobsWaiting() == 0);
        await_troubles(Set.of(Trouble.PRINT_TO_SETTLE, Trouble.TRAY_TO_CHECK));
        assertThat(printer.jobsOpened()).isEqualTo(1);
        assertThat(printer.sheetsOut()).isZero();
        assertThat(kiosk.journal().unknown().getFirst().step()).isEqualTo(PrintStep.UNKNOWN);
    }

    private String sealOnPaper(byte[] pdf) {
        assertThat(pdf.length).isGreaterThan(1_000);
        return server.lastSeal();
    }

    private List<String> steps_of(PrintRecord print) {
        return kiosk.journal().entries().stream()
                .filter(entry -> entry.contains(print.id()))
                .map(entry -> entry.split(" ")[2])
                .toList();
    }

    private void back_to(Class<? extends StationState> type) throws Exception {
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(type);
    }

    private void back() throws Exception {
        kiosk.flow().post(new StationEvent.Dismissed());
        await_state(Attract.class);
    }

    private void await_troubles(Set<Trouble> troubles) throws Exception {
        TestBureau.await("troubles " + troubles + " but " + kiosk.flow().state(),
                () -> kiosk.flow().state().setting().troubles().equals(troubles));
    }

    private <T extends StationState> T await_state(Class<T> type) throws Exception {
        TestBureau.await(type.getSimpleName() + " but " + kiosk.flow().state(),
                () -> type.isInstance(kiosk.flow().state()));
        return type.cast(kiosk.flow().state());
    }
}
