package org.quickpermit.installers.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/// What a decision costs at the very least on this machine: its look-ups and one durable insert, by bare JDBC with kept
/// statements and nothing else. A read connection for each client, one thread that writes, a commit and its sync shared
/// by all inserts that waited meanwhile (`synchronous=FULL`): the arrangement the server has too.
public final class Floor implements AutoCloseable {
    private static final int GROUP_LIMIT = 128;
    /// About as much as a stored decision: the application, its grounds and the receipt as JSON.
    private static final String CONTENT = "x".repeat(2_000);
    private final String url;
    private final Connection writing;
    private final PreparedStatement insert;
    private final BlockingQueue<Insert> queue = new ArrayBlockingQueue<>(4096);
    private final Thread writer;

    /// A look-up of the decision.
    ///
    /// @param sql one statement
    /// @param keys what is bound to each parameter
    public record LookUp(String sql, List<Key> keys) {
        public LookUp {
            keys = List.copyOf(keys);
        }
    }

    /// What a look-up asks by.
    public enum Key {
        /** Number of the document. */
        DOCUMENT,
        /** Code of the document's issuer. */
        ISSUER,
        /** Identity number. */
        IDENTITY,
        /** Birth date in days of the epoch. */
        BIRTH_DAY,
        /** Id of the agency. */
        AGENCY
    }

    private record Insert(int person, CompletableFuture<@Nullable Void> done) {}

    /// Opens a database of the server's shape for the floor alone.
    ///
    /// @param file a copy of the server's SQLite file: it gets a table of its own
    public Floor(Path file) throws SQLException {
        this.url = "jdbc:sqlite:" + file;
        this.writing = open();
        try (Statement statement = writing.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS floor_case (id INTEGER PRIMARY KEY, person BIGINT NOT NULL,"
                    + " document_number TEXT NOT NULL, content TEXT NOT NULL)");
            requirePragma(statement, "journal_mode", "wal");
            requirePragma(statement, "synchronous", "2");
        }
        writing.setAutoCommit(false);
        this.insert = writing
                .prepareStatement("INSERT INTO floor_case (person, document_number, content) VALUES (?, ?, ?)");
        this.writer = Thread.ofPlatform().name("floor-writer").start(this::write);
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
        }
        return connection;
    }

    private static void requirePragma(Statement statement, String name, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            if (!row.next() || !value.equalsIgnoreCase(row.getString(1))) {
                throw new SQLException("PRAGMA " + name + " is not " + value + ": the floor would not be durable");
            }
        }
    }

    /// The operation of one client: every look-up for the next person, then the insert.
    ///
    /// @param lookUps the decision's reads
    /// @param people gives the next person's number
    public ClosedLoop.Operation client(List<LookUp> lookUps, java.util.function.IntSupplier people)
            throws SQLException {
        Connection reading = open();
        reading.setAutoCommit(false);
        List<PreparedStatement> statements = new ArrayList<>();
        for (LookUp lookUp : lookUps) {
            statements.add(reading.prepareStatement(lookUp.sql()));
        }
        return new ClosedLoop.Operation() {
            @Override
            public void run() throws Exception {
                int person = people.getAsInt();
                for (int i = 0; i < statements.size(); i++) {
                    look(statements.get(i), lookUps.get(i).keys(), person);
                }
                // Ends the snapshot, as the decision's reading transaction does.
                reading.rollback();
                Insert own = new Insert(person, new CompletableFuture<>());
                queue.put(own);
                own.done.get();
            }

            @Override
            public void close() throws SQLException {
                reading.close();
            }
        };
    }

    private static void look(PreparedStatement statement, List<Key> keys, int person) throws SQLException {
        for (int i = 0; i < keys.size(); i++) {
            switch (keys.get(i)) {
                case DOCUMENT -> statement.setString(i + 1, BenchTravellers.passportNumber(person));
                case ISSUER -> statement.setString(i + 1, "CHN");
                case IDENTITY -> statement.setString(i + 1, BenchTravellers.identityNumber(person));
                case BIRTH_DAY -> statement.setLong(i + 1, BenchTravellers.birthDate(person).toEpochDay());
                case AGENCY -> statement.setString(i + 1, "bench");
            }
        }
        try (ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    rows.getString(column);
                }
            }
        }
    }

    private void write() {
        List<Insert> group = new ArrayList<>();
        try {
            while (true) {
                group.add(queue.take());
                queue.drainTo(group, GROUP_LIMIT - 1);
                for (Insert one : group) {
                    insert.setInt(1, one.person);
                    insert.setString(2, BenchTravellers.passportNumber(one.person));
                    insert.setString(3, CONTENT);
                    insert.executeUpdate();
                }
                writing.commit();
                group.forEach(one -> one.done.complete(null));
                group.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            group.forEach(one -> one.done.completeExceptionally(e));
        }
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        writer.interrupt();
        writer.join();
        writing.close();
    }
}
