package org.quickpermit.server.identity;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sign-in with password and token code, and the sessions it opens. A session lives on the server, belongs to one device,
/// ends after 15 minutes without a call and after 8 hours in any case.
public final class Sessions implements CallerSource {
    static final Duration IDLE = Duration.ofMinutes(15);
    static final Duration ABSOLUTE = Duration.ofHours(8);
    /// The time of last use is stored no more often than this: a disk write for every call would cost more than it tells.
    private static final Duration TOUCH_AFTER = Duration.ofSeconds(30);
    private static final byte[] NO_SEED = new byte[20];

    private final Database database;
    private final AuditLog audit;
    private final Agencies agencies;
    private final Enrolments enrolments;
    private final TokenCards cards;
    private final Passwords passwords;
    private final Clock clock;
    private final SecureRandom random;
    private final Throttle throttle;

    /// @param database sessions
    /// @param audit audit log
    /// @param agencies names of agencies
    /// @param enrolments certificates that wait for their first call
    /// @param cards token cards
    /// @param passwords hashes
    /// @param clock time
    /// @param random source of tokens
    public Sessions(Database database, AuditLog audit, Agencies agencies, Enrolments enrolments, TokenCards cards,
            Passwords passwords, Clock clock, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.agencies = agencies;
        this.enrolments = enrolments;
        this.cards = cards;
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
        this.throttle = new Throttle(clock);
    }

    private record Account(String login, String displayName, Role role, @Nullable String agencyId,
            @Nullable String stationId, String tokenSerial, String passwordHash) {
        SignedIn person() {
            return new SignedIn(login, displayName, role, agencyId, stationId);
        }
    }

    /// Opens a session.
    ///
    /// @throws ApiProblem SIGN_IN_FAILED, one and the same for an unknown login, a wrong password, a wrong or used token
    ///         code, and a device this person does not work at; INVALID_FIELDS for what cannot be
    ///         anybody's; TOO_MANY_ATTEMPTS
    public Session signIn(SignIn signIn, Caller device) {
        CredentialForm.check(signIn);
        String scope = "sign-in|" + Users.cut(signIn.login()) + "|" + device.deviceId();
        database.write(handle -> throttle.reserve(handle, scope, device.deviceId())).ifPresent(Sessions::tooMany);
        Optional<Account> account = database.read(handle -> account(handle, signIn.login()));
        boolean password = passwords.matches(signIn.password(),
                account.map(Account::passwordHash).orElseGet(passwords::nobody));
        OptionalLong step = database.read(handle -> account
                .map(known -> cards.match(handle, known.tokenSerial(), signIn.token()))
                .orElseGet(() -> Totp.match(NO_SEED, signIn.token(), clock.instant(), Long.MAX_VALUE)));
        Optional<String> rehashed = account.map(Account::passwordHash)
                .filter(hash -> password && Passwords.isOutdated(hash))
                .map(hash -> passwords.hash(signIn.password()));
        String token = Secrets.newToken(random);
        Optional<Session> session = database.write(handle -> {
            boolean accepted = account.isPresent() && password && step.isPresent()
                    && worksAt(account.get(), device)
                    && cards.use(handle, account.get().tokenSerial(), step.getAsLong());
            String who = account.map(Account::login).orElse("unknown");
            audit.append(handle, new AuditEvent("SIGN_IN", accepted ? who : "unknown", device.deviceId(), who,
                    accepted ? "OK" : "REFUSED", new java.util.TreeMap<>()));
            if (!accepted) {
                return Optional.empty();
            }
            throttle.succeeded(handle, scope);
            rehashed.ifPresent(
                    hash -> handle.execute("UPDATE app_user SET password_hash = ? WHERE login = ?", hash, who));
            return Optional.of(open(handle, account.get(), device, token));
        });
        return session.orElseThrow(() -> new ApiProblem(ProblemType.SIGN_IN_FAILED,
                new Text("帳號、密碼、令牌碼不符，或此帳號不適用於此裝置。令牌碼每組僅能使用一次，請等待下一組。",
                        "Login, password and token code do not fit together, or this account does not belong to this"
                                + " device. Each token code works once: wait for the next one.")));
    }

    static void tooMany(Duration wait) {
        throw new ApiProblem(ProblemType.TOO_MANY_ATTEMPTS,
                new Text("嘗試次數過多，請稍候再試。", "Too many attempts: wait before you try again."), wait);
    }

    private static Optional<Account> account(Handle handle, String login) {
        return handle.createQuery("""
                SELECT * FROM app_user
                WHERE login = :login AND password_hash IS NOT NULL AND disabled_at IS NULL""")
                .bind("login", login)
                .map((row, context) -> new Account(row.getString("login"), row.getString("display_name"),
                        Role.valueOf(row.getString("role")), row.getString("agency_id"), row.getString("station_id"),
                        row.getString("token_serial"), row.getString("password_hash")))
                .findOne();
    }

    /// Clerks work at their own agency's terminals, staff at their own station's kiosks, the bureau at workstations.
    private static boolean worksAt(Account account, Caller device) {
        return switch (account.role()) {
            case AGENCY_CLERK, AGENCY_MANAGER -> device.kind() == DeviceKind.TERMINAL
                    && device.agency().equals(account.agencyId());
            case STATION_STAFF -> device.kind() == DeviceKind.KIOSK && device.station().equals(account.stationId());
            case INSPECTOR, BUREAU_OFFICER, ADMINISTRATOR -> device.kind() == DeviceKind.WORKSTATION;
        };
    }

    private Session open(Handle handle, Account account, Caller device, String token) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(ABSOLUTE);
        handle.createUpdate("DELETE FROM user_session WHERE expires_at <= :now OR last_used_at <= :idle")
                .bind("now", now.toEpochMilli())
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .execute();
        handle.createUpdate("""
                INSERT INTO user_session (token_hash, login, device_id, created_at, last_used_at, expires_at)
                VALUES (:hash, :login, :device, :now, :now, :expires)""")
                .bind("hash", Secrets.hash(token))
                .bind("login", account.login())
                .bind("device", device.deviceId())
                .bind("now", now.toEpochMilli())
                .bind("expires", expiresAt.toEpochMilli())
                .execute();
        return session(handle, account.person(), token, expiresAt);
    }

    private Session session(Handle handle, SignedIn person, String token, Instant expiresAt) {
        Text agencyName = Optional.ofNullable(person.agencyId()).flatMap(id -> agencies.find(handle, id))
                .map(Agency::name).orElse(null);
        return new Session(token, expiresAt, IDLE.toSeconds(), person.login(), person.displayName(), person.role(),
                person.agencyId(), agencyName, person.stationId());
    }

    /// The session behind a token, for showing.
    ///
    /// @throws ApiProblem SIGN_IN_REQUIRED when it has ended meanwhile
    public Session current(Caller caller, String token) {
        return database.read(handle -> handle
                .createQuery("SELECT expires_at FROM user_session WHERE token_hash = :hash")
                .bind("hash", Secrets.hash(token))
                .mapTo(Long.class)
                .findOne()
                .map(expires -> session(handle, caller.person(), token, Instant.ofEpochMilli(expires)))
                .orElseThrow(() -> new ApiProblem(ProblemType.SIGN_IN_REQUIRED,
                        new Text("登入已結束，請重新登入。", "The session has ended: sign in again."))));
    }

    /// Ends a session.
    public void signOut(Caller caller, String token) {
        database.write(handle -> {
            handle.createUpdate("DELETE FROM user_session WHERE token_hash = :hash").bind("hash", Secrets.hash(token))
                    .execute();
            audit.append(handle, AuditEvent.of(caller, "SIGN_OUT", caller.person().login(), "OK", Map.of()));
            return null;
        });
    }

    @Override
    public Optional<Caller> device(X509Certificate certificate) {
        String sha256 = Authority.fingerprint(certificate);
        return inForce(sha256).or(() -> enrolments.shownFirst(sha256) ? inForce(sha256) : Optional.empty());
    }

    private Optional<Caller> inForce(String sha256) {
        return database.read(handle -> handle.createQuery("""
                SELECT * FROM device
                WHERE certificate_sha256 = :fingerprint AND revoked_at IS NULL AND certificate_not_after > :now""")
                .bind("fingerprint", sha256)
                .bind("now", clock.millis())
                .map(Devices.DEVICE)
                .findOne()
                .map(device -> new Caller(device.id(), device.kind(), device.name(), device.agencyId(),
                        device.stationId(), device.kioskId(), Optional.empty())));
    }

    private record Found(SignedIn person, long lastUsedAt) {}

    @Override
    public Optional<SignedIn> session(Caller device, String token) {
        long now = clock.millis();
        String hash = Secrets.hash(token);
        Optional<Found> found = database.read(handle -> handle.createQuery("""
                SELECT u.login, u.display_name, u.role, u.agency_id, u.station_id, s.last_used_at
                FROM user_session s JOIN app_user u ON u.login = s.login
                WHERE s.token_hash = :hash AND s.device_id = :device AND s.expires_at > :now AND s.last_used_at > :idle
                  AND u.disabled_at IS NULL""")
                .bind("hash", hash)
                .bind("device", device.deviceId())
                .bind("now", now)
                .bind("idle", now - IDLE.toMillis())
                .map((row, context) -> new Found(
                        new SignedIn(row.getString("login"), row.getString("display_name"),
                                Role.valueOf(row.getString("role")), row.getString("agency_id"),
                                row.getString("station_id")),
                        row.getLong("last_used_at")))
                .findOne());
        found.filter(session -> now - session.lastUsedAt() > TOUCH_AFTER.toMillis())
                .ifPresent(session -> database.write(handle -> handle.createUpdate("""
                        UPDATE user_session SET last_used_at = :now WHERE token_hash = :hash AND last_used_at < :now""")
                        .bind("now", now)
                        .bind("hash", hash)
                        .execute()));
        return found.map(Found::person);
    }
}
