package org.quickpermit.installers.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/// A lock among actors: whoever waits for it hands the baton back instead of holding everybody up.
final class BatonLock implements Lock {
    private static final Duration TRY = Duration.ofMillis(20);
    private final VirtualTime time;
    private boolean held;

    BatonLock(VirtualTime time) {
        this.time = time;
    }

    boolean isHeld() {
        return held;
    }

    @Override
    public void lock() {
        while (held) {
            time.pause(TRY);
        }
        held = true;
    }

    @Override
    public boolean tryLock() {
        if (held) {
            return false;
        }
        held = true;
        return true;
    }

    @Override
    public boolean tryLock(long patience, TimeUnit unit) {
        long end = time.nanos() + unit.toNanos(patience);
        while (held && time.nanos() < end) {
            time.pause(TRY);
        }
        return tryLock();
    }

    @Override
    public void unlock() {
        held = false;
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("nobody waits for a condition here");
    }
}
