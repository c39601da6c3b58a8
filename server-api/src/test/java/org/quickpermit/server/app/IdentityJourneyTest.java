package org.quickpermit.server.app;

import java.time.Duration;

import org.quickpermit.server.identity.FirstAdministrator;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;

import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("QP-2")
@Tag("RU-2")
class IdentityJourneyTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start(dialect());
    }

    /// The engine the server works on; every test of this class runs on both.
    Dialect dialect() {
        return Dialect.SQLITE;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Row 10: no default account; the first administrator's code is single-use.
    @Test
    void the_first_administrator_opens_the_installation_and_sets_up_an_agency() {
        FirstAdministrator first = server.application().firstAdministrator().orElseThrow();
        TestClient workstation = server.enrol(first.ticket());
        TestServer.Person person = new TestServer.Person(first.login(), Base32.decode(first.tokenSeed()));
        Activation activation = new Activation(first.login(), first.code(), TestServer.PASSWORD, server.token(person));
        assertThat(workstation.post(Api.ACTIVATIONS, activation).status()).isEqualTo(204);
        assertThat(workstation.post(Api.ACTIVATIONS, new Activation(first.login(), first.code(), TestServer.PASSWORD,
                server.token(person))).problem()).isEqualTo("code-invalid");

        TestClient administrator = server.signIn(workstation, person);
        assertThat(administrator.post(Api.AGENCIES,
                new NewAgency("kangtai", new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG)).status())
                .isEqualTo(201);
        EnrolmentTicket ticket = administrator.post(Api.DEVICES,
                NewDevice.of(DeviceKind.TERMINAL, "Counter 1", "kangtai")).as(EnrolmentTicket.class);
        assertThat(ticket.server()).isEqualTo(server.application().address());
        TestClient terminal = server.enrol(ticket);
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "kangtai", null);
        TestClient signedIn = server.signIn(terminal, clerk);
        Session session = signedIn.get(Api.CURRENT_SESSION).as(Session.class);
        assertThat(session.agencyName()).isEqualTo(new Text("康泰旅行社", "Kangtai Travel"));
        assertThat(session.role()).isEqualTo(Role.AGENCY_CLERK);
    }

    /// Row 2: a code is accepted once.
    @Test
    void a_token_code_opens_one_session_only() {
        TestClient terminal = server.terminal("once");
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "once", null);
        SignIn signIn = new SignIn(clerk.login(), TestServer.PASSWORD, server.token(clerk));
        assertThat(terminal.post(Api.SESSIONS, signIn).status()).isEqualTo(201);
        assertThat(terminal.post(Api.SESSIONS, signIn).problem()).isEqualTo("sign-in-failed");
    }

    /// Row 11: idle 15 minutes, absolute 8 hours, sign-out kills.
    @Test
    void a_session_ends_when_idle_when_old_and_when_signed_out() {
        TestClient terminal = server.terminal("sessions");
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "sessions", null);

        TestClient idle = server.signIn(terminal, clerk);
        server.clock().advance(Duration.ofMinutes(14));
        assertThat(idle.get(Api.CURRENT_SESSION).status()).isEqualTo(200);
        server.clock().advance(Duration.ofMinutes(14));
        assertThat(idle.get(Api.CURRENT_SESSION).status()).isEqualTo(200);
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(idle.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");

        TestClient old = server.signIn(terminal, clerk);
        for (int minutes = 0; minutes < 8 * 60 - 5; minutes += 14) {
            assertThat(old.get(Api.CURRENT_SESSION).status()).isEqualTo(200);
            server.clock().advance(Duration.ofMinutes(14));
        }
        server.clock().advance(Duration.ofMinutes(5));
        assertThat(old.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");

        TestClient out = server.signIn(terminal, clerk);
        assertThat(out.delete(Api.CURRENT_SESSION).status()).isEqualTo(204);
        assertThat(out.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
    }

    /// Row 34: a session belongs to the device whose certificate opened it.
    @Test
    void a_session_does_not_work_from_another_terminal_of_the_same_agency() {
        TestClient first = server.terminal("bound");
        TestClient second = server.terminal("bound");
        TestServer.Person clerk = server.person(first, Role.AGENCY_CLERK, "bound", null);
        Session session = first.post(Api.SESSIONS,
                new SignIn(clerk.login(), TestServer.PASSWORD, server.token(clerk))).as(Session.class);
        assertThat(first.with(session).get(Api.CURRENT_SESSION).status()).isEqualTo(200);
        assertThat(second.with(session).get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
    }

    /// Row 31: a clerk cannot sign in at another agency's terminal.
    @Test
    void a_clerk_cannot_sign_in_at_another_agency() {
        TestClient own = server.terminal("own");
        TestClient other = server.terminal("other");
        TestServer.Person clerk = server.person(own, Role.AGENCY_CLERK, "own", null);
        assertThat(other.post(Api.SESSIONS, new SignIn(clerk.login(), TestServer.PASSWORD, server.token(clerk)))
                .problem()).isEqualTo("sign-in-failed");
    }

    /// Rows 5, 12 and 33: ending a person's access ends the sessions with the next call.
    @Test
    void a_deactivated_user_is_out_at_once_and_for_good() {
        TestClient terminal = server.terminal("ended");
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "ended", null);
        TestClient signedIn = server.signIn(terminal, clerk);
        TestClient officer = server.bureau(Role.BUREAU_OFFICER);
        assertThat(officer.post(Api.path(Api.USER_DEACTIVATION, clerk.login()), new Revocation("token card lost"))
                .status()).isEqualTo(204);
        assertThat(signedIn.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
        assertThat(terminal.post(Api.SESSIONS, new SignIn(clerk.login(), TestServer.PASSWORD, server.token(clerk)))
                .problem()).isEqualTo("sign-in-failed");
        assertThat(reasons("USER_DEACTIVATED", clerk.login())).isEqualTo("reason=token card lost");
    }

    private String reasons(String action, String subject) {
        return server.application().platform().database().read(handle -> handle
                .createQuery("SELECT details FROM audit_entry WHERE action = :action AND subject = :subject")
                .bind("action", action).bind("subject", subject).mapTo(String.class).one());
    }

    /// Row 34: a revoked device is out at once.
    @Test
    void a_revoked_device_is_out_with_its_next_call() {
        TestClient terminal = server.terminal("revoked");
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "revoked", null);
        TestClient signedIn = server.signIn(terminal, clerk);
        TestClient officer = server.bureau(Role.BUREAU_OFFICER);
        assertThat(officer.post(Api.path(Api.DEVICE_REVOCATION, terminal.deviceId()), new Revocation("stolen"))
                .status()).isEqualTo(204);
        assertThat(signedIn.get(Api.CURRENT_SESSION).problem()).isEqualTo("client-certificate-required");
        assertThat(reasons("DEVICE_REVOKED", terminal.deviceId())).isEqualTo("reason=stolen");
    }

    @Test
    void administrators_are_ended_by_administrators_and_never_the_last_one() {
        try (TestServer own = TestServer.start()) {
            TestClient workstation = own.workstation();
            TestServer.Person first = own.person(workstation, Role.ADMINISTRATOR, null, null);
            TestClient administrator = own.signIn(workstation, first);
            String endFirst = Api.path(Api.USER_DEACTIVATION, first.login());
            Revocation left = new Revocation("left the bureau");

            assertThat(own.bureau(Role.BUREAU_OFFICER).post(endFirst, left).problem()).isEqualTo("forbidden");
            assertThat(administrator.post(endFirst, left).problem()).isEqualTo("state-conflict");
            // Somebody who never activated the account cannot sign in, so does not count.
            own.register(Role.ADMINISTRATOR, null, null);
            assertThat(administrator.post(endFirst, left).problem()).isEqualTo("state-conflict");
            assertThat(administrator.get(Api.CURRENT_SESSION).status()).isEqualTo(200);

            TestServer.Person second = own.person(workstation, Role.ADMINISTRATOR, null, null);
            TestClient successor = own.signIn(workstation, second);
            assertThat(successor.post(endFirst, left).status()).isEqualTo(204);
            assertThat(administrator.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
            assertThat(successor.post(Api.path(Api.USER_DEACTIVATION, second.login()), left).problem())
                    .isEqualTo("state-conflict");
        }
    }

    @Test
    void an_officer_cannot_make_an_administrator() {
        TestClient officer = server.bureau(Role.BUREAU_OFFICER);
        TestClient.Answer answer = officer.post(Api.USERS,
                new NewUser("sneaky", "Sneaky", Role.ADMINISTRATOR, null, null, "CARD-X"));
        assertThat(answer.problem()).isEqualTo("invalid-fields");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/role");
    }
}
