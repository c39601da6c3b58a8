package org.quickpermit.kiosk.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.station.Language;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.seal.ListAgePolicy;

/// What a kiosk is told at start.
///
/// @param data folder of journal, key and trust list; made when it is not there
/// @param ticket enrolment ticket, needed once
/// @param scanner serial port of the barcode reader
/// @param baud its speed
/// @param printer address of the printer, `ipp://…`
/// @param home language between visits
/// @param firstPin staff PIN to set when there is none yet; without it the console asks for one
/// @param clock the wall clock
/// @param screens how long screens stay
/// @param printing patience with the printer
/// @param watch how often devices and server are looked at
/// @param patience how long one answer of the server or the printer may take
/// @param listAge how old the trust list may be
/// @param voice speech program that reads the screens aloud, empty where there is none
public record KioskSettings(Path data, Optional<Path> ticket, Optional<Path> scanner, int baud, URI printer,
        Language home, Optional<String> firstPin, Clock clock, Timings screens, PrintTimes printing, Duration watch,
        Duration patience, ListAgePolicy listAge, Optional<Path> voice) {
    /// The settings of a kiosk in service.
    ///
    /// @param data data folder
    /// @param scanner port of the reader, if it has one
    /// @param printer address of the printer
    public static KioskSettings standard(Path data, Optional<Path> scanner, URI printer) {
        return new KioskSettings(data, Optional.empty(), scanner, 9_600, printer, Language.ZH_HANT, Optional.empty(),
                Clock.systemUTC(), Timings.STANDARD, PrintTimes.STANDARD, Duration.ofSeconds(2),
                Duration.ofSeconds(5), ListAgePolicy.STANDARD, Optional.empty());
    }

    /// The same with an enrolment ticket.
    public KioskSettings withTicket(Path file) {
        return new KioskSettings(data, Optional.of(file), scanner, baud, printer, home, firstPin, clock, screens,
                printing, watch, patience, listAge, voice);
    }

    /// The same with another home language.
    public KioskSettings withHome(Language language) {
        return new KioskSettings(data, ticket, scanner, baud, printer, language, firstPin, clock, screens, printing,
                watch, patience, listAge, voice);
    }

    /// The same with another speed of the reader.
    public KioskSettings withBaud(int speed) {
        return new KioskSettings(data, ticket, scanner, speed, printer, home, firstPin, clock, screens, printing,
                watch, patience, listAge, voice);
    }

    /// The same with a PIN for the first start.
    public KioskSettings withFirstPin(String pin) {
        return new KioskSettings(data, ticket, scanner, baud, printer, home, Optional.of(pin), clock, screens,
                printing, watch, patience, listAge, voice);
    }

    /// The same with another clock.
    public KioskSettings withClock(Clock other) {
        return new KioskSettings(data, ticket, scanner, baud, printer, home, firstPin, other, screens, printing,
                watch, patience, listAge, voice);
    }

    /// The same with other durations.
    public KioskSettings withTimes(Timings screenTimes, PrintTimes printTimes, Duration watchEvery,
            Duration answerPatience) {
        return new KioskSettings(data, ticket, scanner, baud, printer, home, firstPin, clock, screenTimes, printTimes,
                watchEvery, answerPatience, listAge, voice);
    }

    /// The same with a speech program.
    ///
    /// @param program `spd-say`, or a program that takes the arguments of espeak-ng
    public KioskSettings withVoice(Path program) {
        return new KioskSettings(data, ticket, scanner, baud, printer, home, firstPin, clock, screens, printing,
                watch, patience, listAge, Optional.of(program));
    }

    @Override
    public String toString() {
        return "KioskSettings[" + data + ", scanner " + scanner + ", printer " + printer + "]";
    }
}
