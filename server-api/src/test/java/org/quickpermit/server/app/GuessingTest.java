package org.quickpermit.server.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.wire.Activation;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SignIn;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// What somebody who guesses gets to know, and how long it takes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessingTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Row 8: five failures are free, then the wait grows; the right password waits too; other terminals do not; time heals.
    @Test
    void guessing_waits_longer_and_longer_at_that_machine_only() {
        TestClient guessed = server.terminal("guessed");
        TestClient other = server.terminal("guessed");
        TestServer.Person clerk = server.person(guessed, Role.AGENCY_CLERK, "guessed", null);
        for (int i = 0; i < 5; i++) {
            assertThat(attempt(guessed, clerk, "wrong").problem()).isEqualTo("sign-in-failed");
        }
        TestClient.Answer refused = guessed.post(Api.SESSIONS,
                new SignIn(clerk.login(), TestServer.PASSWORD, "000000"));
        assertThat(refused.problem()).isEqualTo("too-many-attempts");
        long first = wait(refused);
        server.clock().advance(Duration.ofSeconds(first + 1));
        assertThat(attempt(guessed, clerk, "wrong").problem()).isEqualTo("sign-in-failed");
        long second = wait(guessed.post(Api.SESSIONS, new SignIn(clerk.login(), "wrong", "000000")));
        assertThat(second).isGreaterThan(first);

        assertThat(attempt(other, clerk, TestServer.PASSWORD).status()).isEqualTo(201);
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(attempt(guessed, clerk, TestServer.PASSWORD).status()).isEqualTo(201);
    }

    private static long wait(TestClient.Answer answer) {
        return Long.parseLong(answer.http().headers().firstValue("retry-after").orElseThrow());
    }

    private TestClient.Answer attempt(TestClient client, TestServer.Person person, String password) {
        return client.post(Api.SESSIONS, new SignIn(person.login(), password, server.token(person)));
    }

    /// Row 9: the same words for an unknown login, a wrong password and a wrong code, and about the same time.
    @Test
    void an_unknown_login_a_wrong_password_and_a_wrong_code_look_alike() {
        TestClient terminal = server.terminal("alike");
        List<TestServer.Person> persons = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            persons.add(server.person(terminal, Role.AGENCY_CLERK, "alike", null));
        }
        List<Long> unknown = new ArrayList<>();
        List<Long> known = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < persons.size(); i++) {
                TestServer.Person person = persons.get(i);
                String code = server.token(person);
                unknown.add(timed(terminal, new SignIn("no.such." + i, "some long password", code), texts));
                known.add(timed(terminal, new SignIn(person.login(), "some long password", code), texts));
            }
        }
        timed(terminal, new SignIn(persons.getFirst().login(), TestServer.PASSWORD, "123450"), texts);
        assertThat(texts.stream().map(text -> text.replaceAll("\"instance\":\"[^\"]*\"", "")).distinct()).hasSize(1);
        // A hash that is spent on one of them only would show as a factor of ten and more.
        double ratio = (double) median(unknown) / median(known);
        assertThat(ratio).isBetween(0.4, 2.5);
    }

    private static long timed(TestClient client, SignIn signIn, List<String> texts) {
        long start = System.nanoTime();
        texts.add(client.post(Api.SESSIONS, signIn).text());
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void an_activation_needs_code_card_and_a_good_password_and_each_refusal_changes_nothing() {
        TestClient terminal = server.terminal("activate");
        TestServer.Registered registered = server.register(Role.AGENCY_CLERK, "activate", null);
        String login = registered.person().login();
        assertThat(terminal.post(Api.ACTIVATIONS, new Activation(login, registered.code(), "password1234",
                server.token(registered.person()))).problem()).isEqualTo("invalid-fields");
        assertThat(terminal.post(Api.ACTIVATIONS, new Activation(login, "WRONG-CODE", TestServer.PASSWORD,
                server.token(registered.person()))).problem()).isEqualTo("code-invalid");
        assertThat(terminal.post(Api.ACTIVATIONS, new Activation(login, registered.code(), TestServer.PASSWORD,
                "000000")).problem()).isEqualTo("code-invalid");
        assertThat(terminal.post(Api.ACTIVATIONS, new Activation(login, registered.code(), TestServer.PASSWORD,
                server.token(registered.person()))).status()).isEqualTo(204);
    }

    /// Row 10: a code runs out after a day.
    @Test
    void codes_run_out_after_a_day() {
        TestClient terminal = server.terminal("late");
        TestServer.Registered registered = server.register(Role.AGENCY_CLERK, "late", null);
        server.clock().advance(Duration.ofHours(25));
        assertThat(terminal.post(Api.ACTIVATIONS, new Activation(registered.person().login(), registered.code(),
                TestServer.PASSWORD, server.token(registered.person()))).problem()).isEqualTo("code-invalid");
    }
}
