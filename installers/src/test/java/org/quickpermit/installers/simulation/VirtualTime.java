package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

import org.quickpermit.kiosk.issuing.Pace;

import org.jspecify.annotations.Nullable;

/// Time that passes only when everybody waits, and the one baton. Things that are due happen in the order of their time;
/// of those due at the same moment the seed draws which comes first. Blocking code runs as an actor on a thread of its
/// own, but only the holder of the baton runs: an actor that pauses hands it back. So nothing depends on the machine's
/// clock or on how its threads are scheduled.
final class VirtualTime implements Pace {
    /// Early morning of the simulated day in Asia/Taipei (05:00).
    static final Instant START = Instant.parse("2026-11-22T21:00:00Z");

    private record Due(long at, int lot, long number, Runnable what) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(
            Comparator.comparingLong(Due::at).thenComparingInt(Due::lot).thenComparingLong(Due::number));
    private final Random random;
    private final Semaphore baton = new Semaphore(0);
    private long now;
    private long number;
    private @Nullable Actor current;

    VirtualTime(Random random) {
        this.random = random;
    }

    /// True time, which no clock in the simulation needs to agree with.
    Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public long nanos() {
        return now;
    }

    /// Lets something happen later, on the scheduler itself: it must not wait.
    void after(Duration delay, Runnable what) {
        due.add(new Due(now + Math.max(0, delay.toNanos()), random.nextInt(), number++, what));
    }

    /// Starts an actor; it runs when the baton comes to it.
    ///
    /// @param life the process it belongs to; it ends with it
    /// @param body what it does; may pause
    void start(Life life, Runnable body) {
        after(Duration.ZERO, () -> {
            if (!life.isDead()) {
                Actor actor = new Actor(life, body);
                life.actors.add(actor);
                actor.thread();
                resume(actor);
            }
        });
    }

    /// True on an actor, which may pause; false on the scheduler.
    boolean mayPause() {
        return current != null;
    }

    @Override
    public void pause(Duration length) {
        Actor actor = current;
        if (actor == null) {
            throw new IllegalStateException("only an actor can wait");
        }
        after(length, () -> resume(actor));
        actor.yield();
    }

    /// Ends a process: whoever of it waits is woken to unwind, without any effect, before anything else happens.
    void kill(Life life) {
        if (life.isDead()) {
            return;
        }
        life.dead = true;
        for (Actor actor : List.copyOf(life.actors)) {
            if (actor != current) {
                after(Duration.ZERO, () -> resume(actor));
            }
        }
    }

    /// Lets things happen until a moment, or until nothing is due.
    ///
    /// @param end end in nanoseconds since the start
    /// @param step hears of every step, after it, with its number
    void run(long end, LongConsumer step) {
        while (!due.isEmpty() && due.peek().at() <= end) {
            Due next = due.remove();
            now = Math.max(now, next.at());
            next.what().run();
            step.accept(next.number());
        }
        now = Math.max(now, end);
    }

    /// Ends every thread that is left.
    void shutDown(Life... lives) {
        for (Life life : lives) {
            kill(life);
        }
        run(now, _ -> {});
    }

    private void resume(Actor actor) {
        if (actor.done) {
            return;
        }
        Actor before = current;
        current = actor;
        actor.go.release();
        baton.acquireUninterruptibly();
        current = before;
        Throwable failure = actor.failure;
        actor.failure = null;
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException bug) {
            throw bug;
        }
    }

    /// A process, as far as time knows it: what ends together.
    static final class Life {
        private final List<Actor> actors = new ArrayList<>();
        private final String name;
        private boolean dead;

        Life(String name) {
            this.name = name;
        }

        boolean isDead() {
            return dead;
        }

        /// @throws Died when the process is dead: nothing it still does may have an effect
        void require() {
            if (dead) {
                throw new Died(name);
            }
        }
    }

    /// The process is gone. An [Error], so that no code of the product takes it for a failure it could deal with.
    static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died(String name) {
            super(name + " died", null, false, false);
        }
    }

    private final class Actor {
        private final Semaphore go = new Semaphore(0);
        private final Life life;
        private final Runnable body;
        private boolean done;
        private @Nullable Throwable failure;

        Actor(Life life, Runnable body) {
            this.life = life;
            this.body = body;
        }

        void thread() {
            Thread.ofVirtual().name(life.name).start(() -> {
                go.acquireUninterruptibly();
                try {
                    body.run();
                } catch (Died e) {
                    // The process ended, and this with it.
                } catch (Throwable e) {
                    failure = e;
                } finally {
                    done = true;
                    life.actors.remove(this);
                    baton.release();
                }
            });
        }

        void yield() {
            baton.release();
            go.acquireUninterruptibly();
            life.require();
        }
    }
}
