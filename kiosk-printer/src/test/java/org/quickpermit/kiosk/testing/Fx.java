package org.quickpermit.kiosk.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import javafx.application.Platform;

/// Runs work on the toolkit's thread and waits for it. The toolkit is started once per JVM and never stopped.
public final class Fx {
    private Fx() {}

    /// Gives what `work` gives.
    ///
    /// @throws IllegalStateException when it throws
    public static <T> T get(Callable<T> work) {
        start();
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /// Runs and waits.
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    private static void start() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // It runs already.
        }
        Platform.setImplicitExit(false);
    }
}
