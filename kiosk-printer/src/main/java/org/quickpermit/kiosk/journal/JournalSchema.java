package org.quickpermit.kiosk.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/// Prepares the journal's file: durability first, then the tables, version by version.
final class JournalSchema {
    private static final List<String> VERSIONS = List.of("""
            CREATE TABLE print (
              id TEXT PRIMARY KEY,
              step TEXT NOT NULL,
              sheet TEXT NOT NULL,
              reason TEXT,
              request TEXT,
              lease_id TEXT UNIQUE,
              permit_id TEXT,
              copy_number INTEGER NOT NULL DEFAULT 0,
              job INTEGER,
              evidence TEXT,
              started_at INTEGER NOT NULL,
              changed_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX print_started ON print (started_at);
            CREATE TABLE entry (
              sequence INTEGER PRIMARY KEY AUTOINCREMENT,
              at INTEGER NOT NULL,
              print_id TEXT,
              step TEXT NOT NULL,
              detail TEXT NOT NULL
            ) STRICT;
            CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
            CREATE TRIGGER entry_is_fixed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries stay'); END;
            CREATE TABLE tray (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              first TEXT NOT NULL,
              count INTEGER NOT NULL,
              used INTEGER NOT NULL CHECK (used BETWEEN 0 AND count),
              to_check INTEGER NOT NULL DEFAULT 0
            ) STRICT;
            CREATE TABLE report (
              sequence INTEGER PRIMARY KEY,
              print_id TEXT NOT NULL REFERENCES print (id),
              lease_id TEXT NOT NULL,
              body TEXT NOT NULL,
              problem TEXT,
              acknowledged_at INTEGER
            ) STRICT;
            CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
            """, """
            UPDATE print SET step = 'RETURNED' WHERE step = 'SPOILED' AND evidence = 'PRINTER_REPORT';
            UPDATE report SET body = replace(body, '"result":"SPOILED","evidence":"PRINTER_REPORT"',
              '"result":"RETURNED","evidence":"PRINTER_REPORT"') WHERE acknowledged_at IS NULL;
            """, """
            ALTER TABLE print ADD COLUMN alone TEXT;
            ALTER TABLE report ADD COLUMN closed TEXT;
            CREATE INDEX print_permit ON print (permit_id);
            CREATE INDEX print_alone ON print (id) WHERE alone IS NOT NULL;
            CREATE INDEX report_print ON report (print_id);
            """, """
            ALTER TABLE entry ADD COLUMN hash TEXT NOT NULL DEFAULT '';
            """);

    private JournalSchema() {}

    /// Sets and reads back what makes a commit durable, then brings the tables up to date.
    ///
    /// @throws JournalException when the file is damaged, made by a newer kiosk, or does not keep its promises
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA foreign_keys=ON");
            // A request names a passport until it is answered: what is deleted is overwritten.
            statement.execute("PRAGMA secure_delete=ON");
            expect(statement, "journal_mode", "wal");
            expect(statement, "synchronous", "2");
            expect(statement, "foreign_keys", "1");
            expect(statement, "quick_check", "ok");
            migrate(connection, statement);
        }
    }

    private static void expect(Statement statement, String pragma, String value) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            String found = row.next() ? row.getString(1).toLowerCase(Locale.ROOT) : "nothing";
            if (!found.equals(value)) {
                throw new JournalException("the journal's " + pragma + " is " + found + " and must be " + value);
            }
        }
    }

    private static void migrate(Connection connection, Statement statement) throws SQLException {
        int version;
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.next() ? row.getInt(1) : 0;
        }
        if (version > VERSIONS.size()) {
            throw new JournalException("the journal was written by a newer kiosk: install that version again");
        }
        connection.setAutoCommit(false);
        for (int i = version; i < VERSIONS.size(); i++) {
            statement.executeUpdate(VERSIONS.get(i));
            if (VERSIONS.get(i).contains("ADD COLUMN hash")) {
                chain(connection, statement);
            }
            statement.execute("PRAGMA user_version=" + (i + 1));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// Links the entries written before there was a chain.
    private static void chain(Connection connection, Statement statement) throws SQLException {
        statement.executeUpdate("DROP TRIGGER entry_is_fixed");
        String previous = EntryHash.START;
        try (ResultSet row = connection.createStatement()
                .executeQuery("SELECT sequence, at, print_id, step, detail FROM entry ORDER BY sequence");
                PreparedStatement link = connection
                        .prepareStatement("UPDATE entry SET hash = ? WHERE sequence = ?")) {
            while (row.next()) {
                previous = EntryHash.of(previous, row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        EntryHash.digest(row.getString(5)));
                link.setString(1, previous);
                link.setLong(2, row.getLong(1));
                link.executeUpdate();
            }
        }
        statement.executeUpdate("CREATE TRIGGER entry_is_fixed BEFORE UPDATE ON entry"
                + " BEGIN SELECT RAISE(ABORT, 'entries stay'); END");
    }
}
