package org.quickpermit.kiosk.screen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.quickpermit.kiosk.journal.LogQuery;
import org.quickpermit.kiosk.journal.PrintStep;
import org.quickpermit.kiosk.station.Language;

/// What staff type to search the print log: parts of a number, a day as `2026-11-22` or `11-22`, and an outcome in the
/// console's language, in any order.
final class LogWords {
    private static final Pattern DAY = Pattern.compile("(?:([0-9]{4})[-/])?([0-9]{1,2})[-/]([0-9]{1,2})");
    private static final int SHORTEST = 2;

    private LogWords() {}

    /// Reads what was typed.
    ///
    /// @param typed the words
    /// @param texts where outcomes have their names
    /// @param language language of the console
    /// @param today a day without a year is the last such day up to today
    static LogQuery read(String typed, KioskTexts texts, Language language, LocalDate today) {
        StringBuilder number = new StringBuilder();
        Optional<LocalDate> day = Optional.empty();
        Set<PrintStep> outcomes = EnumSet.noneOf(PrintStep.class);
        for (String word : typed.strip().split("\\s+")) {
            Optional<LocalDate> named = day(word, today);
            Set<PrintStep> meant = outcomes(word, texts, language);
            if (named.isPresent()) {
                day = named;
            } else if (!meant.isEmpty()) {
                outcomes.addAll(meant);
            } else {
                number.append(word);
            }
        }
        return new LogQuery(number.toString(), day, outcomes);
    }

    private static Optional<LocalDate> day(String word, LocalDate today) {
        Matcher matcher = DAY.matcher(word);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int month = Integer.parseInt(matcher.group(2));
            int ofMonth = Integer.parseInt(matcher.group(3));
            if (matcher.group(1) != null) {
                return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), month, ofMonth));
            }
            LocalDate thisYear = LocalDate.of(today.getYear(), month, ofMonth);
            return Optional.of(thisYear.isAfter(today) ? thisYear.minusYears(1) : thisYear);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Set<PrintStep> outcomes(String word, KioskTexts texts, Language language) {
        Set<PrintStep> meant = EnumSet.noneOf(PrintStep.class);
        if (word.length() < SHORTEST) {
            return meant;
        }
        String small = word.toLowerCase(Locale.ROOT);
        for (PrintStep step : PrintStep.values()) {
            if (texts.get(language, "result." + step).toLowerCase(Locale.ROOT).contains(small)) {
                meant.add(step);
            }
        }
        return meant;
    }
}
