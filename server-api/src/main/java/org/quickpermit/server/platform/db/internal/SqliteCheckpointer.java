package org.quickpermit.server.platform.db.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what the write-ahead log holds over into the database file, on a thread and a connection of its own, so that the
/// writer need not.
///
/// The longer a log may grow, the fewer pages are carried over: one that a hundred transactions changed is written once. The
/// log begins anew when all of it is carried over and nobody reads in it; should the writer be faster than this thread for so
/// long that the log grows to [#MOST_PAGES], SQLite lets the writer itself carry over the rest after each commit until that
/// is so. What a kill leaves half-way is carried over again at the next start, out of the log, which is only overwritten
/// after the database file was synced.
final class SqliteCheckpointer {
    /// 4 KiB each: 64 MiB.
    static final int MOST_PAGES = 16_000;
    private static final int ENOUGH_PAGES = 8_000;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpointer.class);

    private final Handle handle;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean written;

    private SqliteCheckpointer(Handle handle) {
        this.handle = handle;
        this.thread = Thread.ofPlatform().name("sqlite-checkpointer").unstarted(this::loop);
    }

    /// @param handle a connection for this checkpointer alone, in auto-commit mode
    static SqliteCheckpointer start(Handle handle) {
        SqliteCheckpointer checkpointer = new SqliteCheckpointer(handle);
        checkpointer.thread.start();
        return checkpointer;
    }

    /// Says that the log may have grown. Costs next to nothing.
    void written() {
        if (!written) {
            written = true;
            LockSupport.unpark(thread);
        }
    }

    void close() {
        closing.countDown();
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (closing.getCount() > 0) {
                if (written) {
                    written = false;
                    look();
                    // Often enough to stay ahead of the writer, and no oftener.
                    closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    LockSupport.park(this);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            handle.close();
        }
    }

    private void look() {
        try {
            if (waiting("NOOP") >= ENOUGH_PAGES) {
                waiting("PASSIVE");
            }
        } catch (SQLException e) {
            KeptStatements.forget(handle);
            // Nothing is lost: the log keeps what was not carried over, and the next look tries again.
            LOG.atWarn().setCause(e).log("the log could not be carried over into the database file");
        }
    }

    /// Carries over what the mode says.
    ///
    /// @return how many pages of the log are not in the database file yet
    private int waiting(String mode) throws SQLException {
        PreparedStatement checkpoint = KeptStatements.on(handle, "PRAGMA wal_checkpoint(" + mode + ")");
        try (ResultSet row = checkpoint.executeQuery()) {
            row.next();
            return row.getInt(2) - row.getInt(3);
        }
    }
}
