package org.quickpermit.server.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Role;

import org.bouncycastle.util.encoders.Base32;
import org.jdbi.v3.core.Handle;

/// Opens an installation that has no administrator. There is no default account: the first administrator gets a one-time
/// code, a token seed and a workstation's ticket, each good once and for a day. Card, account and ticket are made in one
/// transaction, so that a crash leaves all of them or none.
public final class FirstAdministrators {
    private static final String LOGIN = "administrator";
    private static final String WORKSTATION = "First workstation";
    private static final int SEED_BYTES = 20;

    private final Database database;
    private final Users users;
    private final Enrolments enrolments;
    private final TokenCards cards;
    private final Clock clock;
    private final SecureRandom random;

    /// @param database accounts, cards and devices
    /// @param users registers the account
    /// @param enrolments announces the workstation
    /// @param cards takes the card into the stock
    /// @param clock time of the codes
    /// @param random source of the seed
    public FirstAdministrators(Database database, Users users, Enrolments enrolments, TokenCards cards, Clock clock,
            SecureRandom random) {
        this.database = database;
        this.users = users;
        this.enrolments = enrolments;
        this.cards = cards;
        this.clock = clock;
        this.random = random;
    }

    /// Makes the first administrator where the installation has none, or only one whose code ran out unused.
    ///
    /// @param server address for the ticket
    /// @return what to hand over, or nothing when the installation has an administrator or a code still runs
    public Optional<FirstAdministrator> open(String server) {
        return database.write(handle -> {
            withdraw(handle, clock.millis());
            long administrators = handle.createQuery("SELECT COUNT(*) FROM app_user WHERE role = 'ADMINISTRATOR'")
                    .mapTo(Long.class).one();
            return administrators == 0 ? Optional.of(make(handle, server)) : Optional.empty();
        });
    }

    /// Makes the first administrator anew when what was shown is lost: the old code, card and ticket die.
    ///
    /// @param server address for the ticket
    /// @return what to hand over, or nothing when an administrator has signed up already, who lets others in
    public Optional<FirstAdministrator> renew(String server) {
        return database.write(handle -> {
            long activated = handle.createQuery("""
                    SELECT COUNT(*) FROM app_user WHERE role = 'ADMINISTRATOR' AND activated_at IS NOT NULL""")
                    .mapTo(Long.class).one();
            if (activated > 0) {
                return Optional.empty();
            }
            withdraw(handle, Long.MAX_VALUE);
            return Optional.of(make(handle, server));
        });
    }

    private FirstAdministrator make(Handle handle, String server) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String serial = "FIRST-" + Secrets.newCode(random);
        cards.add(handle, List.of(new TokenCards.Card(serial, seed)));
        ActivationCode code = users.register(handle,
                new NewUser(LOGIN, "Administrator", Role.ADMINISTRATOR, null, null, serial), Actor.SYSTEM);
        EnrolmentTicket ticket = enrolments.announce(handle,
                NewDevice.of(DeviceKind.WORKSTATION, WORKSTATION, null), server, Actor.SYSTEM);
        return new FirstAdministrator(LOGIN, code.code(), code.expiresAt(), Base32.toBase32String(seed), ticket);
    }

    /// Takes back an account nobody has activated and whose code ends by a moment, with its card and the tickets beside
    /// it that nobody has used.
    private void withdraw(Handle handle, long codeEndsBy) {
        Optional<String> serial = handle.createQuery("""
                SELECT token_serial FROM app_user
                WHERE login = :login AND activated_at IS NULL AND code_expires_at <= :by""")
                .bind("login", LOGIN).bind("by", codeEndsBy).mapTo(String.class).findOne();
        if (serial.isEmpty()) {
            return;
        }
        handle.createUpdate("DELETE FROM app_user WHERE login = :login").bind("login", LOGIN).execute();
        cards.revoke(handle, serial.get());
        enrolments.withdraw(handle, WORKSTATION);
    }
}
