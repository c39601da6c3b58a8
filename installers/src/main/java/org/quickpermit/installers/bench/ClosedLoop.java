package org.quickpermit.installers.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A closed loop of load: each client sends its next operation when the one before has been answered. Latencies are
/// those seen by the clients, in nanoseconds, every one kept (no histogram, no sampling).
///
/// @param clients how many clients work at once, at least 1
/// @param warmUp how long the loop runs before anything is counted
/// @param measure how long is counted
public record ClosedLoop(int clients, Duration warmUp, Duration measure) {
    /// @throws IllegalArgumentException when there is no client or nothing to measure
    public ClosedLoop {
        if (clients < 1 || measure.isNegative() || measure.isZero() || warmUp.isNegative()) {
            throw new IllegalArgumentException("at least one client and a time to measure are needed");
        }
    }

    /// What a client does once.
    public interface Operation extends AutoCloseable {
        /// Does it once; an exception ends the whole measurement: a wrong answer is never counted as speed.
        void run() throws Exception;

        @Override
        default void close() throws Exception {}
    }

    /// Makes the operation of one client; called in the client's own thread.
    @FunctionalInterface
    public interface Client {
        /// @param number number of the client, from 0
        Operation open(int number) throws Exception;
    }

    /// Runs the loop.
    ///
    /// @param name name of the result
    /// @param client makes each client's operation
    /// @throws IllegalStateException when an operation failed
    public Measured run(String name, Client client) throws InterruptedException {
        return Measured.of(name, Samples.join(slice(name, client, warmUp, measure)), measure);
    }

    /// What is measured under a name.
    ///
    /// @param name name of the result
    /// @param client makes each client's operation
    public record Subject(String name, Client client) {}

    /// Runs several loops in turns, a slice of each after the other and all over again, so that a disk or a neighbour
    /// whose speed moves from minute to minute weighs on all of them alike. Before the first slice each runs for half of
    /// the warm-up in one piece: what is still being compiled then would weigh on the slices that come first. The other half
    /// is divided among the slices, so that each finds the processor's and the system's caches as it left them.
    ///
    /// @param subjects what is measured
    /// @param rounds how many slices each is measured in
    /// @return a result for each subject, in their order
    /// @throws IllegalStateException when an operation failed
    public List<Measured> inTurns(List<Subject> subjects, int rounds) throws InterruptedException {
        List<List<Samples>> samples = new ArrayList<>();
        subjects.forEach(subject -> samples.add(new ArrayList<>()));
        Duration slice = measure.dividedBy(rounds);
        Duration half = warmUp.dividedBy(2);
        if (!half.isZero()) {
            for (Subject subject : subjects) {
                slice(subject.name(), subject.client(), half, Duration.ZERO);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                Subject subject = subjects.get(i);
                samples.get(i).addAll(slice(subject.name(), subject.client(), half.dividedBy(rounds), slice));
            }
        }
        List<Measured> results = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            results.add(Measured.of(subjects.get(i).name(), Samples.join(samples.get(i)),
                    slice.multipliedBy(rounds)));
        }
        return results;
    }

    private List<Samples> slice(String name, Client client, Duration before, Duration counted)
            throws InterruptedException {
        long start = System.nanoTime();
        long countFrom = start + before.toNanos();
        long end = countFrom + counted.toNanos();
        List<Future<Samples>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients,
                Thread.ofPlatform().name("bench-client-", 0).factory())) {
            for (int number = 0; number < clients; number++) {
                int own = number;
                running.add(threads.submit(() -> loop(client, own, countFrom, end)));
            }
            List<Samples> all = new ArrayList<>();
            for (Future<Samples> one : running) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an operation of the bench \"" + name + "\" failed", e.getCause());
        }
    }

    private static Samples loop(Client client, int number, long countFrom, long end) throws Exception {
        Samples samples = new Samples();
        try (Operation operation = client.open(number)) {
            long before = System.nanoTime();
            while (before < end) {
                operation.run();
                long after = System.nanoTime();
                if (before >= countFrom && after <= end) {
                    samples.add(after - before);
                }
                before = after;
            }
        }
        return samples;
    }

    /// A growing list of nanoseconds.
    static final class Samples {
        private long[] values = new long[4096];
        private int size;

        void add(long nanos) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = nanos;
        }

        static long[] join(List<Samples> parts) {
            long[] joined = new long[parts.stream().mapToInt(part -> part.size).sum()];
            int at = 0;
            for (Samples part : parts) {
                System.arraycopy(part.values, 0, joined, at, part.size);
                at += part.size;
            }
            return joined;
        }
    }
}
