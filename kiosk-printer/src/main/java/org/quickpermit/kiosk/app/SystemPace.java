package org.quickpermit.kiosk.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

import org.quickpermit.kiosk.issuing.Pace;
import org.quickpermit.kiosk.issuing.Surroundings;

/// Time as the machine keeps it.
public final class SystemPace implements Pace {
    @Override
    public void pause(Duration length) throws InterruptedException {
        Thread.sleep(length);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /// The surroundings of a kiosk in service: this machine's time, and random ids.
    ///
    /// @param clock the wall clock
    public static Surroundings surroundings(InstantSource clock) {
        return new Surroundings(clock, new SystemPace(), () -> UUID.randomUUID().toString());
    }
}
