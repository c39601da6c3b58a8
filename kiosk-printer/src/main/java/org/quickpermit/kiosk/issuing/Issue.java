package org.quickpermit.kiosk.issuing;

import org.quickpermit.kiosk.station.SorryReason;

/// How an attempt to issue a permit ended.
public sealed interface Issue {
    /// The sheet is out, by positive evidence.
    record Issued() implements Issue {}

    /// There is no permit in the traveller's hand, or nobody knows.
    record NotIssued(SorryReason reason) implements Issue {}

    /// The permit is printed at another kiosk of the station.
    ///
    /// @param kiosk name of that kiosk
    record Elsewhere(String kiosk) implements Issue {}
}
