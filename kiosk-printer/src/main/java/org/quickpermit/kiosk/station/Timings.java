package org.quickpermit.kiosk.station;

import java.time.Duration;

/// How long screens stay. Where somebody may still be reading or typing, the end of the time is a question,
/// [StationState.MoreTime], and only the end of that one clears the screen.
///
/// @param reading wait for the rest of a barcode
/// @param language how long a language stays chosen on the first screen
/// @param take how long "take your permit" stays
/// @param sorry how long a refusal stays before the question
/// @param slip how long the screens for a lost confirmation stay untouched before the question
/// @param pin how long the PIN pad stays untouched before the question
/// @param console how long the console stays untouched before the question
/// @param question how long "do you need more time?" waits for an answer
public record Timings(Duration reading, Duration language, Duration take, Duration sorry, Duration slip, Duration pin,
        Duration console, Duration question) {
    /// These times, with the usual ones for the screens of a lost confirmation and for the question.
    public Timings(Duration reading, Duration language, Duration take, Duration sorry, Duration pin,
            Duration console) {
        this(reading, language, take, sorry, Duration.ofSeconds(45), pin, console, Duration.ofSeconds(15));
    }

    /// What a kiosk uses unless told otherwise: long enough for a tired reader, short enough for the queue.
    /// The console locks two minutes after the last touch.
    public static final Timings STANDARD = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(45),
            Duration.ofSeconds(20), Duration.ofSeconds(15), Duration.ofSeconds(45), Duration.ofSeconds(30),
            Duration.ofSeconds(105), Duration.ofSeconds(15));
}
