package org.quickpermit.kiosk.station;

import java.time.Duration;

/// How long screens stay.
///
/// @param reading wait for the rest of a barcode
/// @param language how long a language stays chosen on the first screen
/// @param take how long "take your permit" stays
/// @param sorry how long a refusal stays
/// @param pin how long the PIN pad stays untouched
/// @param console after how long the console locks by itself
public record Timings(Duration reading, Duration language, Duration take, Duration sorry, Duration pin,
        Duration console) {
    /// What a kiosk uses unless told otherwise: long enough for a tired reader, short enough for the queue.
    public static final Timings STANDARD = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(45),
            Duration.ofSeconds(20),
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofMinutes(2));
}
