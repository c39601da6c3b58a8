package org.quickpermit.server.platform.db.internal;

import java.util.concurrent.atomic.AtomicLong;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseStatistics;
import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.db.Dialect;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/// PostgreSQL behind a connection pool.
public final class PostgresDatabase implements Database {
    private static final int CONNECTIONS = 16;
    private static final int ATTEMPTS = 8;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final AtomicLong transactions = new AtomicLong();

    private PostgresDatabase(HikariDataSource pool) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /// See [org.quickpermit.server.platform.db.Databases#postgresql(String, String, String)].
    public static PostgresDatabase open(String jdbcUrl, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(5_000);
        config.setPoolName("postgresql");
        // The pool starts without a connection: were it to open one first, it would log what went wrong as a stack trace.
        config.setInitializationFailTimeout(-1);
        HikariDataSource pool = pool(config);
        try {
            Migrations.run(pool, Dialect.POSTGRESQL);
            PostgresDatabase database = new PostgresDatabase(pool);
            database.checkDurability();
            return database;
        } catch (DatabaseUnavailable e) {
            pool.close();
            throw e;
        } catch (RuntimeException e) {
            pool.close();
            throw new DatabaseUnavailable(StartFailures.postgresql(e), e);
        }
    }

    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseUnavailable("database.url is no address of a PostgreSQL database; it has the form "
                    + "jdbc:postgresql://host:port/name", e);
        }
    }

    private void checkDurability() {
        expectOn("fsync");
        expectOn("synchronous_commit");
    }

    /// `synchronous_commit` has stronger settings than `on` (`remote_apply`); only those that do not wait are refused.
    private void expectOn(String setting) {
        String value = jdbi.withHandle(handle -> handle.createQuery("SHOW " + setting).mapTo(String.class).one());
        if ("off".equals(value)) {
            throw new DatabaseUnavailable("PostgreSQL runs with " + setting + " = off: commits would not be durable",
                    null);
        }
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        try (Handle handle = jdbi.open()) {
            handle.setReadOnly(true);
            try {
                return handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work);
            } finally {
                handle.setReadOnly(false);
            }
        } catch (Exception e) {
            refuseIfUnreachable(e);
            throw e;
        }
    }

    private static void refuseIfUnreachable(Exception failure) {
        if (Dialect.POSTGRESQL.isUnreachable(failure)) {
            throw new DatabaseUnavailable("PostgreSQL cannot be reached, or the connection to it was lost", failure);
        }
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        for (int attempt = 1;; attempt++) {
            try (Handle handle = jdbi.open()) {
                T result = handle.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work);
                transactions.incrementAndGet();
                return result;
            } catch (Exception e) {
                // Not tried again here: whether a commit that lost its connection was done is unknown.
                refuseIfUnreachable(e);
                if (attempt == ATTEMPTS || !Dialect.POSTGRESQL.isTransient(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public DatabaseStatistics statistics() {
        return new DatabaseStatistics(0, transactions.get(), transactions.get(), 0);
    }

    @Override
    public void close() {
        pool.close();
    }
}
