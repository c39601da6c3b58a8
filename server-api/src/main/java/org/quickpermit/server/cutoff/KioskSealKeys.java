package org.quickpermit.server.cutoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.quickpermit.seal.KioskKey;
import org.quickpermit.seal.TrustedKey;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.permit.TrustLists;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.SealKeyPeriod;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// The keys kiosks seal with while they are cut off. A kiosk makes its own and the private half never leaves it; from here
/// the public half gets on the trust list, for entry permits alone and for [#DAYS] days.
public final class KioskSealKeys {
    /// For how many days a key may seal, the day it was offered included.
    public static final int DAYS = 60;
    private static final int OFFERS_A_DAY = 5;

    private final Database database;
    private final TrustLists trustLists;
    private final AuditLog audit;
    private final Clock clock;

    public KioskSealKeys(Database database, TrustLists trustLists, AuditLog audit, Clock clock) {
        this.database = database;
        this.trustLists = trustLists;
        this.audit = audit;
        this.clock = clock;
    }

    /// Takes a key a kiosk offers. The same key again gives the same period.
    ///
    /// @throws ApiProblem [ProblemType#INVALID_FIELDS] when it is no P-256 key or the proof does not hold,
    ///         [ProblemType#STATE_CONFLICT] when another key has its id, [ProblemType#TOO_MANY_ATTEMPTS] after five new
    ///         keys in a day
    public SealKeyPeriod offer(Caller kiosk, KioskSealKey offered) {
        LocalDate today = LocalDate.now(clock);
        TrustedKey key = trusted(offered, today);
        if (!KioskKey.proves(kiosk.deviceId(), offered.publicKey(), offered.proof())) {
            throw ApiProblem.field("/proof", "INVALID", new Text("須為以該金鑰對本機裝置代號之簽章。",
                    "Send a signature by that key over this device's id."));
        }
        return database.write(handle -> {
            Optional<SealKeyPeriod> before = known(handle, kiosk, key);
            if (before.isPresent()) {
                return before.get();
            }
            requireFewOffers(handle, kiosk);
            trustLists.trustKiosk(handle, kiosk.deviceId(), new KioskKey(kiosk.kiosk(), key), clock.instant());
            audit.append(handle, AuditEvent.of(kiosk, "KIOSK_SEAL_KEY_TRUSTED", key.keyId(), "OK",
                    Map.of("kiosk", kiosk.kiosk(), "until", key.notAfter().toString())));
            return new SealKeyPeriod(key.keyId(), key.notBefore(), key.notAfter());
        });
    }

    private static TrustedKey trusted(KioskSealKey offered, LocalDate today) {
        try {
            TrustedKey named = new TrustedKey("UNNAMED", offered.publicKey(), today, today.plusDays(DAYS - 1L));
            return new TrustedKey(TrustedKey.keyIdOf(named.key()), named.publicKey(), today, named.notAfter());
        } catch (IllegalArgumentException e) {
            throw ApiProblem.field("/publicKey", "INVALID", new Text("須為 P-256 公鑰（SubjectPublicKeyInfo）之 Base64。",
                    "Send a P-256 key, Base64 of its SubjectPublicKeyInfo."));
        }
    }

    private static Optional<SealKeyPeriod> known(Handle handle, Caller kiosk, TrustedKey key) {
        return handle.createQuery("SELECT * FROM kiosk_seal_key WHERE key_id = :id")
                .bind("id", key.keyId())
                .map((row, _) -> {
                    if (!row.getString("device_id").equals(kiosk.deviceId())
                            || !row.getString("public_key").equals(key.publicKey())) {
                        throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("已有其他金鑰使用相同代號，請產生新的金鑰。",
                                "Another key has this key's id. Make a new key."));
                    }
                    return new SealKeyPeriod(key.keyId(), LocalDate.parse(row.getString("not_before")),
                            LocalDate.parse(row.getString("not_after")));
                })
                .findOne();
    }

    private void requireFewOffers(Handle handle, Caller kiosk) {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        long today = handle.createQuery("""
                SELECT COUNT(*) FROM kiosk_seal_key WHERE device_id = :device AND registered_at > :since""")
                .bind("device", kiosk.deviceId())
                .bind("since", yesterday.toEpochMilli())
                .mapTo(Long.class)
                .one();
        if (today >= OFFERS_A_DAY) {
            throw new ApiProblem(ProblemType.TOO_MANY_ATTEMPTS,
                    new Text("本機今日已登錄多把金鑰，請明日再試。", "This kiosk offered several keys today. Try again tomorrow."),
                    Duration.ofHours(1));
        }
    }
}
