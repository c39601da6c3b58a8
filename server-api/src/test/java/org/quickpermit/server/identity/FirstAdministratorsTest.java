package org.quickpermit.server.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.tls.Authority;

import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FirstAdministratorsTest {
    private static final String SERVER = "https://localhost:8443";

    @TempDir
    private Path folder = Path.of("");

    /// What failed after the account was made left one that counted, with a code nobody had seen.
    @OnEachDatabase
    void account_card_and_ticket_are_made_together_or_not_at_all(Database database) {
        FirstAdministrators first = firstAdministrators(database);
        database.write(handle -> handle.execute("ALTER TABLE device RENAME TO device_away"));

        assertThatThrownBy(() -> first.open(SERVER)).isNotNull();

        assertThat(count(database, "SELECT COUNT(*) FROM app_user")).isZero();
        assertThat(count(database, "SELECT COUNT(*) FROM token_card")).isZero();
        assertThat(count(database, "SELECT COUNT(*) FROM audit_entry")).isZero();
        database.write(handle -> handle.execute("ALTER TABLE device_away RENAME TO device"));
        assertThat(first.open(SERVER)).isPresent();
        assertThat(first.open(SERVER)).isEmpty();
    }

    @OnEachDatabase
    void a_new_code_ends_the_old_one_until_an_administrator_has_activated(Database database) {
        FirstAdministrators first = firstAdministrators(database);
        FirstAdministrator lost = first.open(SERVER).orElseThrow();

        FirstAdministrator renewed = first.renew(SERVER).orElseThrow();

        assertThat(renewed.code()).isNotEqualTo(lost.code());
        assertThat(count(database, "SELECT COUNT(*) FROM app_user WHERE code_hash = '"
                + Secrets.hashCode(renewed.code()) + "'")).isEqualTo(1);
        assertThat(count(database, "SELECT COUNT(*) FROM app_user")).isEqualTo(1);
        assertThat(count(database, "SELECT COUNT(*) FROM token_card WHERE revoked_at IS NULL")).isEqualTo(1);
        assertThat(count(database, "SELECT COUNT(*) FROM device WHERE code_hash IS NOT NULL")).isEqualTo(1);
        database.write(handle -> handle.execute("UPDATE app_user SET activated_at = 1, code_hash = NULL"));
        assertThat(first.renew(SERVER)).isEmpty();
        assertThat(first.open(SERVER)).isEmpty();
    }

    private FirstAdministrators firstAdministrators(Database database) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        AuditLog audit = new AuditLog(clock, database.dialect());
        TokenCards cards = new TokenCards(new SeedVault(folder.resolve("token-seeds.key"), random), clock);
        Users users = new Users(database, audit, new Agencies(), (_, _) -> false, cards, new Passwords(random), clock,
                random);
        Enrolments enrolments = new Enrolments(database, audit, new Authority(folder, clock, random), new Agencies(),
                (_, _) -> Optional.empty(), clock, random);
        return new FirstAdministrators(database, users, enrolments, cards, clock, random);
    }

    private static long count(Database database, String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
