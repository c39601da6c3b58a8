package org.quickpermit.server.cutoff;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.ConflictClosure;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.OfflineConflict;
import org.quickpermit.wire.OfflineConflict.Kind;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
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
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@Tag("QP-6")
class OfflineBookTest {
    @OnEachDatabase
    void a_sheet_printed_alone_is_the_permits_sheet_once_it_is_reported(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            OfflinePrint event = kiosk.event(permit(approved).permitId(), "B0000001", 1, Result.CONFIRMED,
                    Evidence.SHEET_SCANNED);
            kiosk.report(event);
            kiosk.report(event);

            assertThat(look(bureau, kiosk.seal(approved, "B0000001")).admissible()).isTrue();
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
            expect(ProblemType.PERMIT_ALREADY_PRINTED, () -> bureau.lease(approved, "A0000001"));
            assertThat(bureau.features.offlineConflicts().list().conflicts()).isEmpty();
            assertThat(bureau.count("SELECT COUNT(*) FROM offline_print")).isEqualTo(1);
            bureau.enter(approved, "B0000001");
            assertThat(state(bureau, approved)).isEqualTo(PermitState.USED);
        }
    }

    @OnEachDatabase
    void a_double_of_two_stations_is_found_at_the_first_report_and_gives_no_extra_entry(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk keelung = LoneKiosk.at(bureau, "KEL-PORT-1");
            LoneKiosk taichung = LoneKiosk.at(bureau, "TXG-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            keelung.report(scanned(keelung, approved, "B0000001"));
            OfflinePrint second = scanned(taichung, approved, "C0000001");
            taichung.report(second);
            taichung.report(second);

            List<OfflineConflict> open = bureau.features.offlineConflicts().list().conflicts();
            assertThat(open).singleElement().satisfies(task -> {
                assertThat(task.kind()).isEqualTo(Kind.DOUBLE);
                assertThat(task.sheetNumber()).isEqualTo("C0000001");
                assertThat(task.otherSheetNumber()).isEqualTo("B0000001");
                assertThat(task.stationId()).isEqualTo("TXG-PORT");
            });
            assertThat(bureau.features.offlineConflicts().openTasks()).isEqualTo(1);
            assertThat(refusal(bureau, taichung.seal(approved, "C0000001"))).isEqualTo("DOUBLE_SHEET");
            expect(ProblemType.ENTRY_REFUSED, () -> bureau.enter(approved, "C0000001"));
            bureau.enter(approved, "B0000001");
            bureau.enter(approved, "B0000001");
            for (String sheet : List.of("B0000001", "C0000001")) {
                expect(ProblemType.ENTRY_REFUSED, () -> bureau.enter(approved, sheet));
            }
            assertThat(bureau.count("SELECT COUNT(*) FROM permit_entry")).isEqualTo(2);
            expect(ProblemType.SHEET_ALREADY_USED,
                    () -> bureau.lease(bureau.submit(Bureau.traveller(2)), "C0000001"));
        }
    }

    @OnEachDatabase
    void a_sheet_shown_at_the_border_before_its_kiosk_is_back_counts_at_once(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            OfflinePrint event = scanned(kiosk, approved, "B0000001");
            assertThat(look(bureau, kiosk.seal(approved, "B0000001")).admissible()).isTrue();
            bureau.enter(approved, "B0000001");

            kiosk.report(event);
            assertThat(bureau.features.offlineConflicts().list().conflicts()).isEmpty();
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease")).isEqualTo(1);
            assertThat(state(bureau, approved)).isEqualTo(PermitState.USED);
        }
    }

    @OnEachDatabase
    void two_sheets_shown_at_the_border_are_found_there_and_the_first_counts(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk keelung = LoneKiosk.at(bureau, "KEL-PORT-1");
            LoneKiosk taichung = LoneKiosk.at(bureau, "TXG-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            assertThat(look(bureau, keelung.seal(approved, "B0000001")).admissible()).isTrue();
            assertThat(refusal(bureau, taichung.seal(approved, "C0000001"))).isEqualTo("DOUBLE_SHEET");
            assertThat(look(bureau, keelung.seal(approved, "B0000001")).admissible()).isTrue();

            taichung.report(scanned(taichung, approved, "C0000001"));
            assertThat(bureau.features.offlineConflicts().list().conflicts()).hasSize(1);
        }
    }

    @OnEachDatabase
    void a_kiosk_that_may_no_longer_connect_is_not_believed_at_the_border(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            String seal = kiosk.seal(approved, "B0000001");
            database.write(handle -> handle.execute("UPDATE device SET revoked_at = ? WHERE id = ?",
                    bureau.clock.millis(), kiosk.caller.deviceId()));
            assertThat(refusal(bureau, seal)).isEqualTo("NEVER_PRINTED");
            bureau.clock.moveTo(DAY_ONE.plusDays(1));
            String later = kiosk.seal(approved, "B0000002");
            expect(ProblemType.SEAL_REFUSED, () -> look(bureau, later));
        }
    }

    @OnEachDatabase
    void what_happened_is_booked_even_where_the_permit_has_ended_or_never_was(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase revoked = bureau.submit(Bureau.traveller(1));
            bureau.features.retirement().revoke(OFFICER, permit(revoked).permitId(), new Revocation("wrong person"));
            kiosk.report(scanned(kiosk, revoked, "B0000001"));
            kiosk.report(kiosk.event(new PermitId("000000000000"), "B0000002", 1, Result.CONFIRMED,
                    Evidence.SHEET_SCANNED));
            QuickPermitCase late = bureau.submit(Bureau.traveller(2));
            for (String sheet : List.of("B0000001", "B0000002")) {
                expect(ProblemType.SHEET_ALREADY_USED, () -> bureau.lease(late, sheet));
            }
            bureau.clock.moveTo(permit(late).boardUntil().plusDays(1));
            kiosk.report(scanned(kiosk, late, "B0000003"));

            assertThat(bureau.features.offlineConflicts().list().conflicts()).extracting(OfflineConflict::kind)
                    .containsExactlyInAnyOrder(Kind.PERMIT_ENDED, Kind.UNKNOWN_PERMIT, Kind.PERMIT_EXPIRED);
            assertThat(state(bureau, revoked)).isEqualTo(PermitState.REVOKED);
            assertThat(bureau.count("SELECT COUNT(*) FROM offline_print WHERE booked = 'CONFLICT'")).isEqualTo(3);
        }
    }

    @OnEachDatabase
    void a_permit_printed_on_its_last_day_and_reported_after_midnight_is_issued(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.clock.moveTo(permit(approved).boardUntil());
            OfflinePrint event = scanned(kiosk, approved, "B0000001");
            bureau.clock.advance(Duration.ofHours(15));
            kiosk.report(event);
            assertThat(bureau.features.offlineConflicts().list().conflicts()).isEmpty();
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
        }
    }

    @OnEachDatabase
    void a_spoiled_sheet_and_one_that_never_moved_leave_the_permit_to_be_printed(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PermitId permitId = permit(approved).permitId();
            kiosk.report(kiosk.event(permitId, "B0000001", 1, Result.RETURNED, Evidence.NOTHING_SENT));
            kiosk.report(kiosk.event(permitId, "B0000001", 2, Result.SPOILED, Evidence.JAM_REPORT));
            assertThat(state(bureau, approved)).isEqualTo(PermitState.GRANTED);
            assertThat(kiosk.provision(approved)).get().extracting("copyNumber").isEqualTo(3);
            expect(ProblemType.SHEET_ALREADY_USED, () -> bureau.lease(approved, "B0000001"));
            kiosk.report(kiosk.event(permitId, "B0000002", 3, Result.CONFIRMED, Evidence.STAFF));
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
            assertThat(kiosk.provision(approved)).isEmpty();
        }
    }

    @OnEachDatabase
    void a_sheet_nobody_was_sure_of_blocks_the_permit_until_a_person_has_looked(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            OfflinePrint unsure = kiosk.event(permit(approved).permitId(), "B0000001", 1, Result.CONFIRMED,
                    Evidence.SHEET_COUNTER);
            for (int i = 0; i < 2; i++) {
                expect(ProblemType.EVIDENCE_NOT_ACCEPTED, () -> kiosk.report(unsure));
            }
            expect(ProblemType.PERMIT_NOT_PRINTABLE, () -> bureau.lease(approved, "A0000001"));
            kiosk.report(kiosk.again(unsure.printId(), unsure.permitId(), "B0000001", 1, Result.CONFIRMED,
                    Evidence.STAFF));
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
            kiosk.report(kiosk.again(unsure.printId(), unsure.permitId(), "B0000001", 1, Result.SPOILED,
                    Evidence.STAFF));
            assertThat(bureau.features.offlineConflicts().list().conflicts()).singleElement()
                    .extracting(OfflineConflict::kind).isEqualTo(Kind.OUTCOME_DIFFERS);
        }
    }

    /// The line broke after the lease was granted and before the kiosk heard of it; later it printed alone.
    @OnEachDatabase
    void a_lease_whose_answer_the_kiosk_never_got_gives_way_to_what_it_printed(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            QuickPermitCase next = bureau.submit(Bureau.traveller(2));
            for (QuickPermitCase one : List.of(approved, next)) {
                Bureau.read(bureau.features.printDesk().lease(kiosk.caller, Bureau.key(),
                        new PrintLeaseRequest(permit(one).seal(), null, one == approved ? "B0000001" : "B0000002",
                                null)),
                        PrintLease.class);
            }
            kiosk.report(kiosk.event(permit(approved).permitId(), "B0000002", 2, Result.CONFIRMED,
                    Evidence.SHEET_SCANNED));
            assertThat(state(bureau, approved)).isEqualTo(PermitState.ISSUED);
            assertThat(bureau.features.offlineConflicts().list().conflicts()).isEmpty();
            assertThat(bureau.lease(next, "A0000005").copyNumber()).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void a_malformed_event_is_refused_by_its_fields_and_books_nothing(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            OfflinePrint good = scanned(kiosk, approved, "B0000001");
            OfflinePrint bad = new OfflinePrint("", "a b", -1, good.permitId(), 0, "b", LocalDate.of(999, 1, 1), "key",
                    Result.CONFIRMED, Evidence.NOTHING_SENT, good.at());
            assertThatThrownBy(() -> kiosk.report(bad)).isInstanceOfSatisfying(ApiProblem.class,
                    e -> assertThat(e.errors().entries()).extracting(FieldErrors.Entry::pointer).containsExactly(
                            "/printId", "/bootId", "/sequence", "/copyNumber", "/sheetNumber", "/keyId", "/issuedOn",
                            "/evidence"));
            assertThat(bureau.count("SELECT COUNT(*) FROM offline_print")).isZero();
            kiosk.report(good);
            expect(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    () -> kiosk.report(new OfflinePrint(good.printId(), good.bootId(), good.sequence(),
                            good.permitId(), 1, "B0000009", good.issuedOn(), good.keyId(), good.result(),
                            good.evidence(), good.at())));
        }
    }

    @OnEachDatabase
    void an_officer_closes_a_task_once_with_a_reason(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            LoneKiosk kiosk = LoneKiosk.at(bureau, "KEL-PORT-1");
            kiosk.report(kiosk.event(new PermitId("000000000000"), "B0000002", 1, Result.CONFIRMED,
                    Evidence.SHEET_SCANNED));
            String id = bureau.features.offlineConflicts().list().conflicts().getFirst().conflictId();
            expect(ProblemType.INVALID_FIELDS,
                    () -> bureau.features.offlineConflicts().close(OFFICER, id, new ConflictClosure(" ")));
            expect(ProblemType.NOT_FOUND,
                    () -> bureau.features.offlineConflicts().close(OFFICER, "none", new ConflictClosure("found")));
            bureau.features.offlineConflicts().close(OFFICER, id, new ConflictClosure("sheet taken back"));
            bureau.features.offlineConflicts().close(OFFICER, id, new ConflictClosure("sheet taken back"));
            expect(ProblemType.STATE_CONFLICT,
                    () -> bureau.features.offlineConflicts().close(OFFICER, id, new ConflictClosure("no, not")));
            assertThat(bureau.features.offlineConflicts().openTasks()).isZero();
            assertThat(bureau.features.offlineConflicts().list().conflicts()).singleElement()
                    .satisfies(task -> assertThat(task.closedBy()).isEqualTo("officer"));
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'OFFLINE_CONFLICT_CLOSED'"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> database.write(handle -> handle.execute("DELETE FROM offline_print")))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static OfflinePrint scanned(LoneKiosk kiosk, QuickPermitCase approved, String sheet) {
        return kiosk.event(permit(approved).permitId(), sheet, 1, Result.CONFIRMED, Evidence.SHEET_SCANNED);
    }

    private static InspectionView look(Bureau bureau, String seal) {
        return bureau.features.inspection().lookUp(INSPECTOR, new PermitLookUp(seal, null, null));
    }

    private static String refusal(Bureau bureau, String seal) {
        return Optional.ofNullable(look(bureau, seal).refusal()).orElseThrow().code();
    }

    private static PermitState state(Bureau bureau, QuickPermitCase approved) {
        return bureau.features.inspection()
                .lookUp(INSPECTOR, new PermitLookUp(null, permit(approved).permitId().humanNumber(), null)).state();
    }

    private static void expect(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiProblem.class,
                e -> assertThat(e.type()).isEqualTo(type));
    }
}
