package org.quickpermit.kiosk.journal;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/// Which prints of the log are wanted. What is empty restricts nothing.
///
/// @param number part of a permit's or a sheet's number; hyphens and blanks do not count
/// @param day the day in Asia/Taipei on which they began
/// @param outcomes how far they are
public record LogQuery(String number, Optional<LocalDate> day, Set<PrintStep> outcomes) {
    public LogQuery {
        outcomes = Set.copyOf(outcomes);
    }

    /// Prints by number only.
    public static LogQuery ofNumber(String number) {
        return new LogQuery(number, Optional.empty(), Set.of());
    }
}
