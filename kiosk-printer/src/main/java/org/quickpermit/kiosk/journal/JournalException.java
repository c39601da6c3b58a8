package org.quickpermit.kiosk.journal;

import java.sql.SQLException;

/// The journal could not be read or written. Nothing may be printed until it is open again.
public final class JournalException extends RuntimeException {
    private static final int SQLITE_FULL = 13;

    private final boolean diskFull;

    /// @param message what was being done
    /// @param cause what the database said
    public JournalException(String message, SQLException cause) {
        super(message, cause);
        this.diskFull = isFull(cause);
    }

    /// @param message what is wrong with the journal
    public JournalException(String message) {
        this(message, false);
    }

    JournalException(String message, boolean diskFull) {
        super(message);
        this.diskFull = diskFull;
    }

    /// True when the disk had no room.
    public boolean diskFull() {
        return diskFull;
    }

    static boolean isFull(SQLException failure) {
        return (failure.getErrorCode() & 0xFF) == SQLITE_FULL;
    }
}
