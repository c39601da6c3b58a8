package org.quickpermit.server.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class ThrottleTest {
    private static final Instant START = Instant.parse("2026-11-22T01:00:00Z");

    private static Throttle at(Duration later) {
        return new Throttle(Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private static Optional<Duration> reserve(Database database, Duration later) {
        return database.write(handle -> at(later).reserve(handle, "scope", "device-1"));
    }

    @OnEachDatabase
    void of_many_attempts_at_once_five_are_let_through(Database database) throws Exception {
        List<Future<Optional<Duration>>> attempts = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                attempts.add(executor.submit(() -> reserve(database, Duration.ZERO)));
            }
        }
        int through = 0;
        for (Future<Optional<Duration>> attempt : attempts) {
            through += attempt.get().isEmpty() ? 1 : 0;
        }
        assertThat(through).isEqualTo(5);
    }

    @OnEachDatabase
    void waits_double_up_to_a_quarter_of_an_hour_and_whoever_is_turned_away_is_not_counted(Database database) {
        Duration now = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            assertThat(reserve(database, now)).isEmpty();
        }
        for (long seconds : List.of(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L)) {
            assertThat(reserve(database, now)).contains(Duration.ofSeconds(seconds));
            assertThat(reserve(database, now.plusSeconds(seconds).minusMillis(1))).contains(Duration.ofMillis(1));
            now = now.plusSeconds(seconds);
            assertThat(reserve(database, now)).isEmpty();
        }
    }

    @OnEachDatabase
    void a_device_that_invents_logins_fills_nothing_and_makes_no_other_device_wait(Database database) {
        for (int i = 0; i < 3 * Throttle.ACCOUNTS_PER_DEVICE; i++) {
            String invented = "nobody-" + i;
            Optional<Duration> wait = database.write(handle -> at(Duration.ZERO).reserve(handle, invented, "device-1"));
            assertThat(wait.isPresent()).as(invented).isEqualTo(i >= Throttle.ACCOUNTS_PER_DEVICE);
        }
        assertThat(rows(database)).isEqualTo(Throttle.ACCOUNTS_PER_DEVICE);
        assertThat(reserve(database, Duration.ZERO)).contains(Duration.ofMinutes(30).plusMillis(1));
        assertThat(database.<Optional<Duration>, RuntimeException>write(
                handle -> at(Duration.ZERO).reserve(handle, "nobody-0", "device-1"))).isEmpty();
        assertThat(database.<Optional<Duration>, RuntimeException>write(
                handle -> at(Duration.ZERO).reserve(handle, "clerk", "device-2"))).isEmpty();

        assertThat(reserve(database, Duration.ofMinutes(30).plusMillis(1))).isEmpty();
        assertThat(rows(database)).as("what is forgotten is gone, whose ever it was").isEqualTo(1);
    }

    private static long rows(Database database) {
        return database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM failed_attempt").mapTo(Long.class).one());
    }

    @OnEachDatabase
    void success_and_half_an_hour_of_quiet_forget_the_failures(Database database) {
        for (int i = 0; i < 5; i++) {
            reserve(database, Duration.ZERO);
        }
        Duration quiet = Duration.ofMinutes(30).plusMillis(1);
        for (int i = 0; i < 5; i++) {
            assertThat(reserve(database, quiet)).isEmpty();
        }
        assertThat(reserve(database, quiet)).isPresent();
        database.write(handle -> {
            at(quiet).succeeded(handle, "scope");
            return null;
        });
        assertThat(reserve(database, quiet)).isEmpty();
    }
}
