package org.quickpermit.installers.demo;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

import org.quickpermit.kiosk.app.KioskWindow;

/// The JavaFX thread of the demo's windows.
final class Fx {
    private static final int PATIENCE_SECONDS = 30;

    private Fx() {}

    /// Starts JavaFX, once for the life of the Java machine.
    ///
    /// @param headless true to draw into memory, on the platform JavaFX brings for that
    static void start(boolean headless) throws InterruptedException, TimeoutException {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            KioskWindow.drawLettersAsOutlines();
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException running) {
            started.complete(null);
        }
        Platform.setImplicitExit(false);
        try {
            started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not start", e.getCause());
        }
    }

    /// Does something on the JavaFX thread and waits for it.
    ///
    /// @throws Exception what it threw, or that the thread did not answer
    static <T> T call(Callable<T> work) throws Exception {
        if (Platform.isFxApplicationThread()) {
            return work.call();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Waits until what is already queued on the JavaFX thread is done.
    static void settle() throws Exception {
        call(() -> true);
        call(() -> true);
    }
}
