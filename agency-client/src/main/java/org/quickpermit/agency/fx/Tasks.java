package org.quickpermit.agency.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work that must not hold up the screen. View models are given one; in the product it is [FxTasks], in tests one that
/// runs everything at once, so that a view model is tested without threads.
public interface Tasks {
    /// Does `work` off the screen's thread and hands what it gave, or what it threw, back on the screen's thread.
    ///
    /// @param work what to do; must not touch a property
    /// @param done takes the result
    /// @param failed takes what `work` threw
    <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

    /// Runs `action` on the screen's thread after a while, unless it is called off before.
    Later after(Duration delay, Runnable action);

    /// Something that will happen, until it is called off.
    interface Later {
        /// Calls it off; without effect when it has happened.
        void cancel();
    }
}
