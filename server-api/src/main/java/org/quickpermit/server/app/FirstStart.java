package org.quickpermit.server.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.identity.Enrolments;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Users;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Role;

import org.bouncycastle.util.encoders.Base32;

/// Opens an installation that has no administrator. There is no default account: the first administrator gets a one-time
/// code, a token seed and a workstation's ticket, each good once and for a day. Unused, they are replaced at the next
/// start after they ran out.
final class FirstStart {
    private static final String LOGIN = "administrator";
    private static final int SEED_BYTES = 20;

    private final Database database;
    private final Enrolments enrolments;
    private final Users users;
    private final TokenCards cards;
    private final Clock clock;
    private final SecureRandom random;

    FirstStart(Database database, Enrolments enrolments, Users users, TokenCards cards, Clock clock,
            SecureRandom random) {
        this.database = database;
        this.enrolments = enrolments;
        this.users = users;
        this.cards = cards;
        this.clock = clock;
        this.random = random;
    }

    /// @param server address for the ticket
    /// @return what to hand over, or nothing when the installation has an administrator or a code still runs
    Optional<FirstAdministrator> run(String server) {
        boolean needed = database.write(handle -> {
            handle.createUpdate("""
                    DELETE FROM app_user
                    WHERE login = :login AND activated_at IS NULL AND code_expires_at <= :now""")
                    .bind("login", LOGIN)
                    .bind("now", clock.millis())
                    .execute();
            return handle.createQuery("SELECT COUNT(*) FROM app_user WHERE role = 'ADMINISTRATOR'").mapTo(Long.class)
                    .one() == 0;
        });
        if (!needed) {
            return Optional.empty();
        }
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String serial = "FIRST-" + clock.millis();
        database.write(handle -> cards.add(handle, List.of(new TokenCards.Card(serial, seed))));
        ActivationCode code = users.register(
                new NewUser(LOGIN, "Administrator", Role.ADMINISTRATOR, null, null, serial), Actor.SYSTEM);
        EnrolmentTicket ticket = enrolments.announce(
                new NewDevice(DeviceKind.WORKSTATION, "First workstation", null, null), server, Actor.SYSTEM);
        return Optional.of(new FirstAdministrator(LOGIN, code.code(), code.expiresAt(), Base32.toBase32String(seed),
                ticket));
    }
}
