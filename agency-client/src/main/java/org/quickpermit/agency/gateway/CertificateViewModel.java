package org.quickpermit.agency.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.wire.Text;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the terminal's certificate renewed in the background, and says so while that is due and not done.
public final class CertificateViewModel implements AutoCloseable {
    /// Pause between two looks.
    static final Duration EVERY = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(CertificateViewModel.class);

    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<@Nullable Text> warning = new ReadOnlyObjectWrapper<>();
    private Tasks.@Nullable Later next;
    private boolean closed;

    /// @param tasks off-screen work and time
    public CertificateViewModel(Tasks tasks) {
        this.tasks = tasks;
    }

    /// What to tell the clerk, null for nothing.
    public ReadOnlyObjectProperty<@Nullable Text> warning() {
        return warning.getReadOnlyProperty();
    }

    /// Begins to look.
    ///
    /// @param renew renews where that is due and says what is to be told afterwards
    public void begin(Callable<Optional<Text>> renew) {
        if (!closed) {
            tasks.run(renew, told -> {
                warning.set(told.orElse(null));
                again(renew);
            }, failure -> {
                LOG.error("the certificate could not be looked at", failure);
                again(renew);
            });
        }
    }

    private void again(Callable<Optional<Text>> renew) {
        if (!closed) {
            next = tasks.after(EVERY, () -> begin(renew));
        }
    }

    /// Stops looking.
    @Override
    public void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
