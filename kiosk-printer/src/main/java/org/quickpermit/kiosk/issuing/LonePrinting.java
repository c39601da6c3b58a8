package org.quickpermit.kiosk.issuing;

import java.util.Optional;

/// Answers in place of the centre while that is out of reach.
public interface LonePrinting {
    /// A kiosk that prints nothing alone.
    LonePrinting NEVER = new LonePrinting() {
        @Override
        public boolean allowed() {
            return false;
        }

        @Override
        public Optional<Alone.Refused> known(String slip) {
            return Optional.empty();
        }

        @Override
        public Optional<String> home(String slip) {
            return Optional.empty();
        }

        @Override
        public Alone grant(String printId, String slip, String sheetNumber) {
            return new Alone.Refused(Alone.Why.BARRED);
        }
    };

    /// True while this kiosk prints alone: the centre is out of reach and nothing bars it.
    boolean allowed();

    /// What is known here of a permit that the centre may not have heard of yet: a kiosk that is back does not ask for a
    /// permit it has just printed alone.
    ///
    /// @param slip text of the boarding confirmation's barcode
    Optional<Alone.Refused> known(String slip);

    /// Name of the kiosk a permit belongs to, where that is another one of this station.
    ///
    /// @param slip text of the boarding confirmation's barcode
    Optional<String> home(String slip);

    /// Decides about a permit.
    ///
    /// @param printId id of the print
    /// @param slip text of the boarding confirmation's barcode
    /// @param sheetNumber the sheet on top of the tray
    Alone grant(String printId, String slip, String sheetNumber);
}
