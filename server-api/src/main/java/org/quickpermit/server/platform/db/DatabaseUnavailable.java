package org.quickpermit.server.platform.db;

import org.jspecify.annotations.Nullable;

/// The database cannot take the work now; the caller may try again later. The work was done whole or not at all, and where
/// the connection was lost during the commit, it is unknown which: a repeated call must be recognised by its key.
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param message what is the matter, for the log
    /// @param cause what the engine said, where it said something
    public DatabaseUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
