package org.quickpermit.kiosk.issuing;

import org.quickpermit.kiosk.journal.AloneRight;
import org.quickpermit.wire.PrintLease;

/// The kiosk's own answer in place of the centre's, while the centre is out of reach.
public sealed interface Alone {
    /// The permit may be printed on the sheet on top.
    ///
    /// @param lease what the paper shows, with a seal by the kiosk's own key
    /// @param right what the journal keeps of it
    record Granted(PrintLease lease, AloneRight right) implements Alone {}

    /// The permit belongs to another kiosk of the station.
    ///
    /// @param kiosk name of that kiosk
    record Elsewhere(String kiosk) implements Alone {}

    /// The permit cannot be printed here now.
    record Refused(Why why) implements Alone {}

    /// Why a permit cannot be printed alone.
    enum Why {
        /** Nothing was fetched ahead for it, or this slip does not open what was. */
        NOT_PROVIDED,
        /** It was printed here before. */
        PRINTED_HERE,
        /** A sheet of it waits here for a person to say what became of it. */
        UNSETTLED,
        /** The kiosk may not print alone at this moment. */
        BARRED
    }
}
