package org.quickpermit.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// Periods by Civil Code art. 120 and 121 (rows T-2 and T-3).
public final class Periods {
    private Periods() {}

    /// The last day of a period of months by [StartDayPolicy#STANDARD]: the day before the first counted day's
    /// corresponding day in the n-th month, or that month's last day where it has no such day.
    ///
    /// @param event the day from which the period runs, as the application date
    /// @param months how many, 1 or more
    public static LocalDate lastDayOfMonths(LocalDate event, int months) {
        return lastDayOfMonths(event, months, StartDayPolicy.STANDARD);
    }

    /// The last day of a period of months.
    ///
    /// @param event the day from which the period runs
    /// @param months how many, 1 or more
    /// @param policy whether the event's own day counts
    public static LocalDate lastDayOfMonths(LocalDate event, int months, StartDayPolicy policy) {
        LocalDate first = policy.firstDay(event);
        YearMonth month = YearMonth.from(first).plusMonths(months);
        return month.isValidDay(first.getDayOfMonth())
                ? month.atDay(first.getDayOfMonth()).minusDays(1)
                : month.atEndOfMonth();
    }

    /// The last day of a period of days by [StartDayPolicy#STANDARD].
    ///
    /// @param event the day from which the period runs, as the day of entry
    /// @param days how many, 1 or more
    public static LocalDate lastDayOfDays(LocalDate event, int days) {
        return lastDayOfDays(event, days, StartDayPolicy.STANDARD);
    }

    /// The last day of a period of days.
    ///
    /// @param event the day from which the period runs
    /// @param days how many, 1 or more
    /// @param policy whether the event's own day counts
    public static LocalDate lastDayOfDays(LocalDate event, int days, StartDayPolicy policy) {
        return policy.firstDay(event).plusDays(days - 1L);
    }

    /// True when a document that expires on `expiry` has that many months of validity left on `day`: it expires on or
    /// after the last day of the period from `day` (row T-2).
    public static boolean hasMonthsLeft(LocalDate expiry, LocalDate day, int months) {
        return !expiry.isBefore(lastDayOfMonths(day, months));
    }

    /// Days of validity left: from `today` to the last valid day, 0 on the last day, negative when it has passed (row
    /// T-3).
    public static long daysLeft(LocalDate today, LocalDate lastDay) {
        return ChronoUnit.DAYS.between(today, lastDay);
    }

    /// True when an approval that ends on `lastDay` no longer stands against a new application: `renewalDays` days or
    /// fewer are left (row T-3).
    public static boolean mayApplyAgain(LocalDate today, LocalDate lastDay, int renewalDays) {
        return daysLeft(today, lastDay) <= renewalDays;
    }
}
