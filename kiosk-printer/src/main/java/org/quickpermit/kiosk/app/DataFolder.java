package org.quickpermit.kiosk.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/// Where a kiosk keeps what must outlive it. One program at a time holds it.
final class DataFolder {
    private DataFolder() {}

    /// The journal's file.
    static Path journal(Path folder) {
        return folder.resolve("journal.db");
    }

    /// Takes the folder for this program until the channel is closed, or the program ends in whatever way.
    ///
    /// @throws IOException when the folder cannot be used, or another kiosk runs in it
    static FileChannel hold(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.resolve("kiosk.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        @Nullable
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another kiosk of this program runs in " + folder, e);
        }
        if (lock == null) {
            channel.close();
            throw new IOException("another kiosk runs in " + folder + ": stop it, or use another --data");
        }
        return channel;
    }
}
