package org.quickpermit.kiosk.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// The journal's file: one connection, one user of it at a time, and nothing more once it has failed.
final class JournalFile {
    private final Connection connection;
    private boolean broken;
    private boolean diskFull;

    private JournalFile(Connection connection) {
        this.connection = connection;
    }

    /// @throws JournalException when it cannot be opened, is damaged, or does not keep its promises
    static JournalFile open(Path file) {
        try {
            return over(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        } catch (SQLException e) {
            throw new JournalException("the journal " + file.getFileName() + " cannot be opened", e);
        }
    }

    /// Takes a connection over and prepares the file; closes the connection when that fails.
    static JournalFile over(Connection connection) throws SQLException {
        try {
            JournalSchema.prepare(connection);
        } catch (SQLException | RuntimeException e) {
            closeAfter(e, connection);
            throw e;
        }
        return new JournalFile(connection);
    }

    private static void closeAfter(Exception failure, Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = bind(sql, values)) {
            return statement.executeUpdate();
        }
    }

    /// Runs an insert that returns a number.
    long insert(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values).orElseThrow(() -> new SQLException("nothing returned"));
    }

    <T> Optional<T> first(String sql, Row<T> shape, @Nullable Object... values) throws SQLException {
        return all(sql, shape, values).stream().findFirst();
    }

    <T> List<T> all(String sql, Row<T> shape, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = bind(sql, values); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.add(shape.of(row));
            }
        }
        return found;
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    synchronized <T> T read(String what, Work<T> work) {
        refuseWhenBroken();
        try {
            return work.run();
        } catch (SQLException e) {
            breakDown(e);
            throw new JournalException("cannot " + what, e);
        }
    }

    /// Runs `work` in one transaction and returns when the disk has it. What `work` throws by itself undoes it and
    /// leaves the file usable; what the file throws is final.
    synchronized <T> T transaction(String what, Work<T> work) {
        refuseWhenBroken();
        try {
            connection.setAutoCommit(false);
            T result;
            try {
                result = work.run();
            } catch (RuntimeException | Error e) {
                connection.rollback();
                connection.setAutoCommit(true);
                throw e;
            }
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException e) {
            breakDown(e);
            letGo(e);
            throw new JournalException("cannot " + what, e);
        }
    }

    private void breakDown(SQLException failure) {
        broken = true;
        diskFull = JournalException.isFull(failure);
    }

    /// After a failure the file must not stay locked for whoever opens it next.
    private void letGo(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// A write that failed is final: what the disk holds is not known any more, and asking it again may give a false
    /// yes. Only opening the file anew finds out.
    private void refuseWhenBroken() {
        if (broken) {
            throw new JournalException("the journal failed before: restart the kiosk", diskFull);
        }
    }

    synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new JournalException("the journal cannot be closed", e);
        }
    }

    /// Statements that belong together.
    interface Work<T> {
        T run() throws SQLException;
    }

    /// Makes a value of the row a result stands at.
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
