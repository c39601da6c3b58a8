package org.quickpermit.server.platform.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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

    @Test
    @Timeout(30)
    void one_that_fails_in_the_middle_is_taken_back_alone_and_the_others_share_one_commit() throws Exception {
        List<String> runs = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Database database = DatabaseContract.open(Dialect.SQLITE);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (String name : List.of("first", "second", "failing", "last")) {
                all.add(executor.submit(() -> database.write(handle -> {
                    runs.add(name);
                    begun.countDown();
                    goOn.await();
                    handle.execute(INSERT, name);
                    if (name.equals("failing")) {
                        throw new IllegalStateException("on purpose");
                    }
                    return "result of " + name;
                })));
                begun.await();
                awaitQueued(database, all.size() - 1);
            }
            goOn.countDown();

            assertThat(all.get(0).get()).isEqualTo("result of first");
            assertThat(all.get(1).get()).isEqualTo("result of second");
            assertThatThrownBy(() -> all.get(2).get()).hasRootCauseMessage("on purpose");
            assertThat(all.get(3).get()).isEqualTo("result of last");
            assertThat(runs).startsWith("first", "second", "failing", "first", "second", "failing")
                    .endsWith("last")
                    .hasSize(7);
            assertThat(database.<List<String>, RuntimeException>read(handle -> handle
                    .createQuery("SELECT name FROM installation ORDER BY rowid").mapTo(String.class).list()))
                    .containsExactly("first", "second", "last");
            assertThat(database.statistics().transactions()).isEqualTo(3);
            assertThat(database.statistics().commits()).isEqualTo(2);
        }
    }

    /// Two of one key in one group: the second stumbles over what the first wrote, and sees it again in the second run.
    @Test
    @Timeout(30)
    void whoever_stumbles_over_another_of_the_group_fails_in_the_second_run_too() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (Database database = DatabaseContract.open(Dialect.SQLITE);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String name = i == 0 ? "other" : "same";
                all.add(executor.submit(() -> database.write(handle -> {
                    begun.countDown();
                    goOn.await();
                    return handle.execute(INSERT, name);
                })));
                begun.await();
                awaitQueued(database, i);
            }
            goOn.countDown();

            assertThat(all.get(0).get()).isEqualTo(1);
            assertThat(all.get(1).get()).isEqualTo(1);
            assertThatThrownBy(() -> all.get(2).get())
                    .satisfies(e -> assertThat(Dialect.SQLITE.isUniqueViolation(e)).isTrue());
            assertThat(names(database)).containsExactlyInAnyOrder("other", "same");
        }
    }

    /// Writes three times what the log may hold, with somebody reading all the time.
    @Test
    @Timeout(120)
    void the_log_stays_bounded_while_others_read(@TempDir Path folder) throws Exception {
        byte[] megabyte = new byte[1 << 20];
        AtomicBoolean stop = new AtomicBoolean();
        try (Database database = Databases.sqlite(folder.resolve("server.db"));
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(handle -> handle.execute("CREATE TABLE filler (id INTEGER PRIMARY KEY, content BLOB)"));
            Future<?> reading = executor.submit(() -> {
                while (!stop.get()) {
                    names(database);
                }
            });
            long longest = 0;
            for (int i = 0; i < 200; i++) {
                int row = i % 10;
                database.write(handle -> handle.execute("INSERT OR REPLACE INTO filler VALUES (?, ?)", row, megabyte));
                longest = Math.max(longest, database.statistics().logBytes());
            }
            stop.set(true);
            reading.get();
            assertThat(longest).isBetween(1L << 20, 160L << 20);
        }
    }

    private static void awaitQueued(Database database, int many) {
        while (database.statistics().queued() < many) {
            Thread.onSpinWait();
        }
    }
}
