package org.quickpermit.server.permit;

import java.time.Duration;
import java.util.List;

import org.quickpermit.permit.PermitState;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PassportProof;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Revocation;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.INSPECTOR;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;
import static org.quickpermit.server.quickpermit.Bureau.PORT_KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.STRANGE_KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@Tag("QP-6")
class PrintDeskTest {
    @OnEachDatabase
    void a_repeated_request_gets_the_same_lease(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            IdempotencyKey key = Bureau.key();
            PrintLeaseRequest request = new PrintLeaseRequest(permit(approved).seal(), null, "A0000001", null);
            StoredAnswer first = bureau.features.printDesk().lease(KIOSK, key, request);

            assertThat(bureau.features.printDesk().lease(KIOSK, key, request)).isEqualTo(first);
        }
    }

    @OnEachDatabase
    void a_sheet_the_printer_never_took_goes_back_and_the_right_to_print_with_it(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = bureau.lease(approved, "A0000001");
            report(bureau, lease, Result.RETURNED, Evidence.NOTHING_SENT);
            report(bureau, lease, Result.RETURNED, Evidence.NOTHING_SENT);

            assertThat(bureau.print(approved, "A0000001").copyNumber()).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void a_spoiled_sheet_is_used_up(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            report(bureau, bureau.lease(approved, "A0000001"), Result.SPOILED, Evidence.STAFF);

            expect(ProblemType.SHEET_ALREADY_USED, () -> bureau.lease(approved, "A0000001"));
            assertThat(bureau.lease(approved, "A0000002").copyNumber()).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void a_jammed_sheet_is_used_up_and_the_permit_may_be_printed_elsewhere_at_once(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease jammed = bureau.lease(approved, "A0000001");
            report(bureau, jammed, Result.SPOILED, Evidence.JAM_REPORT);

            expect(ProblemType.SHEET_ALREADY_USED, () -> bureau.lease(approved, "A0000001"));
            PrintLease good = bureau.print(approved, "A0000002");
            assertThat(look(bureau, jammed.seal()).refusal()).extracting("code").isEqualTo("SHEET_REPLACED");
            assertThat(look(bureau, good.seal()).admissible()).isTrue();
        }
    }

    @OnEachDatabase
    void evidence_the_kiosks_model_is_not_believed_for_issues_nothing_and_leaves_it_to_a_person(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = lease(bureau, PORT_KIOSK, approved);
            for (int i = 0; i < 2; i++) {
                expect(ProblemType.EVIDENCE_NOT_ACCEPTED,
                        () -> report(bureau, PORT_KIOSK, lease, Result.CONFIRMED, Evidence.SHEET_COUNTER));
            }
            assertThat(state(bureau, approved)).isEqualTo(PermitState.GRANTED);
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease WHERE state = 'UNKNOWN'")).isEqualTo(1);
            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.lease(approved, "A0000002"));

            report(bureau, PORT_KIOSK, lease, Result.CONFIRMED, Evidence.SHEET_SCANNED);
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
        }
    }

    @OnEachDatabase
    void a_kiosk_nobody_has_named_a_model_for_is_believed_only_the_sheet_and_a_person(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = lease(bureau, STRANGE_KIOSK, approved);
            expect(ProblemType.EVIDENCE_NOT_ACCEPTED,
                    () -> report(bureau, STRANGE_KIOSK, lease, Result.RETURNED, Evidence.PRINTER_REPORT));
            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.lease(approved, "A0000002"));
            assertThat(bureau.features.stations().profile(STRANGE_KIOSK).policy())
                    .isEqualTo(EvidencePolicy.STRICTEST);
            assertThat(bureau.features.stations().profile(KIOSK).policy().accepts()).contains(Evidence.SHEET_COUNTER);
        }
    }

    @OnEachDatabase
    void a_result_that_its_evidence_cannot_show_is_refused_and_changes_nothing(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            PrintLease lease = bureau.lease(bureau.submit(Bureau.traveller(1)), "A0000001");
            for (Result result : Result.values()) {
                for (Evidence evidence : Evidence.values()) {
                    if (!result.mayRestOn(evidence)) {
                        expect(ProblemType.INVALID_FIELDS, () -> report(bureau, lease, result, evidence));
                    }
                }
            }
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease WHERE state = 'ACTIVE'")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void an_unknown_outcome_blocks_the_permit_until_a_person_has_looked(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = bureau.lease(approved, "A0000001");
            report(bureau, lease, Result.UNKNOWN, Evidence.NONE);

            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.lease(approved, "A0000002"));
            expect(ProblemType.STATE_CONFLICT,
                    () -> report(bureau, lease, Result.SPOILED, Evidence.PRINTER_REPORT));
            report(bureau, lease, Result.CONFIRMED, Evidence.STAFF);
            expect(ProblemType.STATE_CONFLICT, () -> report(bureau, lease, Result.SPOILED, Evidence.STAFF));
            expect(ProblemType.PERMIT_ALREADY_PRINTED, () -> bureau.lease(approved, "A0000002"));
        }
    }

    @OnEachDatabase
    void a_lease_without_an_outcome_never_becomes_a_second_sheet_by_itself(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = bureau.lease(approved, "A0000001");
            expect(ProblemType.PRINT_IN_PROGRESS, () -> bureau.lease(approved, "A0000002"));
            bureau.clock.advance(Duration.ofMinutes(10));
            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.lease(approved, "A0000002"));
            report(bureau, lease, Result.CONFIRMED, Evidence.SHEET_SCANNED);

            assertThat(permit(bureau.features.quickPermits().read("kangtai", approved.caseNumber().value())).state())
                    .isEqualTo(PermitState.ISSUED);
        }
    }

    @OnEachDatabase
    void a_sheet_settled_after_midnight_was_issued_on_the_day_it_bears(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = bureau.lease(approved, "A0000001");
            report(bureau, lease, Result.UNKNOWN, Evidence.NONE);
            bureau.clock.advance(Duration.ofDays(1));
            report(bureau, lease, Result.CONFIRMED, Evidence.STAFF);

            assertThat(lease.issuedOn()).isEqualTo(DAY_ONE);
            assertThat(bureau.count("SELECT COUNT(*) FROM permit WHERE issued_on = '" + DAY_ONE + "'")).isEqualTo(1);
            assertThat(reprint(bureau, lease.seal(), "A0000002").issuedOn()).isEqualTo(DAY_ONE);
        }
    }

    @OnEachDatabase
    @Tag("QP-10")
    void a_reprint_kills_the_older_sheet_at_inspection_and_on_the_list(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease first = bureau.print(approved, "A0000001");
            PrintLease second = reprint(bureau, first.seal(), "A0000002");
            report(bureau, second, Result.CONFIRMED, Evidence.SHEET_COUNTER);

            assertThat(second.copyNumber()).isEqualTo(2);
            InspectionView old = look(bureau, first.seal());
            assertThat(old.admissible()).isFalse();
            assertThat(old.refusal()).extracting("code").isEqualTo("SHEET_REPLACED");
            InspectionView good = look(bureau, second.seal());
            assertThat(good.admissible()).isTrue();
            assertThat(good.sheetNumber()).isEqualTo("A0000002");
            assertThat(bureau.features.trustLists().current().revoked()).singleElement()
                    .satisfies(dead -> assertThat(dead.throughCopyNumber()).isEqualTo(1));
        }
    }

    @OnEachDatabase
    void a_reprint_settles_an_unknown_first_sheet_as_dead(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease first = bureau.lease(approved, "A0000001");
            report(bureau, first, Result.UNKNOWN, Evidence.NONE);
            PrintLease second = reprint(bureau, permit(approved).seal(), "A0000002");
            report(bureau, first, Result.CONFIRMED, Evidence.SHEET_SCANNED);
            report(bureau, second, Result.CONFIRMED, Evidence.SHEET_COUNTER);

            assertThat(look(bureau, second.seal()).admissible()).isTrue();
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease WHERE state = 'CONFIRMED'")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    @Tag("QP-10")
    void staff_of_another_station_cannot_reprint(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease first = bureau.print(approved, "A0000001");
            expect(ProblemType.FORBIDDEN,
                    () -> bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "KHH-AIR"), Bureau.key(),
                            new PrintLeaseRequest(first.seal(), null, "A0000002", ReprintReason.JAMMED)));
        }
    }

    @OnEachDatabase
    void an_outcome_or_a_revocation_said_twice_is_written_down_once(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lease = bureau.lease(approved, "A0000001");
            for (int time = 0; time < 2; time++) {
                report(bureau, lease, Result.CONFIRMED, Evidence.SHEET_COUNTER);
            }
            for (String reason : List.of("new facts", "said again")) {
                bureau.features.retirement().revoke(OFFICER, permit(approved).permitId(), new Revocation(reason));
            }

            for (String action : List.of("SHEET_SETTLED", "PERMIT_REVOKED")) {
                assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = '" + action + "'"))
                        .as(action).isEqualTo(1);
            }
        }
    }

    @OnEachDatabase
    @Tag("QP-11")
    void a_revoked_permit_is_neither_printed_nor_admitted(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease sheet = bureau.print(approved, "A0000001");
            bureau.features.retirement().revoke(OFFICER, permit(approved).permitId(), new Revocation("new facts"));
            bureau.features.retirement().revoke(OFFICER, permit(approved).permitId(), new Revocation("new facts"));

            expect(ProblemType.SEAL_REFUSED, () -> bureau.lease(approved, "A0000002"));
            expect(ProblemType.ENTRY_REFUSED, () -> bureau.enter(approved, "A0000001"));
            assertThat(look(bureau, sheet.seal()).refusal()).extracting("code").isEqualTo("PERMIT_REVOKED");
        }
    }

    @OnEachDatabase
    void after_the_boarding_date_nothing_is_printed_and_the_expiry_is_written_down(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.clock.moveTo(permit(approved).boardUntil().plusDays(1));

            expect(ProblemType.SEAL_REFUSED, () -> bureau.lease(approved, "A0000001"));
            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                    new PrintLeaseRequest(null, null, "A0000001", null,
                            PassportProof.of(approved.application().document()))));
            assertThat(bureau.features.retirement().expireDue()).isEqualTo(1);
            assertThat(bureau.features.retirement().expireDue()).isZero();
        }
    }

    @OnEachDatabase
    @Tag("QP-11")
    void on_the_last_usable_day_an_entry_counts_and_on_the_next_it_does_not(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            expect(ProblemType.ENTRY_REFUSED, () -> bureau.enter(bureau.submit(Bureau.traveller(2)), "A0000002"));
            bureau.clock.moveTo(permit(approved).lastUsableDay());
            assertThat(bureau.enter(approved, "A0000001").entries()).hasSize(1);
            bureau.clock.moveTo(permit(approved).lastUsableDay().plusDays(1));
            expect(ProblemType.ENTRY_REFUSED, () -> bureau.enter(approved, "A0000001"));
        }
    }

    @OnEachDatabase
    void a_number_never_issued_is_not_found(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            expect(ProblemType.INVALID_FIELDS, () -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                    new PrintLeaseRequest(null, "7Q4K-9ZT2-M8XA-A", "A0000001", null)));
            expect(ProblemType.SEAL_REFUSED, () -> bureau.features.printDesk().lease(KIOSK, Bureau.key(),
                    new PrintLeaseRequest("NIA1:AAAA", null, "A0000001", null)));
            expect(ProblemType.NOT_FOUND, () -> bureau.features.inspection().lookUp(INSPECTOR,
                    new PermitLookUp(null, null, "K99999999")));
            assertThat(bureau.features.trustLists().current().keys()).hasSize(1)
                    .allSatisfy(key -> assertThat(key.notBefore()).isBefore(DAY_ONE));
        }
    }

    private static InspectionView look(Bureau bureau, String seal) {
        return bureau.features.inspection().lookUp(INSPECTOR, new PermitLookUp(seal, null, null));
    }

    private static PrintLease reprint(Bureau bureau, String seal, String sheet) {
        return Bureau.read(bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "TPE-T1-S"), Bureau.key(),
                new PrintLeaseRequest(seal, null, sheet, ReprintReason.JAMMED)), PrintLease.class);
    }

    private static PrintLease lease(Bureau bureau, Caller kiosk, QuickPermitCase approved) {
        String sheet = kiosk.equals(PORT_KIOSK) ? "B0000001" : "S0000001";
        return Bureau.read(bureau.features.printDesk().lease(kiosk, Bureau.key(),
                new PrintLeaseRequest(permit(approved).seal(), null, sheet, null)), PrintLease.class);
    }

    private static PermitState state(Bureau bureau, QuickPermitCase approved) {
        return permit(bureau.features.quickPermits().read("kangtai", approved.caseNumber().value())).state();
    }

    private static void report(Bureau bureau, PrintLease lease, Result result, Evidence evidence) {
        report(bureau, KIOSK, lease, result, evidence);
    }

    private static void report(Bureau bureau, Caller kiosk, PrintLease lease, Result result, Evidence evidence) {
        bureau.features.printDesk().report(kiosk, lease.leaseId(), bureau.outcome(lease, result, evidence));
    }

    private static void expect(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(ApiProblem.class).extracting(e -> ((ApiProblem) e).type())
                .isEqualTo(type);
    }
}
