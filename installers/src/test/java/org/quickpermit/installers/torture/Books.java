package org.quickpermit.installers.torture;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Reads a SQLite file of a running or a killed program from outside, with statements of its own.
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            statement.execute("PRAGMA busy_timeout = 20000");
        }
    }

    /// Rows as text, their columns joined by blanks.
    List<String> rows(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(String.join(" ", row));
            }
            return all;
        }
    }

    long count(String sql) throws SQLException {
        return Long.parseLong(rows(sql).getFirst());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
