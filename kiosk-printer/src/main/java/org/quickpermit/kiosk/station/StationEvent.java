package org.quickpermit.kiosk.station;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.quickpermit.permit.PermitId;

/// Something that happened to a kiosk. Devices, network, people and time only ever produce these.
public sealed interface StationEvent {
    /// The first bytes of a barcode arrived.
    record ReadingBegan() implements StationEvent {}

    /// A whole barcode arrived.
    ///
    /// @param text what it says; masked in [#toString()]
    record Scanned(String text) implements StationEvent {
        @Override
        public String toString() {
            return "Scanned[" + text.length() + " characters]";
        }
    }

    /// The machine-readable zone of a passport arrived, from the reader or typed by one that is a keyboard.
    ///
    /// @param rows its rows, not yet checked; masked in [#toString()]
    record ZoneRead(List<String> rows) implements StationEvent {
        public ZoneRead {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "ZoneRead[" + rows.size() + " rows]";
        }
    }

    /// A traveller touched that the boarding confirmation is lost.
    record SlipLost() implements StationEvent {}

    /// A traveller wants to type the permit's number.
    record NumberWanted() implements StationEvent {}

    /// A traveller has typed a number whose check character is right.
    ///
    /// @param number the number; masked in [#toString()]
    record NumberTyped(PermitId number) implements StationEvent {
        @Override
        public String toString() {
            return "NumberTyped[masked]";
        }
    }

    /// What arrived was no whole barcode of ours.
    ///
    /// @param fault what was wrong with it
    record ScanFailed(ScanFault fault) implements StationEvent {}

    /// The server granted the sheet.
    ///
    /// @param visit visit it belongs to
    /// @param initials first letters of the traveller's name
    record LeaseGranted(long visit, String initials) implements StationEvent {}

    /// The traveller gets no permit now.
    record Refused(long visit, SorryReason reason) implements StationEvent {}

    /// The permit is printed at another kiosk of the station.
    ///
    /// @param kiosk name of that kiosk
    record Elsewhere(long visit, String kiosk) implements StationEvent {}

    /// The printer has the document.
    record PrinterWorks(long visit) implements StationEvent {}

    /// The printer needs a hand before the same job goes on.
    record PrinterNeedsHelp(long visit, Trouble trouble) implements StationEvent {}

    /// The printer says done but cannot count: the sheet has to be shown.
    record SheetWanted(long visit) implements StationEvent {}

    /// The sheet is out and good.
    record SheetOut(long visit) implements StationEvent {}

    /// The set of things that stand in the way changed.
    record TroublesChanged(Set<Trouble> troubles) implements StationEvent {
        public TroublesChanged {
            troubles = Set.copyOf(troubles);
        }
    }

    /// A traveller touched a language.
    record LanguageChosen(Language language) implements StationEvent {}

    /// A traveller touched the headphones: the screens are read aloud from now on, or not any more.
    record VoiceToggled() implements StationEvent {}

    /// Somebody answered that they need more time.
    record MoreTimeWanted() implements StationEvent {}

    /// A traveller touched "done" or "back".
    record Dismissed() implements StationEvent {}

    /// Somebody touched the staff corner.
    record StaffCalled() implements StationEvent {}

    /// The PIN was right.
    record PinAccepted() implements StationEvent {}

    /// The PIN was wrong.
    ///
    /// @param pause time until the next try is taken
    record PinRefused(Duration pause) implements StationEvent {}

    /// Staff turned to a page of the console.
    record PageOpened(ConsolePage page) implements StationEvent {}

    /// Staff touched something: the console stays open.
    record StaffTouched() implements StationEvent {}

    /// Staff locked the console.
    record ConsoleLocked() implements StationEvent {}

    /// Staff started a reprint: the kiosk prints for the traveller beside them.
    record ReprintBegan() implements StationEvent {}

    /// Time went by.
    ///
    /// @param by how much, never negative
    record TimePassed(Duration by) implements StationEvent {}

    /// What was wrong with a read.
    enum ScanFault {
        /** It broke off before its end. */
        INCOMPLETE,
        /** It holds characters no barcode of ours has. */
        FOREIGN,
        /** It is longer than any barcode of ours. */
        TOO_LONG
    }
}
