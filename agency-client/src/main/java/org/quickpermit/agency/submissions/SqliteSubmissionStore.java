package org.quickpermit.agency.submissions;

import java.io.IOException;
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

/// [SubmissionStore] in one SQLite file of the terminal's data folder: WAL with `synchronous=FULL`, so that a kept
/// submission is on the disk before the first byte goes to the server. What a row says about a person is sealed by
/// [Sealing]; the file itself is readable by its owner only.
public final class SqliteSubmissionStore implements SubmissionStore, AutoCloseable {
    private static final int SCHEMA = 1;

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
            OwnerOnly.create(file);
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout=5000");
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("PRAGMA secure_delete=ON");
                requireFull(statement);
                migrate(statement);
            }
        } catch (SQLException | IOException e) {
            throw new StoreException("cannot open " + file.getFileName(), e);
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
        if (version < SCHEMA) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS submission (
                        idempotency_key TEXT PRIMARY KEY,
                        made_at         INTEGER NOT NULL,
                        sealed          BLOB NOT NULL
                    ) STRICT
                    """);
            statement.execute("PRAGMA user_version=" + SCHEMA);
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
    public synchronized List<Submission> open() {
        List<Submission> open = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT idempotency_key, made_at, sealed FROM submission ORDER BY made_at, idempotency_key")) {
            while (rows.next()) {
                String key = rows.getString(1);
                Row row = json.readValue(sealing.open(rows.getBytes(3), key), Row.class);
                open.add(new Submission(key, Instant.ofEpochMilli(rows.getLong(2)), new Draft(row.kind(), row.path(),
                        new Draft.Body(row.body()), row.traveller(), row.documentNumber())));
            }
            return open;
        } catch (SQLException | IOException | GeneralSecurityException e) {
            throw new StoreException("cannot read the kept submissions", e);
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
