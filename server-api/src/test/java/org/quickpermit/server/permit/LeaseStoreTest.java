package org.quickpermit.server.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.QuickPermitCase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.permit.StoredPermits.granted;
import static org.quickpermit.server.permit.StoredPermits.id;

@Tag("QP-6")
@Tag("QP-10")
class LeaseStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.987Z");
    private final LeaseStore store = new LeaseStore();

    private static Lease lease(int permit, int copy, String sheet, Lease.State state) {
        return new Lease("lease-" + permit + "-" + copy, id(permit), copy, sheet, "kiosk-000001", state,
                NOW.plusMillis(180_001), LocalDate.of(2026, 11, 22), null);
    }

    private void insert(Database database, Lease lease) {
        insert(database, lease, null, null);
    }

    private void insert(Database database, Lease lease, @Nullable String staff, @Nullable String reason) {
        database.write(handle -> {
            store.insert(handle, lease, "TPE-T1-S", staff, reason, NOW);
            return lease;
        });
    }

    private static void permits(Database database) {
        StoredPermits.insert(database, new PermitStore(database.dialect()), granted(1), granted(2));
    }

    private void refused(Database database, Lease lease) {
        assertThatThrownBy(() -> insert(database, lease)).as(lease.toString())
                .satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
    }

    @OnEachDatabase
    void a_lease_and_its_outcome_come_back_as_they_were(Database database) {
        permits(database);
        Lease longest = lease(1, 65_535, "ZZZZZZZZZZZZ", Lease.State.ACTIVE);
        insert(database, longest, "staff", "JAMMED");
        assertThat(find(database, longest.leaseId())).contains(longest);
        assertThat(find(database, "none")).isEmpty();
        for (Lease.State state : Lease.State.values()) {
            database.write(handle -> {
                store.settle(handle, longest, state, new PrintOutcome(Result.SPOILED, Evidence.PRINTER_REPORT,
                        longest.sheetNumber(), Long.MAX_VALUE, NOW), NOW);
                return handle;
            });
            assertThat(find(database, longest.leaseId()).orElseThrow())
                    .isEqualTo(new Lease(longest.leaseId(), id(1), 65_535, "ZZZZZZZZZZZZ", "kiosk-000001", state,
                            longest.expiresAt(), longest.issuedOn(), "SPOILED/PRINTER_REPORT"));
        }
        assertThat(text(database, """
                SELECT staff || ' ' || reason || ' ' || station_id || ' ' || leased_at || ' ' || settled_at || ' '
                  || journal_sequence FROM print_lease"""))
                .isEqualTo("staff JAMMED TPE-T1-S " + NOW.toEpochMilli() + " " + NOW.toEpochMilli() + " "
                        + Long.MAX_VALUE);
        assertThatThrownBy(() -> insert(database, lease(1, 65_536, "A000", Lease.State.SPOILED)))
                .isInstanceOf(RuntimeException.class);
    }

    @OnEachDatabase
    void a_permit_has_one_sheet_on_its_way_and_one_good_one(Database database) {
        permits(database);
        insert(database, lease(1, 1, "A0000001", Lease.State.ACTIVE));
        refused(database, lease(1, 2, "A0000002", Lease.State.ACTIVE));
        refused(database, lease(1, 2, "A0000002", Lease.State.UNKNOWN));
        insert(database, lease(1, 2, "A0000002", Lease.State.CONFIRMED));
        refused(database, lease(1, 3, "A0000003", Lease.State.CONFIRMED));
        refused(database, lease(1, 2, "A0000003", Lease.State.SPOILED));
        insert(database, lease(2, 1, "A0000004", Lease.State.ACTIVE));

        database.write(handle -> {
            store.replaceAll(handle, id(1));
            return handle;
        });
        insert(database, lease(1, 3, "A0000003", Lease.State.ACTIVE));
        assertThat(ofPermit(database, id(1))).extracting(Lease::state).containsExactly(
                Lease.State.REPLACED, Lease.State.REPLACED, Lease.State.ACTIVE);
        assertThat(ofPermit(database, id(2))).extracting(Lease::state)
                .containsExactly(Lease.State.ACTIVE);
        assertThat(ofPermit(database, id(3))).isEmpty();
    }

    @OnEachDatabase
    void leases_come_by_copy_number_and_not_as_text(Database database) {
        permits(database);
        for (int copy : new int[]{10, 9, 2, 1, 11}) {
            insert(database, lease(1, copy, "A%07d".formatted(copy), Lease.State.SPOILED));
        }
        assertThat(ofPermit(database, id(1))).extracting(Lease::copyNumber)
                .containsExactly(1, 2, 9, 10, 11);
    }

    @OnEachDatabase
    void a_sheet_number_is_used_once_unless_it_went_back_to_the_tray(Database database) {
        permits(database);
        int copy = 0;
        for (Lease.State state : Lease.State.values()) {
            String sheet = "B000000" + state.ordinal();
            insert(database, lease(1, ++copy, sheet, state));
            boolean free = state == Lease.State.RETURNED;
            assertThat(database.<Boolean, RuntimeException>read(handle -> store.isSheetTaken(handle, sheet)))
                    .as(state.name()).isEqualTo(!free);
            if (!free) {
                refused(database, lease(2, copy, sheet, Lease.State.SPOILED));
            }
            // One at a time may be open or good; the next state gets its turn.
            database.write(handle -> {
                store.replaceAll(handle, id(1));
                return handle;
            });
        }
        String back = "B000000" + Lease.State.RETURNED.ordinal();
        insert(database, lease(2, 90, back, Lease.State.RETURNED));
        insert(database, lease(2, 91, back, Lease.State.ACTIVE));
        assertThat(database.<Boolean, RuntimeException>read(handle -> store.isSheetTaken(handle, back))).isTrue();
        assertThat(database.<Boolean, RuntimeException>read(handle -> store.isSheetTaken(handle, "b0000000")))
                .isFalse();
    }

    @OnEachDatabase
    void one_sheet_number_asked_for_by_many_travellers_at_once_is_given_once(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database); ExecutorService kiosks = Executors.newFixedThreadPool(8)) {
            List<QuickPermitCase> cases = IntStream.rangeClosed(1, 16)
                    .mapToObj(number -> bureau.submit(Bureau.traveller(number))).toList();
            List<Future<String>> answers = cases.stream().map(one -> kiosks.submit(() -> {
                try {
                    return bureau.lease(one, "A0000001").sheetNumber();
                } catch (ApiProblem e) {
                    return e.type().name();
                }
            })).toList();
            long given = 0;
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("A0000001", "SHEET_ALREADY_USED");
                given += answer.get().equals("A0000001") ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
        }
    }

    private Optional<Lease> find(Database database, String leaseId) {
        return database.read(handle -> store.find(handle, leaseId));
    }

    private List<Lease> ofPermit(Database database, PermitId permitId) {
        return database.read(handle -> store.ofPermit(handle, permitId));
    }

    private static String text(Database database, String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }
}
