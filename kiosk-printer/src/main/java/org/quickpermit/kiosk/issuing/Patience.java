package org.quickpermit.kiosk.issuing;

import java.time.Duration;

/// A stretch of time that runs out unless it is begun again.
final class Patience {
    private final Pace pace;
    private final long nanos;
    private long since;

    Patience(Pace pace, Duration length) {
        this.pace = pace;
        this.nanos = length.toNanos();
        this.since = pace.nanos();
    }

    void restart() {
        since = pace.nanos();
    }

    /// True when at least this part of it has passed.
    ///
    /// @param parts of how many equal parts the first is meant
    boolean partOver(int parts) {
        return pace.nanos() - since >= nanos / parts;
    }

    boolean over() {
        return pace.nanos() - since >= nanos;
    }
}
