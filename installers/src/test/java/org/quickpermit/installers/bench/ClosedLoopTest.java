package org.quickpermit.installers.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClosedLoopTest {
    private static final long MILLI = 1_000_000;

    @Test
    void percentiles_are_the_nearest_rank_of_every_latency() {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (200 - i) * MILLI;
        }

        Measured measured = Measured.of("op", nanos, Duration.ofSeconds(4));

        assertThat(measured).isEqualTo(new Measured("op", 50.0, 100.0, 198.0, 200.0, 200));
    }

    @Test
    void every_client_opens_works_and_closes_in_its_own_thread() throws InterruptedException {
        Set<Integer> opened = ConcurrentHashMap.newKeySet();
        AtomicInteger closed = new AtomicInteger();

        Measured measured = new ClosedLoop(3, Duration.ZERO, Duration.ofMillis(50)).run("op", number -> {
            opened.add(number);
            Thread owner = Thread.currentThread();
            return new ClosedLoop.Operation() {
                @Override
                public void run() throws InterruptedException {
                    assertThat(Thread.currentThread()).isSameAs(owner);
                    Thread.sleep(1);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });

        assertThat(opened).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(closed).hasValue(3);
        assertThat(measured.operations()).isPositive();
    }

    @Test
    void turns_measure_every_subject_in_slices_one_after_the_other() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());

        List<Measured> results = new ClosedLoop(1, Duration.ZERO, Duration.ofMillis(90)).inTurns(
                List.of(subject("a", order), subject("b", order)), 3);

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
        assertThat(results).extracting(Measured::name).containsExactly("a", "b");
        assertThat(results).allMatch(result -> result.operations() >= 3);
    }

    @Test
    void every_subject_is_warmed_up_before_the_first_is_measured() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());

        new ClosedLoop(1, Duration.ofMillis(40), Duration.ofMillis(40)).inTurns(
                List.of(subject("a", order), subject("b", order)), 2);

        assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
    }

    private static ClosedLoop.Subject subject(String name, List<String> order) {
        return new ClosedLoop.Subject(name, number -> {
            order.add(name);
            return () -> Thread.sleep(1);
        });
    }

    @Test
    void a_wrong_answer_ends_the_bench_instead_of_counting_as_speed() {
        assertThatThrownBy(
                () -> new ClosedLoop(1, Duration.ZERO, Duration.ofMillis(50)).run("op", number -> () -> {
                    throw new IllegalStateException("refused");
                })).isInstanceOf(IllegalStateException.class).hasMessageContaining("op").hasRootCauseMessage("refused");
    }

    @Test
    void a_result_of_nothing_is_no_result() {
        assertThatThrownBy(() -> Measured.of("op", new long[0], Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("measure longer");
    }
}
