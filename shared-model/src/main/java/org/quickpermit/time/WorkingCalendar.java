package org.quickpermit.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.quickpermit.time.OfficeHours.Span;
import org.quickpermit.time.WorkingTime.At;
import org.quickpermit.time.WorkingTime.NoTable;

/// The working calendar of row T-4: office hours, weekends, the yearly table of holidays and make-up working days, and
/// closures declared for single days. A year counts only once its table is loaded; a deadline that would run into a
/// year without one is not guessed.
///
/// @param hours hours of a working day
/// @param years the years whose tables are loaded
/// @param days the days of those tables that differ from the week: true for a make-up working day, false for a holiday
/// @param closures times during which the office is shut besides, as on a typhoon day
public record WorkingCalendar(OfficeHours hours, Set<Integer> years, Map<LocalDate, Boolean> days,
        List<Closure> closures) {
    public WorkingCalendar {
        years = Set.copyOf(years);
        days = Map.copyOf(days);
        closures = List.copyOf(closures);
    }

    /// A closure declared for a day or a part of it.
    ///
    /// @param from first moment without work
    /// @param to the moment work goes on
    public record Closure(LocalDateTime from, LocalDateTime to) {
        /// @throws IllegalArgumentException when the end is not after the start
        public Closure {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("closure: ends after it starts");
            }
        }

        /// A whole day.
        public static Closure of(LocalDate day) {
            return new Closure(day.atStartOfDay(), day.plusDays(1).atStartOfDay());
        }
    }

    /// This calendar with one more closure; deadlines computed with it are later where they run through it.
    public WorkingCalendar with(Closure closure) {
        List<Closure> more = new ArrayList<>(closures);
        more.add(closure);
        return new WorkingCalendar(hours, years, days, more);
    }

    /// True when the office works on that day by week and table, closures aside.
    public boolean isWorkingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return days.getOrDefault(day, weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY);
    }

    /// The moment at which so much working time has passed since `start`. Time outside office hours does not count, so
    /// that a start at night counts from the next morning.
    ///
    /// @param start local time in Taipei
    /// @param work more than zero
    public WorkingTime after(LocalDateTime start, Duration work) {
        Duration left = work;
        for (LocalDate day = start.toLocalDate();; day = day.plusDays(1)) {
            if (!years.contains(day.getYear())) {
                return new NoTable(day.getYear());
            }
            for (Stretch stretch : stretches(day)) {
                LocalDateTime from = stretch.from().isBefore(start) ? start : stretch.from();
                if (!from.isBefore(stretch.to())) {
                    continue;
                }
                Duration length = Duration.between(from, stretch.to());
                if (length.compareTo(left) >= 0) {
                    return new At(from.plus(left));
                }
                left = left.minus(length);
            }
        }
    }

    /// The end of work on the first working day after `day` (次日, 假日順延). A day closed for its whole length is not a
    /// working day.
    public WorkingTime endOfNextWorkingDay(LocalDate day) {
        for (LocalDate next = day.plusDays(1);; next = next.plusDays(1)) {
            if (!years.contains(next.getYear())) {
                return new NoTable(next.getYear());
            }
            List<Stretch> stretches = stretches(next);
            if (!stretches.isEmpty()) {
                return new At(stretches.getLast().to());
            }
        }
    }

    /// What is worked on a day, closures cut out, earliest first.
    private List<Stretch> stretches(LocalDate day) {
        List<Stretch> worked = new ArrayList<>();
        if (isWorkingDay(day)) {
            for (Span span : hours.spans()) {
                worked.add(new Stretch(day.atTime(span.start()), day.atTime(span.end())));
            }
        }
        for (Closure closure : closures) {
            List<Stretch> cut = new ArrayList<>();
            for (Stretch stretch : worked) {
                stretch.without(closure, cut);
            }
            worked = cut;
        }
        return worked;
    }

    private record Stretch(LocalDateTime from, LocalDateTime to) {
        void without(Closure closure, List<Stretch> kept) {
            LocalDateTime endBefore = to.isBefore(closure.from()) ? to : closure.from();
            LocalDateTime startBehind = from.isAfter(closure.to()) ? from : closure.to();
            if (from.isBefore(endBefore)) {
                kept.add(new Stretch(from, endBefore));
            }
            if (startBehind.isBefore(to)) {
                kept.add(new Stretch(startBehind, to));
            }
        }
    }
}
