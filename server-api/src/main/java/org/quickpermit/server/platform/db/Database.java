package org.quickpermit.server.platform.db;

import org.jdbi.v3.core.HandleCallback;

/// The one way to the data. A callback gets a Jdbi handle inside an open transaction and must neither keep it nor hand
/// it to another thread.
///
/// On SQLite all writes run one after the other on one thread and several of them share one `fsync` (group commit): keep
/// the callback short, read what can be read before. A callback that throws changes nothing and does not disturb the
/// others of its group.
///
/// A callback of [#write] may run more than once, and only its last run counts: on PostgreSQL after a serialization failure
/// or a deadlock, on SQLite when another of its group failed. It must therefore have no effect outside the database but its
/// result: no file, no message, no counter, nothing added to a list it did not make itself.
public interface Database extends AutoCloseable {
    /// Runs reads on one consistent snapshot; what the callback writes is refused or rolled back.
    <T, X extends Exception> T read(HandleCallback<T, X> work) throws X;

    /// Runs one durable transaction: when this method returns, its effects are on disk; when it throws, there are none.
    /// The work may be run again, see above.
    ///
    /// @throws DatabaseUnavailable when the database is closing, its queue is full, its disk failed, or it cannot be
    ///         reached; after a connection lost during the commit alone, the effects may be there all the same
    <T, X extends Exception> T write(HandleCallback<T, X> work) throws X;

    /// Which engine it is, with the few things that differ.
    Dialect dialect();

    /// What the metrics show.
    DatabaseStatistics statistics();

    /// Finishes the writes accepted so far, then closes every connection.
    @Override
    void close();
}
