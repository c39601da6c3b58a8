package org.quickpermit.server.platform.db.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.server.platform.db.DatabaseStatistics;
import org.quickpermit.server.platform.db.DatabaseUnavailable;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/// The one thread that writes. It runs the waiting transactions one after the other and commits them together: while one
/// group is being synced to disk the next one gathers, so that many callers share one `fsync`.
///
/// After an I/O error at commit nothing more is written until a restart: what a second sync would report about pages the
/// first one lost is not to be trusted.
final class SqliteWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);
    private static final int QUEUE_LIMIT = 4096;
    private static final int GROUP_LIMIT = 128;

    private final Handle handle;
    private final BlockingQueue<Task<?, ?>> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final AtomicLong transactions = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Throwable broken;

    private SqliteWriter(Handle handle) {
        this.handle = handle;
        this.thread = Thread.ofPlatform().name("sqlite-writer").unstarted(this::loop);
    }

    static SqliteWriter start(Handle handle) throws SQLException {
        handle.getConnection().setAutoCommit(false);
        SqliteWriter writer = new SqliteWriter(handle);
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

    DatabaseStatistics statistics() {
        return new DatabaseStatistics(queue.size(), transactions.get(), commits.get());
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
        List<Task<?, ?>> group = new ArrayList<>();
        Task<?, ?> task = first;
        while (task != null) {
            runOne(task, !group.isEmpty());
            if (task.failure == null) {
                group.add(task);
            } else {
                task.done.countDown();
            }
            task = group.size() < GROUP_LIMIT ? queue.poll() : null;
        }
        if (group.isEmpty()) {
            return;
        }
        try {
            handle.getConnection().commit();
            commits.incrementAndGet();
            transactions.addAndGet(group.size());
        } catch (SQLException e) {
            failGroup(group, e);
        }
        group.forEach(finished -> finished.done.countDown());
    }

    private void failGroup(List<Task<?, ?>> group, SQLException e) {
        if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_IOERR.code) {
            broken = e;
        }
        LOG.atError().setCause(e).addKeyValue("transactions", group.size()).log("commit failed");
        group.forEach(task -> task.failure = new DatabaseUnavailable("commit failed", e));
        rollback();
    }

    /// The first of a group needs no savepoint: its failure takes back the whole, so far empty, transaction.
    private void runOne(Task<?, ?> task, boolean savepoint) {
        try {
            if (savepoint) {
                handle.execute("SAVEPOINT task");
            }
            task.run(handle);
            if (savepoint) {
                handle.execute("RELEASE task");
            }
        } catch (Throwable e) {
            task.failure = e;
            if (savepoint) {
                handle.execute("ROLLBACK TO task");
                handle.execute("RELEASE task");
            } else {
                rollback();
            }
        }
    }

    private void rollback() {
        try {
            handle.getConnection().rollback();
        } catch (SQLException e) {
            broken = e;
            LOG.atError().setCause(e).log("rollback failed");
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
