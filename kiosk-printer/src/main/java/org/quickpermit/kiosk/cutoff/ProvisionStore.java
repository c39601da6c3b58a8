package org.quickpermit.kiosk.cutoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.quickpermit.device.OwnerOnly;
import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.Provision;
import org.quickpermit.wire.ProvisionPage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was fetched ahead, in a SQLite file of its own beside the journal: locked data, which only a traveller's slip
/// opens. Nothing in it is lost for good, so a file that fails is thrown away and fetched anew; what is deleted is
/// overwritten (`secure_delete`). Safe for several threads.
public final class ProvisionStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProvisionStore.class);
    private static final String[] TABLES = {"""
            CREATE TABLE IF NOT EXISTS provision (
              permit_id TEXT PRIMARY KEY, until TEXT NOT NULL, locked TEXT NOT NULL) STRICT, WITHOUT ROWID""", """
            CREATE INDEX IF NOT EXISTS provision_until ON provision (until)""", """
            CREATE TABLE IF NOT EXISTS fetched (
              id INTEGER PRIMARY KEY CHECK (id = 1), through INTEGER NOT NULL, at INTEGER NOT NULL,
              whole_at INTEGER) STRICT"""};

    private final Connection connection;

    private ProvisionStore(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file, making it where there is none and again where it is damaged.
    ///
    /// @throws IOException when it cannot be made
    public static ProvisionStore open(Path file) throws IOException {
        try {
            return opened(file);
        } catch (SQLException e) {
            LOG.warn("the provisions cannot be read and are fetched anew: {}", e.getMessage());
            for (String end : new String[]{"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
            }
        }
        try {
            return opened(file);
        } catch (SQLException e) {
            throw new IOException("the provisions cannot be kept in " + file, e);
        }
    }

    private static ProvisionStore opened(Path file) throws SQLException, IOException {
        if (!Files.exists(file)) {
            OwnerOnly.create(file);
        }
        return over(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath()));
    }

    /// Keeps the provisions behind a connection to a SQLite file, which belongs to the store from then on.
    ///
    /// @throws SQLException when the file is damaged
    public static ProvisionStore over(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=TRUNCATE");
            statement.execute("PRAGMA secure_delete=ON");
            try (ResultSet row = statement.executeQuery("PRAGMA quick_check")) {
                if (!row.next() || !"ok".equals(row.getString(1))) {
                    throw new SQLException("damaged");
                }
            }
            for (String table : TABLES) {
                statement.executeUpdate(table);
            }
            connection.setAutoCommit(false);
            return new ProvisionStore(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// The change number up to which everything is here; 0 for nothing.
    public synchronized long through() {
        return number("SELECT through FROM fetched").orElse(0L);
    }

    /// When the last page came that had no further one behind it; empty before the first.
    public synchronized Optional<Instant> wholeAt() {
        return number("SELECT whole_at FROM fetched WHERE whole_at IS NOT NULL").map(Instant::ofEpochMilli);
    }

    /// How many permits are provided for.
    public synchronized int count() {
        return number("SELECT COUNT(*) FROM provision").orElse(0L).intValue();
    }

    /// What is locked for a permit.
    public synchronized Optional<String> find(PermitId permitId) {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT locked FROM provision WHERE permit_id = ?")) {
            select.setString(1, permitId.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            LOG.warn("the provisions cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// Takes a page in, all of it or nothing, and drops what is past its day.
    ///
    /// @param page the page after [#through()]
    /// @param now when it came
    /// @param today entries whose last day lies before are dropped
    /// @throws SQLException when the file fails; the page can be asked for again
    public synchronized void take(ProvisionPage page, Instant now, LocalDate today) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("""
                INSERT INTO provision (permit_id, until, locked) VALUES (?, ?, ?)
                ON CONFLICT (permit_id) DO UPDATE SET until = excluded.until, locked = excluded.locked""");
                PreparedStatement drop = connection.prepareStatement("DELETE FROM provision WHERE permit_id = ?");
                PreparedStatement past = connection.prepareStatement("DELETE FROM provision WHERE until < ?");
                PreparedStatement note = connection.prepareStatement("""
                        INSERT INTO fetched (id, through, at, whole_at) VALUES (1, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE SET through = excluded.through, at = excluded.at,
                          whole_at = COALESCE(excluded.whole_at, whole_at)""")) {
            for (Provision one : page.provisions()) {
                @Nullable
                String locked = one.locked();
                if (locked == null) {
                    drop.setString(1, one.permitId().value());
                    drop.executeUpdate();
                } else {
                    put.setString(1, one.permitId().value());
                    put.setString(2, one.until().toString());
                    put.setString(3, locked);
                    put.executeUpdate();
                }
            }
            past.setString(1, today.toString());
            past.executeUpdate();
            note.setLong(1, page.through());
            note.setLong(2, now.toEpochMilli());
            note.setObject(3, page.more() ? null : now.toEpochMilli());
            note.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        }
    }

    private Optional<Long> number(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            LOG.warn("the provisions cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("the provisions cannot be closed: {}", e.getMessage());
        }
    }
}
