package org.quickpermit.cutoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.quickpermit.wire.OfflinePolicy;

import org.jspecify.annotations.Nullable;

/// When a kiosk that is cut off from the centre may print. Pure: every moment is an argument.
public final class CutOffRules {
    /// For how long the centre must have been out of reach before a kiosk prints alone. It is longer than the centre takes
    /// to notice that a kiosk is silent, so from the first sheet printed alone the kiosk's siblings are refused its permits.
    public static final Duration QUIET = Duration.ofSeconds(30);
    /// How far the kiosk's clock may have been from the centre's when they last spoke.
    public static final Duration MOST_SKEW = Duration.ofMinutes(5);
    /// How far a clock that is being set right may step back without anybody being told.
    public static final Duration JITTER = Duration.ofSeconds(5);

    private CutOffRules() {}

    /// What is known when the question is asked.
    ///
    /// @param policy what the kiosk's model may do
    /// @param quiet for how long the centre has been out of reach
    /// @param listAge age of the trust list; null when there is none
    /// @param skew distance between the clocks when they last spoke; null when they never did
    /// @param now the kiosk's wall clock
    /// @param lastWritten the latest moment the kiosk has ever written down by it; null when there is none
    /// @param unreported prints made alone that the centre has not acknowledged
    /// @param keyReady true when the kiosk has a key to seal with, in its time and on its trust list
    public record Situation(OfflinePolicy policy, Duration quiet, @Nullable Duration listAge, @Nullable Duration skew,
            Instant now, @Nullable Instant lastWritten, int unreported, boolean keyReady) {}

    /// Why a kiosk may not print alone, most lasting reason first.
    public enum Bar {
        /** Its model may not, or the centre never said. */
        NOT_ALLOWED,
        /** It has no key to seal with, or the key's time is over. */
        NO_KEY,
        /** It has no trust list, or one older than its policy allows. */
        LIST_TOO_OLD,
        /** Its clock was wrong when it last spoke with the centre, or went back since. */
        CLOCK_WRONG,
        /** As many prints as its policy allows wait to be reported. */
        USED_UP,
        /** The centre was there a moment ago. */
        NOT_YET
    }

    /// @return why printing alone is barred, or empty when it is allowed
    public static Optional<Bar> bar(Situation situation) {
        OfflinePolicy policy = situation.policy();
        if (policy.maxPrints() == 0) {
            return Optional.of(Bar.NOT_ALLOWED);
        }
        if (!situation.keyReady()) {
            return Optional.of(Bar.NO_KEY);
        }
        Duration age = situation.listAge();
        if (age == null || age.compareTo(Duration.ofMinutes(policy.maxListAgeMinutes())) > 0) {
            return Optional.of(Bar.LIST_TOO_OLD);
        }
        Duration skew = situation.skew();
        Instant written = situation.lastWritten();
        if (skew == null || skew.abs().compareTo(MOST_SKEW) > 0
                || written != null && situation.now().plus(JITTER).isBefore(written)) {
            return Optional.of(Bar.CLOCK_WRONG);
        }
        if (situation.unreported() >= policy.maxPrints()) {
            return Optional.of(Bar.USED_UP);
        }
        return situation.quiet().compareTo(QUIET) < 0 ? Optional.of(Bar.NOT_YET) : Optional.empty();
    }
}
