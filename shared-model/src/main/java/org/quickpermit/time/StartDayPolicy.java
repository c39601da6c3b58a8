package org.quickpermit.time;

import java.time.LocalDate;

/// Whether the day of the event is the first day of a period.
public enum StartDayPolicy {
    /** Civil Code art. 120: counting starts on the day after the event. What the system uses throughout. */
    EVENT_DAY_DOES_NOT_COUNT,
    /** Counting starts on the day of the event itself. */
    EVENT_DAY_COUNTS;

    /// The policy of this system, for 自申請日起 as for every other period. This is the one place to change it.
    public static final StartDayPolicy STANDARD = EVENT_DAY_DOES_NOT_COUNT;

    /// The first day that counts.
    public LocalDate firstDay(LocalDate event) {
        return switch (this) {
            case EVENT_DAY_DOES_NOT_COUNT -> event.plusDays(1);
            case EVENT_DAY_COUNTS -> event;
        };
    }
}
