package org.quickpermit.server.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;

/// The persons: registered by an officer, activated by themselves with a one-time code and their token card, ended in one
/// action.
public final class Users {
    private static final Duration CODE_LIFE = Duration.ofHours(24);
    private static final int NAME_MAX = 60;

    private final Database database;
    private final AuditLog audit;
    private final Agencies agencies;
    private final KnownStations stations;
    private final TokenCards cards;
    private final Passwords passwords;
    private final Clock clock;
    private final SecureRandom random;
    private final Throttle throttle;
    private final PasswordPolicy policy = new PasswordPolicy();

    /// @param database users
    /// @param audit audit log
    /// @param agencies agencies clerks may belong to
    /// @param stations stations staff may belong to
    /// @param cards stock of token cards
    /// @param passwords hashes
    /// @param clock time of codes
    /// @param random source of codes
    public Users(Database database, AuditLog audit, Agencies agencies, KnownStations stations, TokenCards cards,
            Passwords passwords, Clock clock, SecureRandom random) {
        this.database = database;
        this.audit = audit;
        this.agencies = agencies;
        this.stations = stations;
        this.cards = cards;
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
        this.throttle = new Throttle(clock);
    }

    /// Registers a person and gives the one-time code.
    ///
    /// @throws ApiProblem INVALID_FIELDS, also when the login is taken or the card is not free
    public ActivationCode register(NewUser user, Actor by) {
        return database.write(handle -> register(handle, user, by));
    }

    /// Registers a person in the caller's transaction.
    ActivationCode register(Handle handle, NewUser user, Actor by) {
        String code = Secrets.newCode(random);
        Instant expiresAt = clock.instant().plus(CODE_LIFE);
        check(handle, user);
        handle.createUpdate("""
                INSERT INTO app_user (login, display_name, role, agency_id, station_id, token_serial, code_hash,
                  code_expires_at, created_at)
                VALUES (:login, :name, :role, :agency, :station, :token, :hash, :expires, :now)""")
                .bind("login", user.login())
                .bind("name", user.displayName().strip())
                .bind("role", user.role().name())
                .bind("agency", user.agencyId())
                .bind("station", user.stationId())
                .bind("token", user.tokenSerial())
                .bind("hash", Secrets.hashCode(code))
                .bind("expires", expiresAt.toEpochMilli())
                .bind("now", clock.millis())
                .execute();
        audit.append(handle, by.event("USER_REGISTERED", user.login(), "OK", Map.of("role", user.role().name())));
        return new ActivationCode(user.login(), code, expiresAt);
    }

    /// True when somebody has this login.
    public boolean isKnown(String login) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM app_user WHERE login = :login")
                .bind("login", login).mapTo(Long.class).one()) > 0;
    }

    /// A new one-time code for a person who has not activated; the old one ends.
    ///
    /// @return the code, or empty when nobody of that login waits for one
    public Optional<ActivationCode> renewCode(String login, Actor by) {
        String code = Secrets.newCode(random);
        Instant expiresAt = clock.instant().plus(CODE_LIFE);
        return database.write(handle -> {
            int waiting = handle.createUpdate("""
                    UPDATE app_user SET code_hash = :hash, code_expires_at = :expires
                    WHERE login = :login AND activated_at IS NULL AND disabled_at IS NULL""")
                    .bind("hash", Secrets.hashCode(code))
                    .bind("expires", expiresAt.toEpochMilli())
                    .bind("login", login)
                    .execute();
            if (waiting == 0) {
                return Optional.<ActivationCode>empty();
            }
            audit.append(handle, by.event("USER_CODE_RENEWED", login, "OK", Map.of()));
            return Optional.of(new ActivationCode(login, code, expiresAt));
        });
    }

    private void check(Handle handle, NewUser user) {
        FieldErrors errors = new FieldErrors();
        errors.require(CredentialForm.LOGIN.matcher(user.login()).matches(), "/login", "FORM",
                new Text("帳號須為 3 至 40 個小寫英數字元、點或連字號。",
                        "The login has 3 to 40 of small letters, digits, dots and hyphens."));
        String name = user.displayName().strip();
        errors.require(!name.isEmpty() && name.codePointCount(0, name.length()) <= NAME_MAX, "/displayName", "LENGTH",
                new Text("姓名須為 1 至 60 個字元。", "The name has 1 to 60 characters."));
        boolean agency = user.role() == Role.AGENCY_CLERK || user.role() == Role.AGENCY_MANAGER;
        errors.require(agency == (user.agencyId() != null), "/agencyId", "AGENCY_OF_CLERK",
                new Text("旅行社人員須指定旅行社，其他人員不得指定。",
                        "Name an agency for clerks and managers, and for nobody else."));
        boolean staff = user.role() == Role.STATION_STAFF;
        errors.require(staff == (user.stationId() != null), "/stationId", "STATION_OF_STAFF",
                new Text("服務站人員須指定服務站，其他人員不得指定。",
                        "Name a station for station staff, and for nobody else."));
        if (agency && user.agencyId() != null) {
            errors.require(agencies.find(handle, user.agencyId()).isPresent(), "/agencyId", "UNKNOWN_AGENCY",
                    new Text("查無此旅行社。", "There is no such agency."));
        }
        if (staff && user.stationId() != null) {
            errors.require(stations.exists(handle, user.stationId()), "/stationId", "UNKNOWN_STATION",
                    new Text("查無此服務站。", "There is no such station."));
        }
        boolean taken = handle.createQuery("SELECT COUNT(*) FROM app_user WHERE login = :login")
                .bind("login", user.login()).mapTo(Long.class).one() > 0;
        errors.require(!taken, "/login", "TAKEN", new Text("此帳號已存在，請另選。", "This login is taken: choose another."));
        errors.require(cards.isFree(handle, user.tokenSerial()), "/tokenSerial", "CARD_NOT_FREE",
                new Text("庫存中無此令牌卡或已配發。", "This token card is not in stock or is already somebody's."));
        errors.throwIfAny();
    }

    /// Sets the password of a new person and ends the one-time code.
    ///
    /// @throws ApiProblem CODE_INVALID when login, code or token do not fit together, whichever it is; INVALID_FIELDS when
    ///         a field cannot be what it is called, or the password is refused; TOO_MANY_ATTEMPTS
    public void activate(Activation activation, Caller device) {
        CredentialForm.check(activation);
        String scope = "activate|" + cut(activation.login()) + "|" + device.deviceId();
        database.write(handle -> throttle.reserve(handle, scope, device.deviceId())).ifPresent(Sessions::tooMany);
        Optional<Pending> pending = database.read(handle -> pending(handle, activation));
        pending.flatMap(user -> policy.refuse(activation.password(), activation.login(), user.displayName()))
                .ifPresent(text -> {
                    throw ApiProblem.field("/password", "PASSWORD_REFUSED", text);
                });
        String hash = passwords.hash(activation.password());
        boolean done = database.write(handle -> {
            OptionalLong step = pending.map(user -> cards.match(handle, user.tokenSerial(), activation.token()))
                    .orElse(OptionalLong.empty());
            boolean accepted = pending.isPresent() && step.isPresent()
                    && cards.use(handle, pending.get().tokenSerial(), step.getAsLong())
                    && setPassword(handle, activation, hash);
            if (accepted) {
                throttle.succeeded(handle, scope);
            }
            audit.append(handle, new Actor(accepted ? activation.login() : "unknown", device.deviceId())
                    .event("USER_ACTIVATED", pending.isPresent() ? activation.login() : "unknown",
                            accepted ? "OK" : "REFUSED", Map.of()));
            return accepted;
        });
        if (!done) {
            throw new ApiProblem(ProblemType.CODE_INVALID,
                    new Text("帳號、一次性代碼或令牌碼不符，或已使用、已逾期。",
                            "Login, one-time code and token code do not fit together, or the code is used or too old."));
        }
    }

    private record Pending(String displayName, String tokenSerial) {}

    private Optional<Pending> pending(Handle handle, Activation activation) {
        return handle.createQuery("""
                SELECT display_name, token_serial FROM app_user
                WHERE login = :login AND code_hash = :hash AND code_expires_at > :now AND disabled_at IS NULL""")
                .bind("login", activation.login())
                .bind("hash", Secrets.hashCode(activation.code()))
                .bind("now", clock.millis())
                .map((row, context) -> new Pending(row.getString("display_name"), row.getString("token_serial")))
                .findOne();
    }

    private boolean setPassword(Handle handle, Activation activation, String hash) {
        return handle.createUpdate("""
                UPDATE app_user SET password_hash = :password, code_hash = NULL, code_expires_at = NULL,
                  activated_at = :now
                WHERE login = :login AND code_hash = :code AND disabled_at IS NULL""")
                .bind("password", hash)
                .bind("login", activation.login())
                .bind("code", Secrets.hashCode(activation.code()))
                .bind("now", clock.millis())
                .execute() == 1;
    }

    /// Ends a person's access: the token card dies with it, and every session ends at once.
    ///
    /// @param reason why, for the audit log
    /// @param role role of who ends it: an administrator's access is ended by administrators alone, and never the last
    ///        one's that can sign in
    /// @throws ApiProblem NOT_FOUND, FORBIDDEN, or STATE_CONFLICT for the last administrator
    public void deactivate(String login, String reason, Role role, Actor by) {
        database.write(handle -> {
            Ending user = handle.createQuery("SELECT token_serial, role FROM app_user WHERE login = :login")
                    .bind("login", login)
                    .map((row, _) -> new Ending(row.getString(1), Role.valueOf(row.getString(2))))
                    .findOne()
                    .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                            new Text("查無此帳號。", "There is no such user.")));
            if (user.role() == Role.ADMINISTRATOR) {
                requireMayEndAdministrator(handle, login, role);
            }
            handle.createUpdate("""
                    UPDATE app_user SET disabled_at = COALESCE(disabled_at, :now), code_hash = NULL
                    WHERE login = :login""").bind("now", clock.millis()).bind("login", login).execute();
            cards.revoke(handle, user.tokenSerial());
            handle.createUpdate("DELETE FROM user_session WHERE login = :login").bind("login", login).execute();
            audit.append(handle, by.event("USER_DEACTIVATED", login, "OK", Map.of("reason", reason)));
            return null;
        });
    }

    private record Ending(String tokenSerial, Role role) {}

    /// The rows are locked: two administrators who end each other at the same moment must not both succeed.
    private void requireMayEndAdministrator(Handle handle, String login, Role by) {
        if (by != Role.ADMINISTRATOR) {
            throw new ApiProblem(ProblemType.FORBIDDEN, new Text("僅系統管理者可停用系統管理者。",
                    "Only an administrator deactivates administrators."));
        }
        List<String> administrators = handle.createQuery("""
                SELECT login FROM app_user
                WHERE role = 'ADMINISTRATOR' AND activated_at IS NOT NULL AND disabled_at IS NULL
                ORDER BY login""" + database.dialect().forUpdate()).mapTo(String.class).list();
        if (administrators.stream().allMatch(login::equals)) {
            throw new ApiProblem(ProblemType.STATE_CONFLICT,
                    new Text("此為最後一位可登入之系統管理者，不得停用；請先登錄並啟用另一位。",
                            "This is the last administrator who can sign in. Register and activate another one first."));
        }
    }

    /// Text that goes into a key is cut to a length the key has room for.
    static String cut(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
