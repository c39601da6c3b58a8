package org.quickpermit.server.platform.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.quickpermit.server.platform.db.internal.OwnersFile;

import org.jspecify.annotations.Nullable;

/// Holds a data folder for one server. Two servers on one embedded database would each keep serial numbers and throttles
/// of their own. The operating system releases the lock when the process ends, however it ends. Commands that work on the
/// database beside a running server do not take it.
public final class FolderLock implements AutoCloseable {
    private static final String FILE = "server.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the folder.
    ///
    /// @param folder the data folder, which exists
    /// @throws DatabaseUnavailable when another server holds it, or the lock file cannot be written
    public static FolderLock take(Path folder) {
        Path file = folder.resolve(FILE);
        FileChannel channel = null;
        try {
            OwnersFile.make(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new DatabaseUnavailable("the data folder " + folder
                        + " is in use by another server: stop that one, or name another folder with --data", null);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new DatabaseUnavailable(file + " cannot be written: give the server's user the right to write to the "
                    + "folder, or name another with --data", e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another server in this very process.
            return null;
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The failure that led here is told instead.
            }
        }
    }

    /// Gives the folder free. The file stays: taking it away would let two others lock different files.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
