package org.quickpermit.kiosk.issuing;

import java.time.Duration;

/// How time passes for whoever waits: the kiosk's own in service, a virtual one where a whole day is to pass in a moment.
/// Nothing in this package waits, or measures a stretch of time, in any other way.
public interface Pace {
    /// Waits.
    ///
    /// @param length how long; zero or less returns at once
    /// @throws InterruptedException when the kiosk is being closed
    void pause(Duration length) throws InterruptedException;

    /// Reading of a clock that only ever goes forward, in nanoseconds; two readings have meaning only together.
    long nanos();
}
