package org.quickpermit.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.quickpermit.time.CivilDateResult.Fault;
import org.quickpermit.time.CivilDateResult.Invalid;
import org.quickpermit.time.CivilDateResult.Part;
import org.quickpermit.time.CivilDateResult.Valid;

import org.jspecify.annotations.Nullable;

/// Dates as forms write them, by Western years or years of the Republic (row T-1). Leap years follow the Western year,
/// whatever the era.
public final class CivilDates {
    private static final int MAX_REPUBLIC_YEAR = 999;
    private static final Pattern SEPARATED = Pattern
            .compile("(民前|民國|西元)?(\\d{1,4})(?:([/.-])(\\d{1,2})\\3(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)");
    private static final Pattern COMPACT = Pattern.compile("(民前|民國|西元)?(\\d{3,4})(\\d{2})(\\d{2})");

    private CivilDates() {}

    /// Reads a date from the separate fields of a form. Full-width digits count as half-width ones, leading zeros may be
    /// missing.
    ///
    /// @param era as chosen on the form
    /// @param year 1 to 999 for the Republic's eras, 4 digits for Western years
    /// @param month 1 to 12
    /// @param day a day that month has
    /// @return the date, or the first part at fault; never an exception
    public static CivilDateResult parse(Era era, String year, String month, String day) {
        int y = number(year, 4);
        int m = number(month, 2);
        int d = number(day, 2);
        if (y < 0) {
            return new Invalid(Part.YEAR, Fault.NOT_A_NUMBER);
        }
        if (m < 0) {
            return new Invalid(Part.MONTH, Fault.NOT_A_NUMBER);
        }
        if (d < 0) {
            return new Invalid(Part.DAY, Fault.NOT_A_NUMBER);
        }
        boolean yearFits = switch (era) {
            case BEFORE_REPUBLIC, REPUBLIC -> y >= 1 && y <= MAX_REPUBLIC_YEAR;
            case WESTERN -> y >= 1000;
        };
        if (!yearFits) {
            return new Invalid(Part.YEAR, Fault.YEAR_OUT_OF_RANGE);
        }
        if (m < 1 || m > 12) {
            return new Invalid(Part.MONTH, Fault.MONTH_OUT_OF_RANGE);
        }
        YearMonth calendarMonth = YearMonth.of(era.westernYear(y), m);
        if (!calendarMonth.isValidDay(d)) {
            return new Invalid(Part.DAY, Fault.NO_SUCH_DAY);
        }
        return new Valid(calendarMonth.atDay(d));
    }

    /// Reads a date written in one piece: `2002/06/30`, `2002-06-30`, `20020630`, `091/06/30`, `0910630`,
    /// `民國91年6月30日`, `民前001/12/31`, `西元2002/06/30`. Without the name of an era, a year of four digits is Western
    /// and a shorter one counts from the Republic.
    ///
    /// @param typed as typed, full-width forms allowed
    /// @return the date, or what is wrong with it; never an exception
    public static CivilDateResult parse(String typed) {
        String text = halfWidth(typed).replace(" ", "");
        Matcher separated = SEPARATED.matcher(text);
        if (separated.matches()) {
            boolean inWords = separated.group(6) != null;
            return parse(era(separated.group(1), separated.group(2)), separated.group(2),
                    inWords ? separated.group(6) : separated.group(4),
                    inWords ? separated.group(7) : separated.group(5));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return parse(era(compact.group(1), compact.group(2)), compact.group(2), compact.group(3),
                    compact.group(4));
        }
        return new Invalid(Part.WHOLE, Fault.FORM);
    }

    /// Prints a date: `2002/06/30`, `民國091/06/30`, `民前001/12/31`.
    ///
    /// @return the text, or empty when the era does not have that date
    public static Optional<String> print(LocalDate date, Era era) {
        int year = era.yearOf(date);
        String rest = String.format(Locale.ROOT, "/%02d/%02d", date.getMonthValue(), date.getDayOfMonth());
        return switch (era) {
            case WESTERN ->
                year >= 1000 && year <= 9999
                        ? Optional.of(String.format(Locale.ROOT, "%04d", year) + rest)
                        : Optional.empty();
            case REPUBLIC, BEFORE_REPUBLIC -> year >= 1 && year <= MAX_REPUBLIC_YEAR
                    ? Optional.of(era.zh() + String.format(Locale.ROOT, "%03d", year) + rest)
                    : Optional.empty();
        };
    }

    private static Era era(@Nullable String name, String year) {
        for (Era era : Era.values()) {
            if (era.zh().equals(name)) {
                return era;
            }
        }
        return year.length() == 4 ? Era.WESTERN : Era.REPUBLIC;
    }

    /// The number written by 1 to `maxDigits` digits, -1 when it is not one.
    private static int number(String typed, int maxDigits) {
        String text = halfWidth(typed).strip();
        if (text.isEmpty() || text.length() > maxDigits) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    private static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fullWidth = c >= '\uFF01' && c <= '\uFF5E';
            half.append(c == '\u3000' ? ' ' : fullWidth ? (char) (c - '\uFF01' + '!') : c);
        }
        return half.toString();
    }
}
