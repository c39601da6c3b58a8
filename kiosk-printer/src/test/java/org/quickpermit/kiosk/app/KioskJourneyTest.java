package org.quickpermit.kiosk.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.kiosk.journal.PrintRecord;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.screen.DeskAnswer;
import org.quickpermit.kiosk.station.SorryReason;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.StationState.*;
import org.quickpermit.kiosk.station.Trouble;
import org.quickpermit.kiosk.testing.TestBureau;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/// The traveller's way, with a real pseudo-terminal, real IPP and real HTTPS.
@Timeout(120)
@Tag("QP-6")
class KioskJourneyTest extends KioskTest {
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
                .isInstanceOfSatisfying(DeskAnswer.Denied.class,
                        denied -> assertThat(denied.sentence().en()).contains("Sign-in failed"));
        assertThat(kiosk.staff().reprint("staff.lin", "correct horse", "123456", permit, ReprintReason.DAMAGED))
                .isEqualTo(new DeskAnswer.Done());
        await_state(TakePermit.class);
        assertThat(printer.sheetsOut()).isEqualTo(2);
        PrintRecord copy = kiosk.journal().search(permit.value(), 1).getFirst();
        assertThat(copy.copyNumber()).isEqualTo(2);
        assertThat(copy.reason()).isEqualTo(ReprintReason.DAMAGED);
        TestBureau.await("the staff session is ended", () -> !server.hasSession());
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
}
