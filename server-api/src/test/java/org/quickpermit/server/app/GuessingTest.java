package org.quickpermit.server.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.platform.db.Dialect;
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

    /// Row 8: guesses that are all on the way before the first is judged count all the same.
    @Test
    void sixty_four_guesses_at_once_get_no_more_tries_than_one_after_the_other() throws Exception {
        TestClient terminal = server.terminal("parallel");
        TestServer.Person clerk = server.person(terminal, Role.AGENCY_CLERK, "parallel", null);
        String code = server.token(clerk);
        long hashes = hashes();
        List<TestClient.Answer> answers = atOnce(64, guess -> terminal.post(Api.SESSIONS,
                new SignIn(clerk.login(), "guess number " + guess, code)));
        assertThat(answers).filteredOn(answer -> answer.problem().equals("sign-in-failed")).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.problem().equals("too-many-attempts")).hasSize(59);
        assertThat(hashes() - hashes).isEqualTo(5);

        server.clock().advance(Duration.ofMinutes(16));
        answers = atOnce(64, _ -> terminal.post(Api.ACTIVATIONS,
                new Activation(clerk.login(), "AAAA-BBBB-CCCC", TestServer.PASSWORD, code)));
        assertThat(answers).filteredOn(answer -> answer.problem().equals("code-invalid")).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.problem().equals("too-many-attempts")).hasSize(59);
    }

    private static List<TestClient.Answer> atOnce(int times, IntFunction<TestClient.Answer> call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<TestClient.Answer>> calls = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                int number = i;
                calls.add(executor.submit(() -> {
                    start.await();
                    return call.apply(number);
                }));
            }
            start.countDown();
        }
        List<TestClient.Answer> answers = new ArrayList<>();
        for (Future<TestClient.Answer> one : calls) {
            answers.add(one.get());
        }
        return answers;
    }

    /// Row 9: the same words and the same work for an unknown login, one that ended, a wrong password and a wrong code. The
    /// hash is what takes time; hashes are counted, since time itself depends on the machine.
    @Test
    void an_unknown_login_a_wrong_password_and_a_wrong_code_look_alike_and_cost_alike() {
        TestClient terminal = server.terminal("alike");
        TestServer.Person person = server.person(terminal, Role.AGENCY_CLERK, "alike", null);
        TestServer.Person ended = server.person(terminal, Role.AGENCY_CLERK, "alike", null);
        server.application().administration().users().deactivate(ended.login(), "left", Role.BUREAU_OFFICER,
                Actor.SYSTEM);
        TestServer.Registered registered = server.register(Role.AGENCY_CLERK, "alike", null);
        TestServer.Person elsewhere = server.person(server.terminal("other"), Role.AGENCY_CLERK, "other", null);
        String code = server.token(person);
        List<String> texts = new ArrayList<>();
        for (SignIn signIn : List.of(new SignIn("no.such.person", "some long password", code),
                new SignIn(person.login(), "some long password", code),
                new SignIn(person.login(), TestServer.PASSWORD, "000000"),
                new SignIn(ended.login(), TestServer.PASSWORD, server.token(ended)),
                new SignIn(registered.person().login(), TestServer.PASSWORD, server.token(registered.person())),
                new SignIn(elsewhere.login(), TestServer.PASSWORD, server.token(elsewhere)))) {
            long hashes = hashes();
            texts.add(terminal.post(Api.SESSIONS, signIn).text());
            assertThat(hashes() - hashes).as(signIn.login()).isEqualTo(1);
        }
        assertThat(texts.stream().map(text -> text.replaceAll("\"instance\":\"[^\"]*\"", "")).distinct()).hasSize(1);
    }

    private long hashes() {
        return (long) server.application().platform().meters().get("password.hashes").functionCounter().count();
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
