package org.quickpermit.server.platform.db;

import java.nio.file.Path;

import org.quickpermit.server.platform.db.internal.PostgresDatabase;
import org.quickpermit.server.platform.db.internal.ReadOnlyConnection;
import org.quickpermit.server.platform.db.internal.SqliteDatabase;

/// Opens databases. Opening brings the schema up to date first and refuses to go on where durability is not as promised.
public final class Databases {
    private Databases() {}

    /// The embedded database in a file, made if it does not exist.
    ///
    /// @param file the database file; its folder must exist
    /// @throws DatabaseUnavailable when the file cannot be opened, or when journal mode, synchronous mode or foreign keys
    ///         read back differently from what was asked for
    public static Database sqlite(Path file) {
        return SqliteDatabase.open(file);
    }

    /// A PostgreSQL database.
    ///
    /// @param jdbcUrl `jdbc:postgresql://host:port/name`
    /// @param user user name
    /// @param password password
    /// @throws DatabaseUnavailable when it cannot be reached, or when `fsync` or `synchronous_commit` is off
    public static Database postgresql(String jdbcUrl, String user, String password) {
        return PostgresDatabase.open(jdbcUrl, user, password);
    }

    /// An embedded database that exists, to look at it without changing it.
    ///
    /// @param file the database file
    /// @throws DatabaseUnavailable when it is not there or cannot be opened
    public static ReadOnlyDatabase lookAtSqlite(Path file) {
        return ReadOnlyConnection.sqlite(file);
    }

    /// A PostgreSQL database, to look at it without changing it.
    ///
    /// @param jdbcUrl `jdbc:postgresql://host:port/name`
    /// @param user user name
    /// @param password password
    /// @throws DatabaseUnavailable when it cannot be reached
    public static ReadOnlyDatabase lookAtPostgresql(String jdbcUrl, String user, String password) {
        return ReadOnlyConnection.postgresql(jdbcUrl, user, password);
    }
}
