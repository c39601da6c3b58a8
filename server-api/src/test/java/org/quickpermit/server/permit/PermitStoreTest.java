package org.quickpermit.server.permit;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitEvent;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.permit.PermitTerms;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.permit.StoredPermits.DAY;
import static org.quickpermit.server.permit.StoredPermits.granted;
import static org.quickpermit.server.permit.StoredPermits.id;
import static org.quickpermit.server.permit.StoredPermits.insert;
import static org.quickpermit.server.permit.StoredPermits.with;

@Tag("QP-6")
class PermitStoreTest {
    @OnEachDatabase
    void every_column_comes_back_as_it_was_also_the_longest_and_rarest(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        for (Sex sex : Sex.values()) {
            int number = 900 + sex.ordinal();
            TravelDocument document = new TravelDocument("PX", "D", "Z".repeat(19) + sex.ordinal(), "XXA",
                    "A".repeat(38), "B", true, LocalDate.of(1880, 1, 1), sex, LocalDate.of(9998, 12, 31));
            Permit permit = new Permit(id(number), CaseNumber.of("QP", 2026, 999_999_000L + number), "kangtai",
                    PermitState.EXHAUSTED, document, "𠮷𨋢" + "龘".repeat(26) + "Ａé", "X".repeat(19) + sex.ordinal(),
                    LocalDate.of(2028, 2, 29),
                    new PermitTerms(LocalDate.of(2028, 4, 30), LocalDate.of(9998, 12, 31), Integer.MAX_VALUE,
                            Integer.MAX_VALUE, new Ntd(Long.MAX_VALUE)),
                    Integer.MAX_VALUE, "NIA1:" + "A".repeat(2_000), Integer.MAX_VALUE, LocalDate.of(2028, 2, 29));
            insert(database, store, permit);
            assertThat(find(database, store, permit.permitId())).contains(permit);
            assertThat(lock(database, store, permit.permitId())).contains(permit);
        }
        Permit plain = granted(1);
        insert(database, store, plain);
        assertThat(find(database, store, plain.permitId())).contains(plain);
        assertThat(find(database, store, id(2))).isEmpty();
        assertThat(lock(database, store, id(2))).isEmpty();
    }

    @OnEachDatabase
    void a_traveller_has_one_live_permit_by_document_and_by_identity_number(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        Permit first = granted(1);
        insert(database, store, first);
        for (PermitState state : PermitState.values()) {
            Permit sameDocument = with(10 + state.ordinal(), state, first.document(), "B000001(1)");
            Permit samePerson = with(20 + state.ordinal(), state, granted(20 + state.ordinal()).document(),
                    first.identityNumber());
            for (Permit second : new Permit[]{sameDocument, samePerson}) {
                if (state.isLive()) {
                    assertThatThrownBy(() -> insert(database, store, second)).as(state.name())
                            .satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
                } else {
                    insert(database, store, second);
                }
            }
        }
        TravelDocument foreign = new TravelDocument("P", "GBR", first.document().number(), "GBN", "CHAN", "TAI MAN",
                false, LocalDate.of(1980, 2, 29), Sex.MALE, LocalDate.of(2031, 2, 28));
        insert(database, store, with(50, PermitState.GRANTED, foreign, "C000001(1)"));

        assertThat(live(database, store, first.document().number(), "CHN", "C000001(1)"))
                .extracting(permit -> permit.permitId()).containsExactlyInAnyOrder(id(1), id(50));
        assertThat(live(database, store, first.document().number(), "CHN",
                first.identityNumber())).extracting(permit -> permit.permitId()).containsExactly(id(1));
        assertThat(live(database, store, "K0", "CHN", "none")).isEmpty();
    }

    @OnEachDatabase
    void states_move_along_their_table_and_nowhere_else(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        int number = 0;
        for (PermitState state : PermitState.values()) {
            for (PermitEvent event : PermitEvent.values()) {
                Permit permit = with(++number, state, granted(number).document(), granted(number).identityNumber());
                insert(database, store, permit);
                Optional<PermitState> next = database.write(handle -> store.move(handle, permit, event));
                assertThat(next).isEqualTo(state.after(event));
                assertThat(find(database, store, permit.permitId()).orElseThrow().state())
                        .isEqualTo(next.orElse(state));
            }
        }
        Permit stale = with(1, PermitState.USED, granted(1).document(), granted(1).identityNumber());
        assertThatThrownBy(() -> database.write(handle -> store.move(handle, stale, PermitEvent.REVOKE)))
                .hasMessageContaining("changed under its lock");
    }

    @OnEachDatabase
    void permits_on_a_document_come_newest_first(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        Set<PermitState> ended = EnumSet.of(PermitState.REVOKED, PermitState.SUPERSEDED, PermitState.EXPIRED);
        int number = 0;
        for (PermitState state : ended) {
            insert(database, store, with(++number, state, granted(1).document(), "A000001(3)"));
        }
        assertThat(onDocument(database, store, granted(1).document().number()))
                .extracting(Permit::permitId).containsExactly(id(3), id(2), id(1));
        assertThat(onDocument(database, store, "K")).isEmpty();
        assertThat(onDocument(database, store, "%")).isEmpty();
    }

    @OnEachDatabase
    void the_day_of_issue_is_set_once_and_more_entries_than_granted_are_never_kept(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        insert(database, store, granted(1), granted(2));
        database.write(handle -> {
            store.setIssuedOn(handle, id(1), DAY.plusDays(1));
            store.setIssuedOn(handle, id(1), DAY.plusDays(2));
            store.setCopies(handle, id(1), 3);
            store.setEntriesUsed(handle, id(1), 2);
            return handle;
        });
        Permit permit = find(database, store, id(1)).orElseThrow();
        assertThat(permit.issuedOn()).isEqualTo(DAY.plusDays(1));
        assertThat(permit.copies()).isEqualTo(3);
        assertThat(permit.entriesUsed()).isEqualTo(2);
        assertThat(find(database, store, id(2))).contains(granted(2));
        assertThatThrownBy(() -> database.write(handle -> {
            store.setEntriesUsed(handle, id(1), 3);
            return handle;
        })).isInstanceOf(RuntimeException.class);
    }

    @OnEachDatabase
    void expiry_is_written_on_the_day_after_the_last_and_not_while_a_sheet_is_on_its_way(Database database) {
        PermitStore store = new PermitStore(database.dialect());
        Permit issued = with(2, PermitState.ISSUED, granted(2).document(), granted(2).identityNumber());
        insert(database, store, granted(1), issued, granted(3),
                with(4, PermitState.REVOKED, granted(4).document(), granted(4).identityNumber()));
        LeaseStore leases = new LeaseStore();
        database.write(handle -> {
            leases.insert(handle, new Lease("l", id(3), 1, "A0000001", "kiosk-1", Lease.State.UNKNOWN,
                    DAY.atStartOfDay().toInstant(java.time.ZoneOffset.UTC), DAY, null), "TPE-T2", null, null,
                    java.time.Instant.EPOCH);
            return handle;
        });
        LocalDate board = granted(1).terms().boardUntil();
        LocalDate last = granted(1).terms().lastUsableDay();
        assertThat(expire(database, store, board)).isZero();
        assertThat(expire(database, store, board.plusDays(1))).isEqualTo(1);
        assertThat(expire(database, store, last)).isZero();
        assertThat(expire(database, store, last.plusDays(1))).isEqualTo(1);
        assertThat(find(database, store, id(3)).orElseThrow().state())
                .isEqualTo(PermitState.GRANTED);
    }

    private static int expire(Database database, PermitStore store, LocalDate today) {
        return database.write(handle -> store.expireDue(handle, today));
    }

    private static Optional<Permit> find(Database database, PermitStore store, PermitId permitId) {
        return database.read(handle -> store.find(handle, permitId));
    }

    private static Optional<Permit> lock(Database database, PermitStore store, PermitId permitId) {
        return database.write(handle -> store.lock(handle, permitId));
    }

    private static List<Permit> onDocument(Database database, PermitStore store, String number) {
        return database.read(handle -> store.onDocument(handle, number));
    }

    private static List<Permit> live(Database database, PermitStore store, String number, String state,
            String identityNumber) {
        return database.read(handle -> store.live(handle, number, state, identityNumber));
    }
}
