package org.quickpermit.kiosk.journal;

/// The journal could not be read or written. Nothing may be printed until it is open again.
public final class JournalException extends RuntimeException {
    /// @param message what was being done
    /// @param cause what the database said
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    /// @param message what is wrong with the journal
    public JournalException(String message) {
        super(message);
    }
}
