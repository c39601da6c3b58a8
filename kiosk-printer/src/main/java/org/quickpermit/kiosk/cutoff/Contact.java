package org.quickpermit.kiosk.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import org.quickpermit.cutoff.CutOffRules;
import org.quickpermit.kiosk.issuing.Pace;
import org.quickpermit.kiosk.journal.Journal;

/// When the centre was last heard, and how far apart the clocks were then. The second outlives a restart: it is kept in the
/// journal. So is the latest moment this machine has ever shown, so that a clock that is set back is noticed even where
/// nothing was printed in between.
///
/// Safe for several threads.
public final class Contact {
    private static final String SKEW = "clock.skew";
    private static final String SEEN = "clock.seen";
    private static final Duration SKEW_STEP = Duration.ofSeconds(5);
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Journal journal;
    private final InstantSource clock;
    private final Pace pace;
    private long heardAt;

    /// A kiosk that has just started: it waits before it prints alone, as if it had heard the centre now.
    ///
    /// @param journal where the skew is kept
    /// @param clock the wall clock
    /// @param pace how time passes
    public Contact(Journal journal, InstantSource clock, Pace pace) {
        this.journal = journal;
        this.clock = clock;
        this.pace = pace;
        this.heardAt = pace.nanos();
    }

    /// The centre answered, whatever it said.
    ///
    /// @param serverTime the moment of its answer by its own clock, where it said one
    public void heard(Optional<Instant> serverTime) {
        synchronized (this) {
            heardAt = pace.nanos();
        }
        serverTime.ifPresent(there -> {
            Duration now = Duration.between(there, clock.instant());
            if (now.abs().compareTo(CutOffRules.MOST_SKEW) <= 0) {
                forgetFuture();
            }
            if (skew().filter(kept -> kept.minus(now).abs().compareTo(SKEW_STEP) < 0).isEmpty()) {
                journal.setting(SKEW, Long.toString(now.toMillis()));
            }
        });
    }

    /// A clock that was wrong and is right again has shown moments that are still to come.
    private void forgetFuture() {
        if (seen().filter(clock.instant().plus(CutOffRules.JITTER)::isBefore).isPresent()) {
            journal.setting(SEEN, Long.toString(clock.millis()));
        }
    }

    /// For how long the centre has not been heard.
    public synchronized Duration quiet() {
        return Duration.ofNanos(pace.nanos() - heardAt);
    }

    /// How far this clock was ahead of the centre's when they last spoke; empty before the first time.
    public Optional<Duration> skew() {
        return journal.setting(SKEW).map(Long::parseLong).map(Duration::ofMillis);
    }

    /// Notes what the clock shows, once a minute, unless it shows less than before. To be called regularly.
    public void noteTime() {
        Instant now = clock.instant();
        if (seen().filter(before -> now.isBefore(before.plus(SEEN_STEP))).isEmpty()) {
            journal.setting(SEEN, Long.toString(now.toEpochMilli()));
        }
    }

    /// The latest moment this machine has written down by its clock; empty when there is none.
    public Optional<Instant> lastWritten() {
        Optional<Instant> entry = journal.latestEntry();
        return seen().filter(seen -> entry.filter(seen::isBefore).isEmpty()).or(() -> entry);
    }

    private Optional<Instant> seen() {
        return journal.setting(SEEN).map(Long::parseLong).map(Instant::ofEpochMilli);
    }
}
