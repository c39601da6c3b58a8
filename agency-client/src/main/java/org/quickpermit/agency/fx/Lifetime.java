package org.quickpermit.agency.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/// The life of one built screen: every listener it hangs on a view model is taken down when the screen is.
public final class Lifetime implements AutoCloseable {
    private final List<Runnable> ends = new ArrayList<>();

    /// Calls `seen` with the present value and every later one, until the screen ends.
    public <T extends @Nullable Object> void watch(ObservableValue<T> value, Consumer<? super T> seen) {
        Subscription subscription = value.subscribe(seen);
        ends.add(subscription::unsubscribe);
    }

    /// Calls `changed` now and after every change of the list, until the screen ends.
    public <T> void watchList(ObservableList<T> list, Runnable changed) {
        ListChangeListener<T> listener = _ -> changed.run();
        list.addListener(listener);
        ends.add(() -> list.removeListener(listener));
        changed.run();
    }

    /// Runs `end` when the screen ends.
    public void atEnd(Runnable end) {
        ends.add(end);
    }

    /// Ends the screen. Calling it again does nothing.
    @Override
    public void close() {
        List.copyOf(ends).forEach(Runnable::run);
        ends.clear();
    }
}
