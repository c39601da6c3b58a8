package org.quickpermit.kiosk.station;

import java.time.Duration;
import java.util.Optional;

/// What a kiosk is doing: one record per screen. No state carries a barcode, a document number or a name; the printing
/// screens know the first letters of the name and forget them with the visit.
public sealed interface StationState {
    /// What holds on every screen.
    Setting setting();

    /// The same screen with another setting.
    StationState with(Setting setting);

    /// Waiting for a traveller.
    ///
    /// @param left time until a language chosen by somebody who left again is forgotten; zero when there is none
    record Attract(Setting setting, Duration left) implements StationState {
        @Override
        public Attract with(Setting setting) {
            return new Attract(setting, left);
        }
    }

    /// Bytes of a barcode are arriving.
    ///
    /// @param left time until the wait is given up
    record Reading(Setting setting, Duration left) implements StationState {
        @Override
        public Reading with(Setting setting) {
            return new Reading(setting, left);
        }
    }

    /// The barcode is whole: its seal is being verified, then the server is asked.
    record Checking(Setting setting) implements StationState {
        @Override
        public Checking with(Setting setting) {
            return new Checking(setting);
        }
    }

    /// The permit is being printed.
    ///
    /// @param initials first letters of the traveller's name, as `C. T. M.`
    /// @param stage how far it is
    record Printing(Setting setting, String initials, PrintStage stage) implements StationState {
        @Override
        public Printing with(Setting setting) {
            return new Printing(setting, initials, stage);
        }
    }

    /// Printing waits for staff: the same job goes on as soon as the trouble is gone.
    ///
    /// @param initials first letters of the traveller's name
    /// @param trouble what stands in the way
    record PrintHeld(Setting setting, String initials, Trouble trouble) implements StationState {
        @Override
        public PrintHeld with(Setting setting) {
            return new PrintHeld(setting, initials, trouble);
        }
    }

    /// The sheet should be out and the printer cannot count: the traveller holds it to the reader.
    ///
    /// @param initials first letters of the traveller's name
    record ShowSheet(Setting setting, String initials) implements StationState {
        @Override
        public ShowSheet with(Setting setting) {
            return new ShowSheet(setting, initials);
        }
    }

    /// The sheet is out.
    ///
    /// @param initials first letters of the traveller's name
    /// @param left time until the screen is cleared
    record TakePermit(Setting setting, String initials, Duration left) implements StationState {
        @Override
        public TakePermit with(Setting setting) {
            return new TakePermit(setting, initials, left);
        }
    }

    /// No permit this time, and why.
    ///
    /// @param left time until the screen is cleared
    /// @param kiosk name of the kiosk that can help, empty where any other can
    record Sorry(Setting setting, SorryReason reason, Duration left, String kiosk) implements StationState {
        /// Any other kiosk can help, or none.
        public Sorry(Setting setting, SorryReason reason, Duration left) {
            this(setting, reason, left, "");
        }

        @Override
        public Sorry with(Setting setting) {
            return new Sorry(setting, reason, left, kiosk);
        }
    }

    /// The boarding confirmation is lost: the passport is wanted.
    ///
    /// @param numberTyped true when the permit's number was typed before
    /// @param left time until the screen asks whether anybody is there
    record LostSlip(Setting setting, boolean numberTyped, Duration left) implements StationState {
        @Override
        public LostSlip with(Setting setting) {
            return new LostSlip(setting, numberTyped, left);
        }
    }

    /// The permit's number is being typed. The number itself is on the screen only.
    ///
    /// @param left time until the screen asks whether anybody is there
    record TypeNumber(Setting setting, Duration left) implements StationState {
        @Override
        public TypeNumber with(Setting setting) {
            return new TypeNumber(setting, left);
        }
    }

    /// The time of a screen is over: before it is cleared, whoever stands there may ask for more.
    ///
    /// @param waiting the screen they come back to, with its whole time
    /// @param left time until that screen is cleared
    record MoreTime(StationState waiting, Duration left) implements StationState {
        @Override
        public Setting setting() {
            return waiting.setting();
        }

        @Override
        public MoreTime with(Setting setting) {
            return new MoreTime(waiting.with(setting), left);
        }
    }

    /// The kiosk serves nobody; [Setting#firstTrouble()] says why.
    ///
    /// @param left time until a language chosen by somebody who left again is forgotten; zero when there is none
    record OutOfOrder(Setting setting, Duration left) implements StationState {
        /// Nobody has chosen a language.
        public OutOfOrder(Setting setting) {
            this(setting, Duration.ZERO);
        }

        @Override
        public OutOfOrder with(Setting setting) {
            return new OutOfOrder(setting, left);
        }
    }

    /// Staff are asked for the PIN.
    ///
    /// @param refused true after a wrong PIN
    /// @param pause time until the next try is taken
    /// @param left time until the screen is cleared
    record StaffPin(Setting setting, boolean refused, Duration pause, Duration left) implements StationState {
        @Override
        public StaffPin with(Setting setting) {
            return new StaffPin(setting, refused, pause, left);
        }
    }

    /// The staff console is open.
    ///
    /// @param page page shown
    /// @param left time until it locks by itself
    /// @param scan what the barcode reader gave last, without its content
    record Console(Setting setting, ConsolePage page, Duration left, Optional<ScanSeen> scan) implements StationState {
        @Override
        public Console with(Setting setting) {
            return new Console(setting, page, left, scan);
        }
    }

    /// What the self-test of the barcode reader tells of a read.
    ///
    /// @param characters how many characters arrived, 0 for a read that failed
    /// @param fault what was wrong, empty for a whole read
    /// @param selfTest true when it was the barcode shown on the page itself
    record ScanSeen(int characters, Optional<StationEvent.ScanFault> fault, boolean selfTest) {}

    /// How far a print is.
    enum PrintStage {
        /** The paper is being laid out and sent. */
        SENDING,
        /** The printer is working. */
        PRINTING
    }
}
