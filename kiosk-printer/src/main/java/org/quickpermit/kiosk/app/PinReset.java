package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

import org.quickpermit.kiosk.journal.Journal;

/// Makes a kiosk forget a staff PIN that nobody knows any more. It takes whoever may write the data folder, and leaves an
/// entry in the journal.
final class PinReset {
    private PinReset() {}

    /// Forgets the PIN; the kiosk stays closed until a new one is chosen on its screen.
    ///
    /// @param data data folder of a kiosk that is not running
    /// @param clock wall clock of the journal's entry
    /// @return false when none was set; then nothing is written
    /// @throws IOException when there is no journal in the folder, or the kiosk runs
    /// @throws org.quickpermit.kiosk.journal.JournalException when the journal is damaged
    static boolean run(Path data, InstantSource clock) throws IOException {
        if (!Files.isRegularFile(DataFolder.journal(data))) {
            throw new IOException("--data: no kiosk has kept a journal in " + data + ": name the kiosk's own folder");
        }
        try (FileChannel held = DataFolder.hold(data);
                Journal journal = Journal.open(DataFolder.journal(data), clock)) {
            return held.isOpen() && new StaffPin(journal, clock).forget();
        }
    }
}
