package org.quickpermit.server.platform.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

/// The engines and the few pieces of SQL in which they differ. Everything else is written once, in the subset both
/// understand.
public enum Dialect {
    /** Embedded, one file, one writer. */
    SQLITE("sqlite", ""),
    /** A server of its own, several writers. */
    POSTGRESQL("postgresql", " FOR UPDATE");

    private final String folder;
    private final String forUpdate;

    Dialect(String folder, String forUpdate) {
        this.folder = folder;
        this.forUpdate = forUpdate;
    }

    /// Name of the folders that hold SQL for this engine alone.
    public String folder() {
        return folder;
    }

    /// What locks the selected rows until the transaction ends; empty on SQLite, where the one writer needs no lock.
    public String forUpdate() {
        return forUpdate;
    }

    /// True when `failure` or one of its causes reports a violated UNIQUE or PRIMARY KEY constraint.
    public boolean isUniqueViolation(Throwable failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return false;
        }
        return switch (this) {
            case SQLITE -> String.valueOf(cause.getMessage()).contains("UNIQUE constraint failed")
                    || String.valueOf(cause.getMessage()).contains("SQLITE_CONSTRAINT_PRIMARYKEY");
            case POSTGRESQL -> "23505".equals(cause.getSQLState());
        };
    }

    /// True when the same transaction may succeed if it runs again.
    public boolean isTransient(Throwable failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return false;
        }
        return switch (this) {
            case SQLITE -> false;
            case POSTGRESQL -> "40001".equals(cause.getSQLState()) || "40P01".equals(cause.getSQLState());
        };
    }

    /// True when `failure` says that the engine cannot be reached, is stopping, or that the connection to it was lost. What
    /// was sent last may then have been done or not.
    public boolean isUnreachable(Throwable failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return false;
        }
        return switch (this) {
            case SQLITE -> false;
            case POSTGRESQL ->
                cause instanceof SQLTransientConnectionException || isLostConnection(cause.getSQLState());
        };
    }

    /// Class 08: connection exceptions; 57P01 to 57P03: the server stops or is not up yet; 53300: it takes no more
    /// connections. Without a state, the exception is the pool's own: a time-out, or a connection it has thrown away since
    /// it was lost, which hides what was said first.
    private static boolean isLostConnection(@Nullable String state) {
        return state == null || state.startsWith("08") || state.startsWith("57P0") || state.equals("53300");
    }

    /// True when `failure` or one of its causes is a failure of SQL.
    public static boolean isOfSql(Throwable failure) {
        return sqlCause(failure) != null;
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
