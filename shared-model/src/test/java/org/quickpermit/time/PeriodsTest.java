package org.quickpermit.time;

import java.time.LocalDate;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Vectors of row T-2 and of the Civil Code's own arithmetic.
@Tag("T-2")
@Tag("T-3")
class PeriodsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            2002-06-15,  3, 2002-09-15
            2002-11-30,  3, 2003-02-28
            2003-02-28,  2, 2003-04-30
            2003-12-31,  2, 2004-02-29
            2003-11-29,  3, 2004-02-29
            2003-11-30,  3, 2004-02-29
            2002-06-15,  2, 2002-08-15
            2026-11-22,  2, 2027-01-22
            2026-11-22,  3, 2027-02-22
            2026-08-31,  6, 2027-02-28
            2024-02-29, 12, 2025-02-28
            """)
    void months_end_before_the_corresponding_day_of_the_day_after_the_event(LocalDate event, int months,
            LocalDate lastDay) {
        assertThat(Periods.lastDayOfMonths(event, months)).isEqualTo(lastDay);
    }

    /// The same arithmetic where the event's own day counts, from the first counted day.
    @ParameterizedTest
    @CsvSource(textBlock = """
            2002-06-15, 3, 2002-09-14
            2002-11-30, 3, 2003-02-28
            2003-11-30, 3, 2004-02-29
            2002-12-31, 2, 2003-02-28
            2002-08-31, 6, 2003-02-28
            2002-07-01, 2, 2002-08-31
            """)
    void months_count_from_the_event_itself_by_the_other_policy(LocalDate event, int months, LocalDate lastDay) {
        assertThat(Periods.lastDayOfMonths(event, months, StartDayPolicy.EVENT_DAY_COUNTS)).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2002-06-15, 14, 2002-06-29, 2002-06-28
            2026-12-25, 14, 2027-01-08, 2027-01-07
            2024-02-28,  1, 2024-02-29, 2024-02-28
            """)
    void days_are_counted_from_the_day_after_the_event(LocalDate event, int days, LocalDate lastDay,
            LocalDate byTheOtherPolicy) {
        assertThat(Periods.lastDayOfDays(event, days)).isEqualTo(lastDay).isEqualTo(event.plusDays(days));
        assertThat(Periods.lastDayOfDays(event, days, StartDayPolicy.EVENT_DAY_COUNTS)).isEqualTo(byTheOtherPolicy);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2002-12-14, false
            2002-12-15, true
            2002-12-16, true
            """)
    void six_months_are_left_when_the_expiry_is_not_before_the_last_day(LocalDate expiry, boolean enough) {
        assertThat(Periods.hasMonthsLeft(expiry, LocalDate.of(2002, 6, 15), 6)).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2002-06-14, 8, false
            2002-06-15, 7, true
            2002-06-22, 0, true
            2002-06-23, -1, true
            """)
    void a_new_application_is_possible_with_seven_days_left_or_fewer(LocalDate today, long left, boolean allowed) {
        LocalDate lastDay = LocalDate.of(2002, 6, 22);

        assertThat(Periods.daysLeft(today, lastDay)).isEqualTo(left);
        assertThat(Periods.mayApplyAgain(today, lastDay, 7)).isEqualTo(allowed);
    }

    /// Art. 121: a day more than the event never ends a period earlier, and no period is shorter than its calendar months
    /// from the event.
    @Property
    void a_later_event_never_ends_earlier(@ForAll("days") LocalDate event,
            @ForAll @IntRange(min = 1, max = 24) int months) {
        LocalDate lastDay = Periods.lastDayOfMonths(event, months);

        assertThat(Periods.lastDayOfMonths(event.plusDays(1), months)).isAfterOrEqualTo(lastDay);
        assertThat(lastDay).isAfterOrEqualTo(event.plusMonths(months)).isBefore(event.plusMonths(months).plusDays(4));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs().between(LocalDate.of(1990, 1, 1).toEpochDay(), LocalDate.of(2060, 1, 1).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }
}
