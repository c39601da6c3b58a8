package org.quickpermit.server.platform.db;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteGroupTest {
    private static final String INSERT = "INSERT INTO installation (name, value) VALUES (?, 'x')";

    @Test
    void a_server_that_is_not_writing_lets_another_process_write(@TempDir Path folder) {
        Path file = folder.resolve("shared.db");
        try (Database server = Databases.sqlite(file)) {
            server.write(handle -> handle.execute(INSERT, "server"));
            try (Database loader = Databases.sqlite(file)) {
                loader.write(handle -> handle.execute(INSERT, "loader"));
                server.write(handle -> handle.execute(INSERT, "server again"));
                loader.write(handle -> handle.execute(INSERT, "loader again"));
            }
            assertThat(names(server)).containsExactlyInAnyOrder("server", "loader", "server again", "loader again");
        }
    }

    private static List<String> names(Database database) {
        return database.read(handle -> handle.createQuery("SELECT name FROM installation").mapTo(String.class).list());
    }

    /// What SQLite does by itself when the disk is full: the whole transaction is gone, savepoint and all.
    @Test
    @Timeout(30)
    void when_sqlite_takes_the_whole_transaction_back_nobody_is_told_yes_and_nobody_waits_forever() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Database database = DatabaseContract.open(Dialect.SQLITE);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> before = executor.submit(() -> database.write(handle -> {
                begun.countDown();
                goOn.await();
                return handle.execute(INSERT, "before");
            }));
            begun.await();
            Future<Integer> full = executor.submit(() -> database.write(handle -> {
                handle.execute("ROLLBACK");
                throw new IllegalStateException("the disk is full");
            }));
            while (database.statistics().queued() == 0) {
                Thread.onSpinWait();
            }
            goOn.countDown();

            assertThatThrownBy(() -> full.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("the disk is full");
            assertThatThrownBy(() -> before.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(DatabaseUnavailable.class);
            database.write(handle -> handle.execute(INSERT, "after"));
            assertThat(names(database)).containsExactly("after");
        }
    }
}
