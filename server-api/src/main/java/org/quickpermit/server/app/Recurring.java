package org.quickpermit.server.app;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work in the background that is done again and again until it is closed. A run that fails is logged and the next one
/// comes all the same: a bare schedule would be over with the first exception, and nobody would learn of it.
final class Recurring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService timer;

    private Recurring(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Starts work.
    ///
    /// @param name name of the thread, and of the work in the log
    /// @param first time to the first run
    /// @param pause time from the end of a run to the next
    /// @param work what to do; it may fail
    static Recurring start(String name, Duration first, Duration pause, Runnable work) {
        Recurring recurring = new Recurring(name, work);
        recurring.timer.scheduleWithFixedDelay(recurring::run, first.toMillis(), pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return recurring;
    }

    private void run() {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.atError().addKeyValue("work", name).setCause(e).log("failed; it will be tried again");
        }
    }

    /// Interrupts a run under way; no other comes.
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
