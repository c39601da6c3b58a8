package org.quickpermit.agency;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.quickpermit.agency.fx.Tasks;

/// [Tasks] on the test's own thread: work is done at once, unless it is held back; what is for later waits until the
/// test says so.
public final class ManualTasks implements Tasks {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final List<Timer> timers = new ArrayList<>();
    private boolean holding;

    @Override
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        Runnable task = () -> {
            T result;
            try {
                result = work.call();
            } catch (Exception e) {
                failed.accept(e);
                return;
            }
            done.accept(result);
        };
        if (holding) {
            held.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public Later after(Duration delay, Runnable action) {
        Timer timer = new Timer(delay, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /// Lets the held work that was asked for last come first, so that answers overtake each other, and does all of it.
    public void releaseBackwards() {
        List<Runnable> newestFirst = new ArrayList<>(held).reversed();
        held.clear();
        holding = false;
        newestFirst.forEach(Runnable::run);
    }

    /// From now on work waits for [#release].
    public void hold() {
        holding = true;
    }

    /// Does the work held back, and what comes from it, at once.
    public void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.poll().run();
        }
    }

    /// Lets the time come for everything that waits now.
    public void pass() {
        List<Timer> due = List.copyOf(timers);
        timers.removeAll(due);
        due.forEach(timer -> timer.action().run());
    }

    /// The delays asked for that are still to come.
    public List<Duration> delays() {
        return timers.stream().map(Timer::delay).toList();
    }

    private record Timer(Duration delay, Runnable action) {}
}
