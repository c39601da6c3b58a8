package org.quickpermit.installers.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseStatistics;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;

/// The server's SQLite database in memory, with one connection: what is committed survives the server, what is not is
/// gone with it. It holds the product's own schema, restored from a file that the product's own migrations made.
final class RamDatabase implements Database {
    private final Connection connection;
    private final Handle handle;
    private final Hooks hooks;
    private boolean inside;
    private long commits;

    /// What the simulation does around a transaction.
    interface Hooks {
        /// Before the transaction begins; may let others go first, may end the server.
        void before();

        /// After the commit; may end the server before it can answer.
        void after();
    }

    RamDatabase(Path template, Hooks hooks) {
        this.hooks = hooks;
        try {
            connection = DriverManager.getConnection("jdbc:sqlite::memory:");
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("restore from '" + template + "'");
                statement.execute("PRAGMA foreign_keys = ON");
            }
            Jdbi jdbi = Jdbi.create(connection);
            jdbi.getConfig(Handles.class).setForceEndTransactions(false);
            handle = jdbi.open();
        } catch (SQLException e) {
            throw new IllegalStateException("the template cannot be restored", e);
        }
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        if (inside) {
            return work.withHandle(handle);
        }
        begin("BEGIN");
        try {
            return work.withHandle(handle);
        } finally {
            end("ROLLBACK");
        }
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        hooks.before();
        begin("BEGIN IMMEDIATE");
        T result;
        try {
            result = work.withHandle(handle);
        } catch (Throwable e) {
            if (Dialect.isOfSql(e)) {
                KeptStatements.forget(handle);
            }
            end("ROLLBACK");
            throw e;
        }
        end("COMMIT");
        commits++;
        hooks.after();
        return result;
    }

    private void begin(String sql) {
        if (inside) {
            throw new IllegalStateException("a transaction inside a transaction");
        }
        execute(sql);
        inside = true;
    }

    private void end(String sql) {
        inside = false;
        execute(sql);
    }

    private void execute(String sql) {
        try {
            KeptStatements.on(handle, sql).execute();
        } catch (SQLException e) {
            KeptStatements.forget(handle);
            throw new IllegalStateException(sql, e);
        }
    }

    /// For the checker, which looks between transactions with statements of its own.
    Connection connection() {
        return connection;
    }

    /// Transactions committed so far.
    long commits() {
        return commits;
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public DatabaseStatistics statistics() {
        return new DatabaseStatistics(0, commits, commits, 0);
    }

    @Override
    public void close() {
        handle.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be closed", e);
        }
    }
}
