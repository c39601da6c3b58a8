package org.quickpermit.server.platform.db.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.ReadOnlyDatabase;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// One connection that the engine itself keeps from writing.
public final class ReadOnlyConnection implements ReadOnlyDatabase {
    private final Handle handle;
    private final Dialect dialect;

    private ReadOnlyConnection(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
    }

    /// See [org.quickpermit.server.platform.db.Databases#lookAtSqlite(Path)].
    public static ReadOnlyConnection sqlite(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatabaseUnavailable("there is no database " + file, null);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            Handle handle = Jdbi.create(dataSource).open();
            handle.createQuery("SELECT COUNT(*) FROM sqlite_master").mapTo(Long.class).one();
            return new ReadOnlyConnection(handle, Dialect.SQLITE);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(StartFailures.sqlite(file, e), e);
        }
    }

    /// See [org.quickpermit.server.platform.db.Databases#lookAtPostgresql(String, String, String)].
    public static ReadOnlyConnection postgresql(String jdbcUrl, String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        try {
            dataSource.setURL(jdbcUrl);
            dataSource.setUser(user);
            dataSource.setPassword(password);
            dataSource.setConnectTimeout(5);
            Handle handle = Jdbi.create(dataSource).open();
            handle.setReadOnly(true);
            return new ReadOnlyConnection(handle, Dialect.POSTGRESQL);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable(StartFailures.postgresql(e), e);
        }
    }

    @Override
    public boolean holdsInstallation() {
        return read(open -> open.createQuery(switch (dialect) {
            case SQLITE -> "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'audit_head'";
            case POSTGRESQL -> "SELECT COUNT(to_regclass('audit_head'))";
        }).mapTo(Long.class).one()) == 1;
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        return switch (dialect) {
            case POSTGRESQL -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
            // Every transaction of SQLite is a snapshot from its first read on.
            case SQLITE -> handle.inTransaction(work);
        };
    }

    @Override
    public void close() {
        handle.close();
    }
}
