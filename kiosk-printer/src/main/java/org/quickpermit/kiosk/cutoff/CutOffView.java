package org.quickpermit.kiosk.cutoff;

import java.time.Duration;
import java.util.Optional;

import org.quickpermit.cutoff.CutOffRules.Bar;

/// How a kiosk stands for printing alone, for staff.
///
/// @param age how long ago everything had been fetched; empty before the first time
/// @param permits how many permits are provided for
/// @param printsLeft how many prints it may still make alone
/// @param bar why it may not print alone now; empty when it may
public record CutOffView(Optional<Duration> age, int permits, int printsLeft, Optional<Bar> bar) {}
