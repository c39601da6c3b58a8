package org.quickpermit.agency.gateway;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.quickpermit.agency.fx.Tasks;
import org.quickpermit.device.NoAnswer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the server is there. Learnt from every call, and from asking now and then when there is none.
public final class ConnectionViewModel implements AutoCloseable {
    /// Pause between two questions while nothing else is sent.
    static final Duration EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionViewModel.class);

    private final Gateway gateway;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Unknown());
    private Tasks.@Nullable Later next;
    private boolean closed;

    /// @param gateway asked whether the server is there; its answers reach [#heard]
    /// @param tasks off-screen work and time
    public ConnectionViewModel(Gateway gateway, Tasks tasks) {
        this.gateway = gateway;
        this.tasks = tasks;
    }

    /// What is known of the connection.
    public sealed interface State {
        /// Nothing was heard yet.
        record Unknown() implements State {}

        /// The server answers.
        record Up() implements State {}

        /// The server does not answer.
        ///
        /// @param why what broke the last time
        record Down(NoAnswer why) implements State {}
    }

    /// What is known of the connection.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// Takes what a call has said about the connection.
    public void heard(WatchedGateway.Heard heard) {
        state.set(switch (heard) {
            case WatchedGateway.Heard.Alive _,WatchedGateway.Heard.SessionOver _ -> new State.Up();
            case WatchedGateway.Heard.Silence(NoAnswer why) -> new State.Down(why);
        });
    }

    /// Begins to ask.
    public void begin() {
        if (!closed) {
            tasks.run(gateway::ping, _ -> again(), failure -> {
                LOG.error("asking for the server failed inside the terminal", failure);
                again();
            });
        }
    }

    private void again() {
        if (!closed) {
            next = tasks.after(EVERY, this::begin);
        }
    }

    /// Stops asking.
    @Override
    public void close() {
        closed = true;
        if (next != null) {
            next.cancel();
        }
    }
}
