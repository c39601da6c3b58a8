package org.quickpermit.server.deposit;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;

/// Reads calendar months.
final class Months {
    private Months() {}

    /// The month of the years 2002 to 9999 that a text names, as `2026-11`; empty when it names none.
    static Optional<YearMonth> parse(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}") && text.compareTo("2002") > 0
                    ? Optional.of(YearMonth.parse(text))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
