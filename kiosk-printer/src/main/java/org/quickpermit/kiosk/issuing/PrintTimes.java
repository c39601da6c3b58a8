package org.quickpermit.kiosk.issuing;

import java.time.Duration;

/// How patient the kiosk is with its printer.
///
/// @param poll pause between two questions
/// @param silence after how long without an answer nobody knows any more
/// @param work how long a job may work without ending and without a fault
/// @param help how long a job waits for somebody to help
/// @param show how long the traveller has to show the sheet
public record PrintTimes(Duration poll, Duration silence, Duration work, Duration help, Duration show) {
    /// What a kiosk uses.
    public static final PrintTimes STANDARD = new PrintTimes(Duration.ofMillis(200), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofSeconds(45));
}
