package org.quickpermit.installers.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/// A machine's clock on virtual time.
final class VirtualClock extends Clock {
    private final InstantSource time;

    /// @param time what it shows
    VirtualClock(InstantSource time) {
        this.time = time;
    }

    @Override
    public ZoneId getZone() {
        return Template.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("there is one zone");
    }

    @Override
    public Instant instant() {
        return time.instant();
    }
}
