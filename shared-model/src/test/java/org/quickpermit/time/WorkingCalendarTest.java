package org.quickpermit.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.quickpermit.time.OfficeHours.Span;
import org.quickpermit.time.WorkingCalendar.Closure;
import org.quickpermit.time.WorkingTime.At;
import org.quickpermit.time.WorkingTime.NoTable;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// November and December 2026: 22 November is a Sunday; 25 December is made a holiday, Saturday 12 December a working
/// day.
@Tag("T-4")
class WorkingCalendarTest {
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(OfficeHours.STANDARD, Set.of(2026),
            Map.of(LocalDate.of(2026, 12, 25), false, LocalDate.of(2026, 12, 12), true), List.of());
    private static final Duration FOUR_HOURS = Duration.ofHours(4);

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-20T16:00,    2026-11-23T11:00, Friday afternoon to Monday
            2026-11-23T12:45,    2026-11-23T17:30, in the lunch break it counts from 13:30
            2026-11-21T10:00,    2026-11-23T12:30, on a Saturday it counts from Monday
            2026-11-23T00:00,    2026-11-23T12:30, before work
            2026-11-23T08:30,    2026-11-23T12:30, at the start of work
            2026-11-23T08:30:01, 2026-11-23T13:30:01, one second later
            2026-11-23T17:30,    2026-11-24T12:30, at the end of work
            2026-11-23T23:59:59, 2026-11-24T12:30, at night
            2026-12-11T16:00,    2026-12-12T11:00, the make-up Saturday counts
            2026-12-24T16:00,    2026-12-28T11:00, the holiday does not
            """)
    void four_working_hours(LocalDateTime start, LocalDateTime end, String why) {
        assertThat(CALENDAR.after(start, FOUR_HOURS)).as(why).isEqualTo(new At(end));
    }

    @Test
    void a_closure_declared_later_moves_the_deadline() {
        LocalDateTime start = LocalDateTime.of(2026, 11, 20, 16, 0);
        WorkingCalendar typhoon = CALENDAR.with(Closure.of(LocalDate.of(2026, 11, 23)));
        WorkingCalendar afternoonOnly = CALENDAR
                .with(new Closure(LocalDateTime.of(2026, 11, 20, 16, 30), LocalDateTime.of(2026, 11, 20, 17, 0)));

        assertThat(typhoon.after(start, FOUR_HOURS)).isEqualTo(new At(LocalDateTime.of(2026, 11, 24, 11, 0)));
        assertThat(afternoonOnly.after(start, FOUR_HOURS)).isEqualTo(new At(LocalDateTime.of(2026, 11, 23, 11, 30)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-20, 2026-11-23T17:30
            2026-11-22, 2026-11-23T17:30
            2026-12-11, 2026-12-12T17:30
            2026-12-24, 2026-12-28T17:30
            """)
    void the_next_working_day_skips_weekends_and_holidays(LocalDate day, LocalDateTime end) {
        assertThat(CALENDAR.endOfNextWorkingDay(day)).isEqualTo(new At(end));
    }

    @Test
    void the_next_working_day_skips_a_day_closed_as_a_whole_but_not_in_part() {
        LocalDate friday = LocalDate.of(2026, 11, 20);
        WorkingCalendar whole = CALENDAR.with(Closure.of(LocalDate.of(2026, 11, 23)));
        WorkingCalendar part = CALENDAR
                .with(new Closure(LocalDateTime.of(2026, 11, 23, 12, 0), LocalDateTime.of(2026, 11, 24, 0, 0)));

        assertThat(whole.endOfNextWorkingDay(friday)).isEqualTo(new At(LocalDateTime.of(2026, 11, 24, 17, 30)));
        assertThat(part.endOfNextWorkingDay(friday)).isEqualTo(new At(LocalDateTime.of(2026, 11, 23, 12, 0)));
    }

    @Test
    void a_year_without_its_table_is_not_guessed() {
        assertThat(CALENDAR.after(LocalDateTime.of(2026, 12, 31, 16, 0), FOUR_HOURS)).isEqualTo(new NoTable(2027));
        assertThat(CALENDAR.after(LocalDateTime.of(2025, 1, 2, 9, 0), FOUR_HOURS)).isEqualTo(new NoTable(2025));
        assertThat(CALENDAR.endOfNextWorkingDay(LocalDate.of(2026, 12, 31))).isEqualTo(new NoTable(2027));
    }

    @Test
    void work_of_several_days_is_eight_hours_each() {
        assertThat(CALENDAR.after(LocalDateTime.of(2026, 11, 23, 8, 30), Duration.ofHours(40)))
                .isEqualTo(new At(LocalDateTime.of(2026, 11, 27, 17, 30)));
    }

    @Test
    void impossible_hours_and_closures_are_refused() {
        Span morning = new Span(LocalTime.of(8, 30), LocalTime.of(12, 30));
        LocalDateTime noon = LocalDateTime.of(2026, 11, 23, 12, 0);

        assertThatThrownBy(() -> new OfficeHours(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OfficeHours(List.of(morning, morning)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(LocalTime.NOON, LocalTime.NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Closure(noon, noon)).isInstanceOf(IllegalArgumentException.class);
    }
}
