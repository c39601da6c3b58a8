package org.quickpermit.agency.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Tasks] on virtual threads, handing back through the executor it is given (`Platform::runLater` in the product).
public final class FxTasks implements Tasks, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxTasks.class);

    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("timer").factory());
    private final Executor screen;

    /// @param screen runs what it is given on the screen's thread
    public FxTasks(Executor screen) {
        this.screen = screen;
    }

    @Override
    public <T> void run(Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        try {
            work.execute(() -> perform(task, done, failed));
        } catch (RejectedExecutionException e) {
            LOG.debug("closing: work not begun", e);
        }
    }

    private <T> void perform(Callable<T> task, Consumer<? super T> done, Consumer<? super Exception> failed) {
        T result;
        try {
            result = task.call();
        } catch (Exception e) {
            screen.execute(() -> failed.accept(e));
            return;
        }
        screen.execute(() -> done.accept(result));
    }

    @Override
    public Later after(Duration delay, Runnable action) {
        Future<?> future = timer.schedule(() -> screen.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> future.cancel(false);
    }

    /// Starts nothing more and interrupts what runs.
    @Override
    public void close() {
        timer.shutdownNow();
        work.shutdownNow();
    }
}
