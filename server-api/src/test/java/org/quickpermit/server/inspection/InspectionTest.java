package org.quickpermit.server.inspection;

import java.time.Duration;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.INSPECTOR;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.permit;

@Tag("QP-11")
class InspectionTest {
    @OnEachDatabase
    void a_sheet_replaced_after_it_was_looked_up_is_refused_at_the_entry(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease first = bureau.print(approved, "A0000001");
            assertThat(look(bureau, first.seal()).admissible()).isTrue();
            PrintLease second = reprint(bureau, first.seal(), "A0000002");

            // While the reprint is in the printer no sheet counts, not even the new one.
            expect("SHEET_REPLACED", "/sheetNumber", () -> bureau.enter(approved, "A0000001"));
            expect("NO_VALID_SHEET", "/sheetNumber", () -> bureau.enter(approved, "A0000002"));
            assertThat(byDocument(bureau, approved).refusal()).extracting(Ground::code).isEqualTo("NO_VALID_SHEET");
            confirm(bureau, second);

            expect("SHEET_REPLACED", "/sheetNumber", () -> bureau.enter(approved, "A0000001"));
            assertThat(byDocument(bureau, approved).entries()).isEmpty();
            assertThat(bureau.enter(approved, "A0000002").entries()).hasSize(1);
            assertThat(bureau.count("SELECT COUNT(*) FROM audit_entry WHERE action = 'ENTRY_RECORDED'"
                    + " AND details LIKE '%sheet=A0000002%'")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void a_sheet_of_another_permit_or_of_none_is_refused(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            bureau.print(bureau.submit(Bureau.traveller(2)), "A0000002");

            expect("SHEET_DIFFERS", "/sheetNumber", () -> bureau.enter(approved, "A0000002"));
            expect("SHEET_DIFFERS", "/sheetNumber", () -> bureau.enter(approved, "ZZZZ99999999"));
            for (String bad : new String[]{"", "A01", "ZZZZ", "A0B0001", "a0000001", "Ａ0000001", "A00000010000X",
                    "A000 001", "A00_001"}) {
                assertThatThrownBy(() -> bureau.enter(approved, bad)).as(bad)
                        .isInstanceOfSatisfying(ApiProblem.class, problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_FIELDS);
                            assertThat(problem.errors().entries().toString()).contains("/sheetNumber");
                        });
            }
            assertThat(bureau.count("SELECT COUNT(*) FROM permit_entry")).isZero();
        }
    }

    @OnEachDatabase
    void a_sheet_number_that_went_back_to_the_tray_counts_once_it_is_printed(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease returned = bureau.lease(approved, "A0000001");
            bureau.features.printDesk().report(KIOSK, returned.leaseId(),
                    bureau.outcome(returned, Result.RETURNED, Evidence.PRINTER_REPORT));
            bureau.print(approved, "A0000001");

            assertThat(bureau.enter(approved, "A0000001").copyNumber()).isEqualTo(2);
            assertThat(look(bureau, returned.seal()).refusal()).extracting(Ground::code).isEqualTo("SHEET_REPLACED");
        }
    }

    @OnEachDatabase
    void an_entry_repeated_under_its_key_is_one_entry_even_after_a_reprint(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease first = bureau.print(approved, "A0000001");
            IdempotencyKey key = Bureau.key();
            EntryRequest request = request(approved, "A0000001");
            StoredAnswer entered = bureau.features.inspection().enter(INSPECTOR, key, request);
            confirm(bureau, reprint(bureau, first.seal(), "A0000002"));

            assertThat(bureau.features.inspection().enter(INSPECTOR, key, request)).isEqualTo(entered);
            assertThatThrownBy(() -> bureau.features.inspection().enter(INSPECTOR, key, request(approved, "A0000002")))
                    .extracting(e -> ((ApiProblem) e).type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED);
            assertThat(bureau.count("SELECT COUNT(*) FROM permit_entry")).isEqualTo(1);
        }
    }

    /// Whoever tries numbers until one hits left no trail.
    @OnEachDatabase
    void a_look_up_that_finds_nothing_is_in_the_audit_log_and_names_nobody(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            for (PermitLookUp miss : List.of(new PermitLookUp(null, null, "K98765432"),
                    new PermitLookUp(null, new PermitId("7Q4K9ZT2M8XA").humanNumber(), null),
                    new PermitLookUp("NIA1:AAAA", null, null))) {
                assertThatThrownBy(() -> bureau.features.inspection().lookUp(INSPECTOR, miss))
                        .isInstanceOf(ApiProblem.class);
            }

            List<String> entries = database.read(handle -> handle.createQuery("""
                    SELECT actor || ' ' || subject || ' ' || outcome || ' ' || details FROM audit_entry
                    WHERE action = 'INSPECTION_LOOK_UP' ORDER BY seq""").mapTo(String.class).list());
            assertThat(entries).hasSize(3).allMatch(entry -> entry.startsWith("inspector "));
            assertThat(entries.get(0)).contains("NOT_FOUND", "K9****32").doesNotContain("K98765432");
            assertThat(entries.get(1)).contains("NOT_FOUND", "7Q4K9ZT2M8XA");
            assertThat(entries.get(2)).contains("SEAL_REFUSED");
        }
    }

    @OnEachDatabase
    void a_document_number_means_the_same_at_the_look_up_and_at_the_entry(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            String typed = " " + approved.application().document().number().toLowerCase(java.util.Locale.ROOT);

            assertThat(bureau.features.inspection().lookUp(INSPECTOR, new PermitLookUp(null, null, typed))
                    .admissible()).isTrue();
            bureau.features.inspection().enter(INSPECTOR, Bureau.key(),
                    new EntryRequest(permit(approved).permitId(), "A0000001", typed, "TPE-T1-S"));

            assertThat(bureau.count("SELECT COUNT(*) FROM permit_entry")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void entries_are_kept_with_moment_port_and_the_last_day_of_the_stay_in_taipei(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            // 23:59:59.999 in Taipei is still the day before in UTC and still today here.
            bureau.clock.advance(Duration.ofHours(14).minusMillis(1));
            InspectionView first = bureau.enter(approved, "A0000001");
            bureau.clock.advance(Duration.ofMillis(1));
            InspectionView second = bureau.enter(approved, "A0000001");

            assertThat(first.entries()).containsExactly(new InspectionView.Entry(1,
                    bureau.clock.instant().minusMillis(1), "TPE-T1-S", DAY_ONE.plusDays(14)));
            assertThat(second.entries()).hasSize(2).startsWith(first.entries().getFirst());
            assertThat(second.entries().getLast()).isEqualTo(new InspectionView.Entry(2, bureau.clock.instant(),
                    "TPE-T1-S", DAY_ONE.plusDays(15)));
            assertThat(second.state()).isEqualTo(PermitState.EXHAUSTED);
        }
    }

    @OnEachDatabase
    void of_several_permits_on_one_document_the_live_one_is_shown_else_the_newest(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase first = bureau.submit(Bureau.traveller(1));
            bureau.features.quickPermits().cancel(Bureau.CLERK, Bureau.key(), first.caseNumber().value(),
                    new org.quickpermit.wire.Cancellation("changed plans"));
            bureau.clock.advance(Duration.ofHours(20));
            QuickPermitCase second = bureau.submit(Bureau.traveller(1));
            assertThat(byDocument(bureau, first).permitId()).isEqualTo(permit(second).permitId());

            bureau.features.quickPermits().cancel(Bureau.CLERK, Bureau.key(), second.caseNumber().value(),
                    new org.quickpermit.wire.Cancellation("changed plans"));
            assertThat(byDocument(bureau, first).permitId()).isEqualTo(permit(second).permitId());
            assertThat(bureau.features.inspection().lookUp(INSPECTOR,
                    new PermitLookUp(null, permit(first).permitId().humanNumber(), null)).permitId())
                    .isEqualTo(permit(first).permitId());
        }
    }

    private static EntryRequest request(QuickPermitCase approved, String sheet) {
        return new EntryRequest(permit(approved).permitId(), sheet, approved.application().document().number(),
                "TPE-T1-S");
    }

    private static InspectionView look(Bureau bureau, String seal) {
        return bureau.features.inspection().lookUp(INSPECTOR, new PermitLookUp(seal, null, null));
    }

    private static InspectionView byDocument(Bureau bureau, QuickPermitCase approved) {
        return bureau.features.inspection().lookUp(INSPECTOR,
                new PermitLookUp(null, null, approved.application().document().number()));
    }

    private static PrintLease reprint(Bureau bureau, String seal, String sheet) {
        return Bureau.read(bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "TPE-T1-S"), Bureau.key(),
                new PrintLeaseRequest(seal, null, sheet, ReprintReason.JAMMED)), PrintLease.class);
    }

    private static void confirm(Bureau bureau, PrintLease lease) {
        bureau.features.printDesk().report(KIOSK, lease.leaseId(),
                bureau.outcome(lease, Result.CONFIRMED, Evidence.SHEET_COUNTER));
    }

    private static void expect(String code, String field, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ApiProblem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.ENTRY_REFUSED);
            assertThat(problem.errors().entries().toString()).contains(code, field);
        });
    }
}
