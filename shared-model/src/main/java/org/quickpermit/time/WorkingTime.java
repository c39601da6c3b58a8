package org.quickpermit.time;

import java.time.LocalDateTime;

/// A moment of working time, or the reason why it cannot be told.
public sealed interface WorkingTime {
    /// @param moment local time in Taipei
    record At(LocalDateTime moment) implements WorkingTime {}

    /// The calculation runs into a year whose table of holidays is not loaded.
    ///
    /// @param year that year
    record NoTable(int year) implements WorkingTime {}
}
