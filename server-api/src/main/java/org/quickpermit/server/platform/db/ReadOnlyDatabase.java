package org.quickpermit.server.platform.db;

import org.jdbi.v3.core.HandleCallback;

/// A database opened only to look at it: it is not made, not brought up to date, and the engine refuses every write.
public interface ReadOnlyDatabase extends AutoCloseable {
    /// True when it holds the tables of an installation; false for an empty or a foreign database.
    boolean holdsInstallation();

    /// Runs reads on one consistent snapshot.
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    @Override
    void close();
}
