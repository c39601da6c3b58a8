package org.quickpermit.server.permit;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.KioskKey;
import org.quickpermit.seal.RevokedSeal;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.wire.SignedTrustList;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The numbered list of keys and dead papers. Its number rises in the same transaction as anything it shows, so that a
/// machine that has seen a revocation can never be talked back to a list without it.
public final class TrustLists {
    private static final Duration NEXT_UPDATE = Duration.ofHours(1);
    private static final Duration SIGN_AGAIN = Duration.ofMinutes(1);
    /// Longest life of a permit from its first print to its last usable day, with a margin.
    private static final int KIOSK_PAPERS_DAYS = 120;

    private final Database database;
    private final Clock clock;
    private final PrivateKey authority;
    private @Nullable Issue latest;

    /// @param authority key of the system's own authority
    public TrustLists(Database database, Clock clock, PrivateKey authority) {
        this.database = database;
        this.clock = clock;
        this.authority = authority;
    }

    private record Issue(TrustList list, SignedTrustList signed) {}

    /// Makes a key trusted, unless it is already.
    public void trust(Handle handle, TrustedKey key) {
        int added = handle.createUpdate("""
                INSERT INTO seal_key (key_id, public_key, not_before, not_after)
                VALUES (:id, :key, :from, :to) ON CONFLICT (key_id) DO NOTHING""")
                .bind("id", key.keyId())
                .bind("key", key.publicKey())
                .bind("from", key.notBefore().toString())
                .bind("to", key.notAfter().toString())
                .execute();
        if (added == 1) {
            raiseNumber(handle);
        }
    }

    /// Makes a key of a kiosk trusted for entry permits.
    ///
    /// @param deviceId the kiosk that offered it
    public void trustKiosk(Handle handle, String deviceId, KioskKey kiosk, Instant now) {
        TrustedKey key = kiosk.key();
        handle.createUpdate("""
                INSERT INTO kiosk_seal_key (key_id, kiosk_id, device_id, public_key, not_before, not_after,
                  registered_at)
                VALUES (:id, :kiosk, :device, :key, :from, :to, :now)""")
                .bind("id", key.keyId())
                .bind("kiosk", kiosk.kioskId())
                .bind("device", deviceId)
                .bind("key", key.publicKey())
                .bind("from", key.notBefore().toString())
                .bind("to", key.notAfter().toString())
                .bind("now", now.toEpochMilli())
                .execute();
        raiseNumber(handle);
    }

    /// Puts papers of a permit on the list. A lower number never replaces a higher one.
    ///
    /// @param throughCopy highest copy number that is dead
    /// @param reason why, a code
    public void kill(Handle handle, Permit permit, int throughCopy, String reason) {
        handle.createUpdate("""
                INSERT INTO dead_paper (permit_id, through_copy, reason, list_until)
                VALUES (:id, :copy, :reason, :until)
                ON CONFLICT (permit_id) DO UPDATE SET through_copy = excluded.through_copy, reason = excluded.reason
                WHERE dead_paper.through_copy < excluded.through_copy""")
                .bind("id", permit.permitId().value())
                .bind("copy", throughCopy)
                .bind("reason", reason)
                .bind("until", permit.terms().lastUsableDay().toString())
                .execute();
        raiseNumber(handle);
    }

    /// The list in force now. Lists of the same number differ only in their age.
    public TrustList current() {
        return latest().list();
    }

    /// The list in force now, signed by the authority.
    public SignedTrustList signed() {
        return latest().signed();
    }

    private synchronized Issue latest() {
        Instant now = clock.instant();
        Issue issue = latest;
        long number = database.read(TrustLists::number);
        if (issue == null || issue.list().number() != number
                || issue.list().createdAt().plus(SIGN_AGAIN).isBefore(now)
                || issue.list().createdAt().isAfter(now)) {
            TrustList list = database.read(handle -> read(handle, now));
            issue = new Issue(list, SignedTrustLists.sign(list, authority));
            latest = issue;
        }
        return issue;
    }

    private TrustList read(Handle handle, Instant now) {
        String today = LocalDate.now(clock).toString();
        List<TrustedKey> keys = handle.createQuery("""
                SELECT key_id, public_key, not_before, not_after FROM seal_key ORDER BY key_id""")
                .map((row, _) -> new TrustedKey(row.getString(1), row.getString(2), LocalDate.parse(row.getString(3)),
                        LocalDate.parse(row.getString(4))))
                .list();
        List<RevokedSeal> dead = handle.createQuery("""
                SELECT permit_id, through_copy FROM dead_paper WHERE list_until >= :today ORDER BY permit_id""")
                .bind("today", today)
                .map((row, _) -> new RevokedSeal(PermitId.of(row.getString(1)), row.getInt(2)))
                .list();
        return new TrustList(number(handle), now, now.plus(NEXT_UPDATE), keys, kioskKeys(handle), dead);
    }

    /// The keys of kiosks, as long as a paper one of them sealed can be shown. The key of a kiosk that may no longer connect
    /// ends on the day that was decided.
    private List<KioskKey> kioskKeys(Handle handle) {
        LocalDate since = LocalDate.now(clock).minusDays(KIOSK_PAPERS_DAYS);
        return handle.createQuery("""
                SELECT k.*, d.revoked_at FROM kiosk_seal_key k JOIN device d ON d.id = k.device_id
                WHERE k.not_after >= :since ORDER BY k.key_id""")
                .bind("since", since.toString())
                .map((row, _) -> {
                    LocalDate from = LocalDate.parse(row.getString("not_before"));
                    LocalDate to = LocalDate.parse(row.getString("not_after"));
                    long revoked = row.getLong("revoked_at");
                    LocalDate end = row.wasNull()
                            ? to
                            : LocalDate.ofInstant(Instant.ofEpochMilli(revoked),
                                    clock.getZone());
                    return new KioskKey(row.getString("kiosk_id"), new TrustedKey(row.getString("key_id"),
                            row.getString("public_key"), from, end.isBefore(to) ? end : to));
                })
                .list();
    }

    private static long number(Handle handle) {
        return handle.createQuery("SELECT number FROM trust_list_number WHERE id = 1").mapTo(Long.class).one();
    }

    private static void raiseNumber(Handle handle) {
        handle.execute("UPDATE trust_list_number SET number = number + 1 WHERE id = 1");
    }
}
