package org.quickpermit.installers.remote;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

import org.quickpermit.server.app.Administration;
import org.quickpermit.server.app.ServerApplication;
import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;

import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;

/// A server inside this Java machine, for setting up what a bench or a demo starts from: agencies, machines with their
/// tickets, people with their cards. Machines enrol and people activate over real HTTPS all the same.
public final class Installation implements AutoCloseable {
    private static final String PASSWORD = "teal-lantern-41-harbour";
    private static final int SEED_BYTES = 20;
    private final ServerApplication application;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private Installation(ServerApplication application, Clock clock) {
        this.application = application;
        this.clock = clock;
    }

    /// Starts the server.
    ///
    /// @param config its configuration
    /// @param clock its time, in the zone Asia/Taipei
    public static Installation open(ServerConfig config, Clock clock) {
        return new Installation(ServerApplication.start(config, clock), clock);
    }

    /// The server.
    public ServerApplication application() {
        return application;
    }

    /// The server's time.
    public Clock clock() {
        return clock;
    }

    /// Designates an agency.
    public void designate(String id, Text name, NewAgency.Region region) {
        administration().designations().designate(new NewAgency(id, name, region), Actor.SYSTEM);
    }

    /// Announces a machine.
    ///
    /// @return its ticket
    public EnrolmentTicket announce(NewDevice device) {
        return administration().enrolments().announce(device, application.address(), Actor.SYSTEM);
    }

    /// Enrols a machine with a ticket.
    ///
    /// @return its key and certificate
    public MachineIdentity enrol(EnrolmentTicket ticket) throws GeneralSecurityException, IOException {
        return MachineIdentity.enrol(ticket).identity();
    }

    /// A client that calls as a machine.
    public ApiClient client(MachineIdentity machine) {
        return ApiClient.of(URI.create(application.address()), machine);
    }

    /// Registers a person with a new token card, who then sets the password at a machine.
    ///
    /// @param device any enrolled machine
    public Person register(String login, String displayName, Role role, @Nullable String agencyId,
            @Nullable String stationId, ApiClient device) throws InterruptedException {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String serial = "CARD-" + login.replaceAll("[^A-Za-z0-9]", "-");
        application.platform().database().write(handle -> administration().cards().add(handle,
                List.of(new TokenCards.Card(serial, seed))));
        ActivationCode code = administration().users().register(
                new NewUser(login, displayName, role, agencyId, stationId, serial), Actor.SYSTEM);
        Person person = new Person(login, PASSWORD, TokenCard.ofBase32(Base32.toBase32String(seed)));
        device.post(Api.ACTIVATIONS, null,
                new Activation(login, code.code(), PASSWORD, person.nextCode(clock)), String.class).orFail();
        return person;
    }

    private Administration administration() {
        return application.administration();
    }

    @Override
    public void close() {
        application.close();
    }
}
