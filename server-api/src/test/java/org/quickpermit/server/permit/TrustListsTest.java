package org.quickpermit.server.permit;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.quickpermit.Bureau.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quickpermit.server.permit.StoredPermits.DAY;
import static org.quickpermit.server.permit.StoredPermits.granted;
import static org.quickpermit.server.permit.StoredPermits.id;

class TrustListsTest {
    private final MovableClock clock = new MovableClock();

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static void kill(Database database, TrustLists lists, Permit permit, int through, String reason) {
        database.write(handle -> {
            lists.kill(handle, permit, through, reason);
            return handle;
        });
    }

    @OnEachDatabase
    void dead_papers_come_by_permit_until_their_last_day_and_never_come_to_life(Database database) throws Exception {
        KeyPair authority = keys();
        TrustLists lists = new TrustLists(database, clock, authority.getPrivate());
        StoredPermits.insert(database, new PermitStore(database.dialect()), granted(2), granted(1));
        TrustList before = lists.current();
        kill(database, lists, granted(2), 3, "REPRINTED");
        kill(database, lists, granted(2), 1, "REPRINTED");
        kill(database, lists, granted(1), RevokedSeal.ALL_COPIES, "REVOKED");
        kill(database, lists, granted(1), 0, "REPRINTED");

        TrustList list = lists.current();
        assertThat(list.revoked()).containsExactly(new RevokedSeal(id(1), RevokedSeal.ALL_COPIES),
                new RevokedSeal(id(2), 3));
        assertThat(list.number()).isGreaterThan(before.number());
        assertThat(texts(database, "SELECT reason FROM dead_paper ORDER BY permit_id")).containsExactly("REVOKED",
                "REPRINTED");
        assertThat(SignedTrustLists.open(lists.signed(), authority.getPublic())).contains(list);
        assertThat(SignedTrustLists.open(lists.signed(), keys().getPublic())).isEmpty();

        clock.moveTo(granted(1).terms().lastUsableDay());
        assertThat(lists.current().revoked()).hasSize(2);
        clock.moveTo(granted(1).terms().lastUsableDay().plusDays(1));
        assertThat(lists.current().revoked()).isEmpty();
        assertThat(lists.current().number()).isGreaterThanOrEqualTo(list.number());
    }

    @OnEachDatabase
    void a_key_is_trusted_once_and_its_first_entry_stays(Database database) throws Exception {
        TrustLists lists = new TrustLists(database, clock, keys().getPrivate());
        TrustedKey key = TrustedKey.of("KEY123", keys().getPublic(), LocalDate.of(2026, 1, 1),
                LocalDate.of(9998, 12, 31));
        TrustedKey other = TrustedKey.of("AKEY1234567890AB", keys().getPublic(), DAY, DAY);
        trust(database, lists, key);
        trust(database, lists, other);
        long number = lists.current().number();
        trust(database, lists, TrustedKey.of("KEY123", keys().getPublic(), DAY, DAY));
        assertThat(lists.current().keys()).containsExactly(other, key);
        assertThat(lists.current().number()).isEqualTo(number);
    }

    private static void trust(Database database, TrustLists lists, TrustedKey key) {
        database.write(handle -> {
            lists.trust(handle, key);
            return handle;
        });
    }

    @OnEachDatabase
    void a_death_that_was_undone_is_neither_listed_nor_counted(Database database) throws Exception {
        TrustLists lists = new TrustLists(database, clock, keys().getPrivate());
        StoredPermits.insert(database, new PermitStore(database.dialect()), granted(1));
        TrustList before = lists.current();
        try {
            database.write(handle -> {
                lists.kill(handle, granted(1), 1, "REVOKED");
                throw new IllegalStateException("undone");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("undone");
        }
        assertThat(lists.current()).isEqualTo(before);
    }

    private static List<String> texts(Database database, String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
