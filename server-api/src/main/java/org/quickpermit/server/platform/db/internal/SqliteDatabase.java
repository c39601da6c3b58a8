package org.quickpermit.server.platform.db.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseStatistics;
import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// SQLite in WAL mode: any number of readers beside one writer. Readers borrow one of a few connections; writers queue
/// for [SqliteWriter].
public final class SqliteDatabase implements Database {
    /// More than can be at work at once: whoever waits for a connection costs two changes of thread more.
    private static final int READERS = Math.max(8, 4 * Runtime.getRuntime().availableProcessors());

    private static final String BEGIN = "BEGIN";
    private static final String END = "ROLLBACK";

    private final Path log;
    private final SqliteWriter writer;
    private final SqliteCheckpointer checkpointer;
    private final BlockingQueue<Handle> idleReaders = new ArrayBlockingQueue<>(READERS);
    private final List<Handle> readers;

    private SqliteDatabase(Path file, SqliteWriter writer, SqliteCheckpointer checkpointer, List<Handle> readers) {
        this.log = file.resolveSibling(file.getFileName() + "-wal");
        this.writer = writer;
        this.checkpointer = checkpointer;
        this.readers = readers;
        idleReaders.addAll(readers);
    }

    /// See [org.quickpermit.server.platform.db.Databases#sqlite(Path)].
    public static SqliteDatabase open(Path file) {
        try {
            OwnersFile.make(file);
            Migrations.run(dataSource(file), Dialect.SQLITE);
            Handle writing = handle(file);
            writing.execute("PRAGMA wal_autocheckpoint = " + SqliteCheckpointer.MOST_PAGES);
            List<Handle> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                Handle reader = handle(file);
                reader.execute("PRAGMA query_only = ON");
                // As for the writer, transactions are begun and ended by kept statements: the driver would prepare anew each time.
                reader.getConnection().setAutoCommit(false);
                KeptStatements.on(reader, END).execute();
                readers.add(reader);
            }
            SqliteCheckpointer checkpointer = SqliteCheckpointer.start(handle(file));
            return new SqliteDatabase(file, SqliteWriter.start(writing, checkpointer), checkpointer, readers);
        } catch (DatabaseUnavailable e) {
            throw e;
        } catch (SQLException | IOException | RuntimeException e) {
            throw new DatabaseUnavailable(StartFailures.sqlite(file, e), e);
        }
    }

    private static SQLiteDataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        // What a savepoint may have to take back is kept in memory: on disk it costs more writes than the log itself.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        config.setCacheSize(-16_384);
        // Nobody asks for generated keys; the driver would run a statement of its own after every insert to have them.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource dataSource = new SQLiteDataSource(config);
        dataSource.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return dataSource;
    }

    /// A handle whose transactions are begun and ended here, not by Jdbi.
    private static Handle handle(Path file) {
        Jdbi jdbi = Jdbi.create(dataSource(file));
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        Handle handle = jdbi.open();
        checkDurability(handle);
        return handle;
    }

    /// A setting that was asked for and not taken is worse than an error: what was promised as durable would not be.
    static void checkDurability(Handle handle) {
        expect(handle, "journal_mode", "wal");
        expect(handle, "synchronous", "2");
        expect(handle, "foreign_keys", "1");
    }

    private static void expect(Handle handle, String pragma, String wanted) {
        String actual = handle.createQuery("PRAGMA " + pragma).mapTo(String.class).one();
        if (!wanted.equals(actual)) {
            throw new DatabaseUnavailable(
                    "PRAGMA " + pragma + " reads back as " + actual + " instead of " + wanted, null);
        }
    }

    @Override
    public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
        Handle handle = borrow();
        try {
            return work.withHandle(handle);
        } catch (Exception e) {
            if (Dialect.isOfSql(e)) {
                KeptStatements.forget(handle);
            }
            throw e;
        } finally {
            giveBack(handle);
        }
    }

    private Handle borrow() {
        Handle handle;
        try {
            handle = idleReaders.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("interrupted while waiting for a connection", e);
        }
        try {
            KeptStatements.on(handle, BEGIN).execute();
            return handle;
        } catch (SQLException e) {
            KeptStatements.forget(handle);
            idleReaders.add(handle);
            throw new DatabaseUnavailable("cannot begin a read", e);
        }
    }

    /// Ends the snapshot, whatever became of the work.
    private void giveBack(Handle handle) {
        try {
            KeptStatements.on(handle, END).execute();
        } catch (SQLException e) {
            KeptStatements.forget(handle);
            throw new DatabaseUnavailable("cannot end a read", e);
        } finally {
            idleReaders.add(handle);
        }
    }

    @Override
    public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
        return writer.run(work);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public DatabaseStatistics statistics() {
        return new DatabaseStatistics(writer.queued(), writer.transactions(), writer.commits(), log.toFile().length());
    }

    @Override
    public void close() {
        writer.close();
        checkpointer.close();
        readers.forEach(Handle::close);
    }
}
