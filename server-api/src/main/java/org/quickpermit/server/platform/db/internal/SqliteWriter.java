package org.quickpermit.server.platform.db.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/// The one thread that writes. It runs the waiting transactions one after the other and commits them together: while one
/// group is being synced to disk the next one gathers, so that many callers share one `fsync`.
///
/// Nothing marks where one of a group ends and the next begins: savepoints would cost every transaction what only a failing
/// one needs. When one fails after others, all of them are taken back and run again, each in a savepoint of its own this
/// time, so that whoever fails then is taken back alone.
///
/// A loader in another process may write too: the lock for writing is taken when a group begins, so that the two wait for
/// each other instead of failing half-way, and given back when it ends.
///
/// After an I/O error at commit nothing more is written until a restart: what a second sync would report about pages the
/// first one lost is not to be trusted.
final class SqliteWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int QUEUE_LIMIT = 4096;
    private static final int GROUP_LIMIT = 128;

    private final Handle handle;
    private final SqliteCheckpointer checkpointer;
    private final BlockingQueue<Task<?, ?>> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Throwable broken;

    private SqliteWriter(Handle handle, SqliteCheckpointer checkpointer) {
        this.handle = handle;
        this.checkpointer = checkpointer;
        this.thread = Thread.ofPlatform().name("sqlite-writer").unstarted(this::loop);
    }

    /// @param handle a connection for this writer alone, in auto-commit mode
    /// @param checkpointer whom to tell of each commit
    static SqliteWriter start(Handle handle, SqliteCheckpointer checkpointer) throws SQLException {
        // From here on transactions are begun and ended in SQL. The driver's own commit begins the next transaction at once,
        // and with it would hold the lock for writing while nobody writes: no other process could ever load anything.
        handle.getConnection().setAutoCommit(false);
        execute(handle, "ROLLBACK");
        SqliteWriter writer = new SqliteWriter(handle, checkpointer);
        writer.thread.start();
        return writer;
    }

    <T, X extends Exception> T run(HandleCallback<T, X> work) throws X {
        Throwable failure = broken;
        if (failure != null) {
            throw new DatabaseUnavailable("the disk failed; nothing is written until a restart", failure);
        }
        Task<T, X> task = new Task<>(work);
        synchronized (this) {
            if (closing) {
                throw new DatabaseUnavailable("the database is closing", null);
            }
            if (!queue.offer(task)) {
                throw new DatabaseUnavailable("too many writes are waiting", null);
            }
        }
        return task.await();
    }

    int queued() {
        return queue.size();
    }

    long transactions() {
        return transactions.get();
    }

    long commits() {
        return commits.get();
    }

    void close() {
        synchronized (this) {
            closing = true;
        }
        queue.offer(new Task<>(ignored -> null));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        while (!closing || !queue.isEmpty()) {
            try {
                runGroup(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        handle.close();
    }

    private void runGroup(Task<?, ?> first) {
        Throwable failed = broken;
        if (failed != null) {
            first.failure = new DatabaseUnavailable("the disk failed; nothing is written until a restart", failed);
            first.done.countDown();
            return;
        }
        try {
            execute(handle, "BEGIN IMMEDIATE");
        } catch (SQLException e) {
            LOG.atError().setCause(e).log("no transaction could be begun");
            first.failure = new DatabaseUnavailable("another process is writing, or the disk failed", e);
            first.done.countDown();
            return;
        }
        List<Task<?, ?>> group = new ArrayList<>();
        Task<?, ?> task = first;
        while (task != null) {
            if (runOne(task)) {
                group.add(task);
            } else if (group.isEmpty()) {
                task.done.countDown();
                if (startAgain() != null) {
                    return;
                }
            } else {
                group.add(task);
                runAgainApart(group);
                return;
            }
            task = group.size() < GROUP_LIMIT ? queue.poll() : null;
        }
        commit(group);
    }

    /// Runs a group again of which one failed, the order kept, each in a savepoint.
    private void runAgainApart(List<Task<?, ?>> all) {
        List<Task<?, ?>> group = new ArrayList<>();
        Throwable lostBy = startAgain();
        for (Task<?, ?> task : all) {
            if (lostBy != null) {
                task.failure = new DatabaseUnavailable("the group could not be run again", lostBy);
                task.done.countDown();
            } else if (runApart(task)) {
                group.add(task);
            } else {
                task.done.countDown();
                if (!takeBackOne()) {
                    lostBy = task.failure;
                    finish(group, lostBy);
                    group.clear();
                }
            }
        }
        if (lostBy == null) {
            commit(group);
        }
    }

    private void commit(List<Task<?, ?>> group) {
        if (group.isEmpty()) {
            rollback();
            return;
        }
        try {
            execute(handle, "COMMIT");
            commits.incrementAndGet();
            transactions.addAndGet(group.size());
            finish(group, null);
            checkpointer.written();
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_IOERR.code) {
                broken = e;
            }
            finish(group, e);
        }
    }

    /// Lets the callers of a group go: with their results, or, when the group is lost, with the cause of that.
    private void finish(List<Task<?, ?>> group, @Nullable Throwable lostBy) {
        if (lostBy != null) {
            // The cause may be any caller's exception, whose message may quote what it failed on.
            LOG.atError().addKeyValue("transactions", group.size()).addKeyValue("cause", lostBy.getClass().getName())
                    .log("a group was not committed");
            group.forEach(task -> task.failure = new DatabaseUnavailable("commit failed", lostBy));
            rollback();
        }
        group.forEach(task -> task.done.countDown());
    }

    /// @return false when it failed; then what it wrote is still in the transaction
    private boolean runOne(Task<?, ?> task) {
        try {
            task.run(handle);
            return true;
        } catch (Throwable e) {
            fail(task, e);
            return false;
        }
    }

    private void fail(Task<?, ?> task, Throwable failure) {
        task.failure = failure;
        if (Dialect.isOfSql(failure)) {
            KeptStatements.forget(handle);
        }
    }

    private boolean runApart(Task<?, ?> task) {
        try {
            execute(handle, "SAVEPOINT task");
            task.run(handle);
            execute(handle, "RELEASE task");
            return true;
        } catch (Throwable e) {
            fail(task, e);
            return false;
        }
    }

    /// When the disk is full, SQLite takes the whole transaction back by itself; there is no savepoint to go back to then.
    private boolean takeBackOne() {
        try {
            execute(handle, "ROLLBACK TO task");
            execute(handle, "RELEASE task");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /// @return null, or why no transaction could be begun
    private @Nullable Throwable startAgain() {
        rollback();
        try {
            execute(handle, "BEGIN IMMEDIATE");
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private void rollback() {
        try {
            execute(handle, "ROLLBACK");
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                broken = e;
                LOG.atError().setCause(e).log("rollback failed");
            }
        }
    }

    private static void execute(Handle handle, String sql) throws SQLException {
        try {
            KeptStatements.on(handle, sql).execute();
        } catch (SQLException e) {
            KeptStatements.forget(handle);
            throw e;
        }
    }

    /// One transaction on its way through the writer. The latch publishes result and failure to the caller.
    private static final class Task<T, X extends Exception> {
        private final HandleCallback<T, X> work;
        private final CountDownLatch done = new CountDownLatch(1);
        private @Nullable T result;
        private @Nullable Throwable failure;

        Task(HandleCallback<T, X> work) {
            this.work = work;
        }

        void run(Handle handle) throws X {
            failure = null;
            result = work.withHandle(handle);
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // the callback throws X or something unchecked; T may be Void
        T await() throws X {
            boolean interrupted = false;
            while (true) {
                try {
                    done.await();
                    break;
                } catch (InterruptedException e) {
                    // The transaction may already be on its way to the disk: its outcome must be known before leaving.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (X) failure;
            }
            return result;
        }
    }
}
