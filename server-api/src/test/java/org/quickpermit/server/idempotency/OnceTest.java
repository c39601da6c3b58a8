package org.quickpermit.server.idempotency;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Revocation;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("QP-3")
class OnceTest {
    private static final IdempotencyKey KEY = new IdempotencyKey("k".repeat(16));
    private static final IdempotencyKey LONGEST = new IdempotencyKey("k".repeat(64));

    private static Once once(Database database) {
        return new Once(database, Clock.systemUTC());
    }

    private static Once.Deed writing(Once once, AtomicInteger times, Object body) {
        return handle -> {
            handle.execute("INSERT INTO installation (name, value) VALUES (?, 'x')", "deed " + times.incrementAndGet());
            return once.answer(201, body);
        };
    }

    private static long deeds(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM installation WHERE name LIKE 'deed %'")
                .mapTo(Long.class).one());
    }

    @OnEachDatabase
    void the_answer_is_kept_to_the_byte_with_the_rarest_characters(Database database) {
        Once once = once(database);
        AtomicInteger times = new AtomicInteger();
        Once.Request request = once.request("s".repeat(100), LONGEST, "op", new Cancellation("a"));
        StoredAnswer first = once.perform(request, writing(once, times,
                Map.of("text", "𠮷𨋢 \u2028 \u0001 \" \\ é é %_'", "long", "龘".repeat(50_000))));

        assertThat(once(database).perform(request, writing(once, times, "another"))).isEqualTo(first);
        assertThat(once.before(request)).contains(first);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json()).contains("𠮷𨋢", "龘".repeat(50_000));
        assertThat(deeds(database)).isEqualTo(1);
    }

    @OnEachDatabase
    void keys_of_different_scopes_and_spellings_never_meet(Database database) {
        Once once = once(database);
        AtomicInteger times = new AtomicInteger();
        for (String scope : List.of("agency kangtai", "agency haojiang", "agency Kangtai", "agency kangtai ",
                "device")) {
            for (IdempotencyKey key : List.of(KEY, LONGEST, new IdempotencyKey("K".repeat(16)))) {
                Once.Request request = once.request(scope, key, "op", new Cancellation("a"));
                assertThat(once.before(request)).isEmpty();
                once.perform(request, writing(once, times, times.get()));
            }
        }
        assertThat(deeds(database)).isEqualTo(15);
    }

    @OnEachDatabase
    void answers_older_than_a_moment_are_forgotten_however_many_and_younger_ones_are_not(Database database) {
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        Once old = new Once(database, Clock.fixed(now.minusMillis(1), ZoneOffset.UTC));
        Once young = new Once(database, Clock.fixed(now, ZoneOffset.UTC));
        AtomicInteger times = new AtomicInteger();
        for (int i = 0; i < 450; i++) {
            old.perform(old.request("old " + i, KEY, "op", new Cancellation("a")), writing(old, times, "old"));
        }
        Once.Request kept = young.request("young", KEY, "op", new Cancellation("a"));
        StoredAnswer answer = young.perform(kept, writing(young, times, "young"));

        assertThat(young.forget(now)).isEqualTo(450);
        assertThat(young.forget(now)).isZero();
        assertThat(young.before(kept)).contains(answer);
        assertThat(young.before(young.request("old 7", KEY, "op", new Cancellation("a")))).isEmpty();
    }

    @OnEachDatabase
    void another_body_or_operation_under_the_key_is_refused_and_does_nothing(Database database) {
        Once once = once(database);
        AtomicInteger times = new AtomicInteger();
        once.perform(once.request("s", KEY, "op", new Cancellation("a")), writing(once, times, "done"));
        for (Once.Request other : List.of(once.request("s", KEY, "op", new Cancellation("b")),
                once.request("s", KEY, "op2", new Cancellation("a")),
                once.request("s", KEY, "op", new Cancellation("a ")))) {
            assertThatThrownBy(() -> once.perform(other, writing(once, times, "again"))).isInstanceOfSatisfying(
                    ApiProblem.class, e -> assertThat(e.type()).isEqualTo(ProblemType.IDEMPOTENCY_KEY_REUSED));
            assertThatThrownBy(() -> once.before(other)).isInstanceOf(ApiProblem.class);
        }
        // Two messages that say the same are the same request.
        assertThat(once.request("s", KEY, "op", new Revocation("a")))
                .isEqualTo(once.request("s", KEY, "op", new Cancellation("a")));
        assertThat(deeds(database)).isEqualTo(1);
    }

    @OnEachDatabase
    void a_deed_that_fails_leaves_nothing_behind_and_its_key_free(Database database) {
        Once once = once(database);
        AtomicInteger times = new AtomicInteger();
        Once.Request request = once.request("s", KEY, "op", new Cancellation("a"));
        assertThatThrownBy(() -> once.perform(request, handle -> {
            writing(once, times, "x").perform(handle);
            throw new IllegalStateException("broken in the middle");
        })).hasMessage("broken in the middle");
        assertThat(deeds(database)).isZero();
        assertThat(once.before(request)).isEmpty();
        assertThat(once.perform(request, writing(once, times, "now")).json()).isEqualTo("\"now\"");
    }

    /// What a row that only one may have is taken by another request while the deed runs: the deed looks again, and tells.
    @OnEachDatabase
    void a_deed_beaten_to_what_there_is_once_runs_again_and_sees_it_taken(Database database) {
        Once once = once(database);
        AtomicInteger runs = new AtomicInteger();
        database.write(handle -> handle.execute("INSERT INTO installation (name, value) VALUES ('taken', 'x')"));
        StoredAnswer answer = once.perform(once.request("s", KEY, "op", new Cancellation("a")), handle -> {
            if (runs.incrementAndGet() == 1) {
                handle.execute("INSERT INTO installation (name, value) VALUES ('taken', 'y')");
            }
            return once.answer(200, "taken");
        });
        assertThat(answer.json()).isEqualTo("\"taken\"");
        assertThat(runs).hasValue(2);

        assertThatThrownBy(() -> once.perform(once.request("s", LONGEST, "op", new Cancellation("a")), handle -> {
            runs.incrementAndGet();
            handle.execute("INSERT INTO installation (name, value) VALUES ('taken', 'y')");
            return once.answer(200, "never");
        })).satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
        assertThat(runs).hasValue(4);
    }
}
