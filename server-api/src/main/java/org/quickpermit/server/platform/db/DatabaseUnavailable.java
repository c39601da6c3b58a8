package org.quickpermit.server.platform.db;

import org.jspecify.annotations.Nullable;

/// The database cannot take the work now. Nothing of it was done; the caller may try again later.
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message what is the matter, for the log
    /// @param cause what the engine said, where it said something
    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
