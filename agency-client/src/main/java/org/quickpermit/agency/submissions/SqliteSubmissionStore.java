package org.quickpermit.agency.submissions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.quickpermit.device.OwnerOnly;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [SubmissionStore] in one SQLite file of the terminal's data folder: WAL with `synchronous=FULL`, so that a kept
/// submission is on the disk before the first byte goes to the server. What a row says about a person is sealed by
/// [Sealing]; the file itself is readable by its owner only.
public final class SqliteSubmissionStore implements SubmissionStore, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSubmissionStore.class);
    private static final int SCHEMA = 2;

    private static final String WAITING = """
            SELECT idempotency_key, made_at, sealed FROM submission
            WHERE set_aside = 0
            ORDER BY made_at, idempotency_key
            """;

    private final Connection connection;
    private final Sealing sealing;
    private final ObjectMapper json = WireJson.strict();

    /// Opens the file, making it where it is missing.
    ///
    /// @param file the database file, in a folder that exists
    /// @param sealing seals and opens the rows
    /// @throws StoreException when the file cannot be opened or its disk cannot be trusted to keep what it is given
    public SqliteSubmissionStore(Path file, Sealing sealing) {
        this.sealing = sealing;
        try {
            connection = connect(file);
        } catch (SQLException | IOException e) {
            throw new StoreException("cannot open " + file.getFileName(), e);
        }
    }

    /// What waits in a store whose key is not at hand: nothing is opened.
    ///
    /// @param file the database file; it need not exist
    /// @return all that waits, oldest first
    /// @throws StoreException when the file cannot be read
    public static List<Unreadable> waiting(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(WAITING)) {
            List<Unreadable> waiting = new ArrayList<>();
            while (rows.next()) {
                waiting.add(new Unreadable(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2))));
            }
            return waiting;
        } catch (SQLException | IOException e) {
            throw new StoreException("cannot read " + file.getFileName(), e);
        }
    }

    /// Sets aside all that waits in a store whose key is not at hand; see [#setAside(List)].
    ///
    /// @param file the database file; it need not exist
    /// @return what was set aside, oldest first
    /// @throws StoreException when the file cannot be read or written
    public static List<Unreadable> setAsideAll(Path file) {
        List<Unreadable> waiting = waiting(file);
        if (!waiting.isEmpty()) {
            try (Connection connection = connect(file)) {
                setAside(connection, waiting);
            } catch (SQLException | IOException e) {
                throw new StoreException("cannot write " + file.getFileName(), e);
            }
        }
        return waiting;
    }

    private static Connection connect(Path file) throws SQLException, IOException {
        OwnerOnly.create(file);
        Connection made = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = made.createStatement()) {
            statement.execute("PRAGMA busy_timeout=5000");
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA secure_delete=ON");
            requireFull(statement);
            migrate(statement);
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    private static void requireFull(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA synchronous")) {
            if (!row.next() || row.getInt(1) < 2) {
                throw new SQLException("synchronous=FULL did not take");
            }
        }
    }

    private static void migrate(Statement statement) throws SQLException {
        int version;
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.next() ? row.getInt(1) : 0;
        }
        if (version > SCHEMA) {
            throw new SQLException("the file was written by a newer version of this program");
        }
        if (version < 1) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS submission (
                        idempotency_key TEXT PRIMARY KEY,
                        made_at         INTEGER NOT NULL,
                        sealed          BLOB NOT NULL
                    ) STRICT
                    """);
            statement.execute("PRAGMA user_version=1");
        }
        if (version < 2) {
            statement.execute("BEGIN");
            statement.execute("ALTER TABLE submission ADD COLUMN set_aside INTEGER NOT NULL DEFAULT 0");
            statement.execute("PRAGMA user_version=" + SCHEMA);
            statement.execute("COMMIT");
        }
    }

    @Override
    public synchronized void keep(Submission submission) {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO submission (idempotency_key, made_at, sealed) VALUES (?, ?, ?)
                """)) {
            Draft draft = submission.draft();
            byte[] row = json.writeValueAsBytes(new Row(draft.kind(), draft.path(), draft.body().bytes(),
                    draft.traveller(), draft.documentNumber()));
            insert.setString(1, submission.key());
            insert.setLong(2, submission.madeAt().toEpochMilli());
            insert.setBytes(3, sealing.seal(row, submission.key()));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new StoreException("cannot keep a submission", e);
        }
    }

    @Override
    public synchronized void forget(String key) {
        try (PreparedStatement delete = connection
                .prepareStatement("DELETE FROM submission WHERE idempotency_key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot forget a submission", e);
        }
    }

    @Override
    public synchronized Kept kept() {
        List<Submission> open = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(WAITING)) {
            while (rows.next()) {
                String key = rows.getString(1);
                Instant madeAt = Instant.ofEpochMilli(rows.getLong(2));
                try {
                    open.add(new Submission(key, madeAt, draft(rows.getBytes(3), key)));
                } catch (IOException | GeneralSecurityException e) {
                    LOG.error("kept submission {} cannot be opened", key, e);
                    unreadable.add(new Unreadable(key, madeAt));
                }
            }
            return new Kept(open, unreadable);
        } catch (SQLException e) {
            throw new StoreException("cannot read the kept submissions", e);
        }
    }

    private Draft draft(byte[] sealed, String key) throws IOException, GeneralSecurityException {
        Row row = json.readValue(sealing.open(sealed, key), Row.class);
        return new Draft(row.kind(), row.path(), new Draft.Body(row.body()), row.traveller(), row.documentNumber());
    }

    @Override
    public synchronized void setAside(List<Unreadable> settled) {
        try {
            setAside(connection, settled);
        } catch (SQLException e) {
            throw new StoreException("cannot set submissions aside", e);
        }
    }

    private static void setAside(Connection connection, List<Unreadable> settled) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE submission SET set_aside = 1 WHERE idempotency_key = ?")) {
            for (Unreadable one : settled) {
                update.setString(1, one.key());
                update.executeUpdate();
            }
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("cannot close the store", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // lives for one reading or writing of JSON and is never compared
    private record Row(Draft.Kind kind, String path, byte[] body, String traveller, String documentNumber) {}
}
