package org.quickpermit.kiosk.printing;

import java.util.OptionalInt;
import java.util.Set;

/// What a printer says of one job.
///
/// @param state its state
/// @param reasons its `job-state-reasons`
/// @param sheets sheets it says came out, from `job-media-sheets-completed`, else `job-impressions-completed`; empty
///        where the printer counts neither
public record JobStatus(State state, Set<String> reasons, OptionalInt sheets) {
    public JobStatus {
        reasons = Set.copyOf(reasons);
    }

    /// The states of RFC 8011 section 5.3.7.
    public enum State {
        PENDING,
        HELD,
        PROCESSING,
        STOPPED,
        CANCELED,
        ABORTED,
        COMPLETED;

        /// True where nothing more will happen.
        public boolean ended() {
            return switch (this) {
                case CANCELED, ABORTED, COMPLETED -> true;
                case PENDING, HELD, PROCESSING, STOPPED -> false;
            };
        }
    }
}
