package org.quickpermit.kiosk.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;

import org.jspecify.annotations.Nullable;

/// The journal's file: one connection, one user of it at a time, and nothing more once a write has failed.
final class JournalFile {
    private final Connection connection;
    private boolean broken;

    private JournalFile(Connection connection) {
        this.connection = connection;
    }

    /// @throws JournalException when it cannot be opened, is damaged, or does not keep its promises
    static JournalFile open(Path file) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try {
                JournalSchema.prepare(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            return new JournalFile(connection);
        } catch (SQLException e) {
            throw new JournalException("the journal " + file.getFileName() + " cannot be opened", e);
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(sql, values)) {
            return statement.executeUpdate();
        }
    }

    PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    synchronized <T> T read(String what, Work<T> work) {
        refuseWhenBroken();
        try {
            return work.run();
        } catch (SQLException e) {
            throw new JournalException("cannot " + what, e);
        }
    }

    /// Runs `work` in one transaction and returns when the disk has it.
    synchronized <T> T transaction(String what, Work<T> work) {
        refuseWhenBroken();
        try {
            connection.setAutoCommit(false);
            try {
                T result = work.run();
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            broken = true;
            throw new JournalException("cannot " + what, e);
        }
    }

    /// A write that failed is final: what the disk holds is not known any more, and asking it again may give a false
    /// yes. Only opening the file anew finds out.
    private void refuseWhenBroken() {
        if (broken) {
            throw new JournalException("the journal failed before: restart the kiosk");
        }
    }

    synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JournalException("the journal cannot be closed", e);
        }
    }

    static PrintRecord printOf(ResultSet row) throws SQLException {
        @Nullable
        String reason = row.getString(4);
        @Nullable
        String permit = row.getString(6);
        int job = row.getInt(8);
        @Nullable
        Integer jobOrNull = row.wasNull() ? null : job;
        @Nullable
        String evidence = row.getString(9);
        return new PrintRecord(row.getString(1), PrintStep.valueOf(row.getString(2)), row.getString(3),
                reason == null ? null : ReprintReason.valueOf(reason), row.getString(5),
                permit == null ? null : new PermitId(permit), row.getInt(7), jobOrNull,
                evidence == null ? null : PrintOutcome.Evidence.valueOf(evidence),
                Instant.ofEpochMilli(row.getLong(10)), Instant.ofEpochMilli(row.getLong(11)));
    }

    /// Statements that belong together.
    interface Work<T> {
        T run() throws SQLException;
    }
}
