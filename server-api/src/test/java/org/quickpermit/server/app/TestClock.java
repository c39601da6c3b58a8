package org.quickpermit.server.app;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The machine's clock, in Taipei, moved forward by hand. It starts at the present time, since certificates are checked
/// against the machine's own clock.
public final class TestClock extends Clock {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private volatile Duration ahead = Duration.ZERO;

    /// Moves the clock forward.
    public synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return TAIPEI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
