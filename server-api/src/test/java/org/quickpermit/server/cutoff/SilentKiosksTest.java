package org.quickpermit.server.cutoff;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.quickpermit.cutoff.CutOffRules;
import org.quickpermit.cutoff.HomeKiosk;
import org.quickpermit.seal.KioskKey;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.server.quickpermit.StockedKiosk;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.SwitchedOff;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@Tag("QP-6")
class SilentKiosksTest {
    private static final List<String> PAIR = List.of("TPE-T1-S-1", "TPE-T1-S-2");

    @Test
    void the_centre_notices_silence_before_a_kiosk_begins_to_print_alone() {
        assertThat(SilentKiosks.SILENT).isLessThan(CutOffRules.QUIET);
        assertThat(SilentKiosks.WRITTEN).isLessThan(SilentKiosks.SILENT);
    }

    @OnEachDatabase
    void while_a_kiosk_may_be_printing_alone_its_permits_are_printed_at_no_other_of_its_station(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk one = LoneKiosk.at(bureau, PAIR.get(0));
            LoneKiosk other = LoneKiosk.at(bureau, PAIR.get(1));
            LoneKiosk far = LoneKiosk.at(bureau, "TPE-T1-N-1");
            QuickPermitCase theirs = of(bureau, other);
            QuickPermitCase own = of(bureau, one);
            bureau.clock.advance(SilentKiosks.SILENT.plusMillis(1));

            assertThatThrownBy(() -> lease(bureau, one.caller, theirs, "A0000001")).isInstanceOfSatisfying(
                    ApiProblem.class, e -> {
                        assertThat(e.type()).isEqualTo(ProblemType.PERMIT_AT_OTHER_KIOSK);
                        assertThat(e.detail().en()).contains("T1 South 2");
                    });
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease")).isZero();
            lease(bureau, one.caller, own, "A0000001");
            other.call();
            lease(bureau, one.caller, theirs, "A0000002");
            QuickPermitCase third = of(bureau, other);
            bureau.clock.advance(SilentKiosks.SILENT.plusMillis(1));
            StockedKiosk.load(bureau.features.stock(), far.caller, "F0000003", 1);
            lease(bureau, far.caller, third, "F0000003");
        }
    }

    @OnEachDatabase
    void when_the_right_to_print_alone_has_run_out_the_permits_are_free_again(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk one = LoneKiosk.at(bureau, PAIR.get(0));
            LoneKiosk other = LoneKiosk.at(bureau, PAIR.get(1));
            QuickPermitCase theirs = of(bureau, other);
            bureau.clock.advance(Duration.ofMinutes(240));
            refused(() -> lease(bureau, one.caller, theirs, "A0000001"));
            bureau.clock.advance(Duration.ofMinutes(3));
            lease(bureau, one.caller, theirs, "A0000001");
        }
    }

    @OnEachDatabase
    void staff_of_the_station_may_say_that_a_kiosk_is_switched_off_until_it_calls_again(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk one = LoneKiosk.at(bureau, PAIR.get(0));
            LoneKiosk other = LoneKiosk.at(bureau, PAIR.get(1));
            QuickPermitCase theirs = of(bureau, other);
            QuickPermitCase later = of(bureau, other);
            SilentKiosks silent = bureau.features.silentKiosks();
            Caller staff = Bureau.staffed(one.caller, "TPE-T1-S");
            SwitchedOff said = new SwitchedOff("unplugged for repair");
            expect(ProblemType.STATE_CONFLICT, () -> silent.switchedOff(staff, PAIR.get(1), said));
            bureau.clock.advance(SilentKiosks.SILENT.plusMillis(1));
            expect(ProblemType.FORBIDDEN,
                    () -> silent.switchedOff(Bureau.staffed(one.caller, "KEL-PORT"), PAIR.get(1), said));
            expect(ProblemType.NOT_FOUND, () -> silent.switchedOff(staff, PAIR.get(0), said));
            expect(ProblemType.NOT_FOUND, () -> silent.switchedOff(staff, "TPE-T1-N-1", said));
            expect(ProblemType.INVALID_FIELDS, () -> silent.switchedOff(staff, PAIR.get(1), new SwitchedOff("")));
            refused(() -> lease(bureau, one.caller, theirs, "A0000001"));

            silent.switchedOff(staff, PAIR.get(1), said);
            lease(bureau, one.caller, theirs, "A0000001");
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'KIOSK_SWITCHED_OFF'"))
                    .isEqualTo(1);
            other.call();
            bureau.clock.advance(SilentKiosks.SILENT.plusMillis(1));
            refused(() -> lease(bureau, one.caller, later, "A0000002"));
        }
    }

    @OnEachDatabase
    void a_kiosk_without_a_key_to_seal_with_holds_nobody_up(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk one = LoneKiosk.at(bureau, PAIR.get(0));
            LoneKiosk other = LoneKiosk.at(bureau, PAIR.get(1));
            QuickPermitCase theirs = of(bureau, other);
            bureau.clock.advance(Duration.ofMinutes(1));
            database.write(handle -> handle.execute("DELETE FROM kiosk_seal_key WHERE kiosk_id = ?", PAIR.get(1)));
            lease(bureau, one.caller, theirs, "A0000001");
        }
    }

    @OnEachDatabase
    void a_seal_key_is_trusted_once_for_its_time_and_only_with_proof(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk one = LoneKiosk.at(bureau, PAIR.get(0));
            LoneKiosk other = LoneKiosk.at(bureau, PAIR.get(1));
            KioskSealKeys keys = bureau.features.sealKeys();
            List<KioskKey> listed = bureau.features.trustLists().current().kioskKeys();
            assertThat(listed).extracting(KioskKey::kioskId).containsExactlyInAnyOrderElementsOf(PAIR);
            long number = bureau.features.trustLists().current().number();
            assertThat(keys.offer(one.caller, one.offered()).notAfter())
                    .isEqualTo(Bureau.DAY_ONE.plusDays(KioskSealKeys.DAYS - 1L));
            assertThat(bureau.features.trustLists().current().number()).isEqualTo(number);
            expect(ProblemType.INVALID_FIELDS, () -> keys.offer(one.caller, other.offered()));
            expect(ProblemType.INVALID_FIELDS, () -> keys.offer(one.caller, new KioskSealKey("AAAA", "AAAA")));
            IntStream.range(0, 4).forEach(i -> keys.offer(one.caller, LoneKiosk.anotherKeyOf(one.caller)));
            expect(ProblemType.TOO_MANY_ATTEMPTS, () -> keys.offer(one.caller, LoneKiosk.anotherKeyOf(one.caller)));
            assertThat(keys.offer(one.caller, one.offered()).notBefore()).isEqualTo(Bureau.DAY_ONE);
        }
    }

    /// A permit whose home is the given kiosk.
    private static QuickPermitCase of(Bureau bureau, LoneKiosk kiosk) {
        while (true) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(++travellers));
            if (HomeKiosk.of(permit(approved).permitId(), PAIR).equals(kiosk.caller.kioskId())) {
                return approved;
            }
        }
    }

    private static int travellers;

    private static void lease(Bureau bureau, Caller kiosk, QuickPermitCase approved, String sheet) {
        Bureau.read(bureau.features.printDesk().lease(kiosk, Bureau.key(),
                new PrintLeaseRequest(permit(approved).seal(), null, sheet, null)), PrintLease.class);
    }

    private static void refused(ThrowingCallable call) {
        expect(ProblemType.PERMIT_AT_OTHER_KIOSK, call);
    }

    private static void expect(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiProblem.class,
                e -> assertThat(e.type()).isEqualTo(type));
    }
}
