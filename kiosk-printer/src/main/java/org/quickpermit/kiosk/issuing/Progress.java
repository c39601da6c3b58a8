package org.quickpermit.kiosk.issuing;

import org.quickpermit.kiosk.station.Trouble;

/// Hears how far an attempt is. Called on the thread that issues.
public interface Progress {
    /// The server granted the sheet.
    ///
    /// @param initials first letters of the traveller's name
    void granted(String initials);

    /// The printer has the document, or goes on with it.
    void printing();

    /// The printer needs a hand.
    void held(Trouble trouble);

    /// The sheet has to be shown to the reader.
    void sheetWanted();
}
