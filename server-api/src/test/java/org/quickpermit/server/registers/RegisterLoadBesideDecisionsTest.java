package org.quickpermit.server.registers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseStatistics;
import org.quickpermit.server.platform.db.Databases;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.server.registers.RegisterLoader.LoadedBy;
import org.quickpermit.server.registers.RegisterLoader.Shrink;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase.Outcome;

import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A load is long, and nobody waits for it.
@Tag("EX-2")
class RegisterLoadBesideDecisionsTest {
    private static final int MOST_ROWS_AT_ONCE = 1_100;

    @Test
    void no_step_of_a_load_changes_more_than_a_thousand_rows_and_the_indexes_stand_before_them(@TempDir Path folder)
            throws IOException {
        try (Database database = Databases.sqlite(folder.resolve("data.db")); Bureau bureau = new Bureau(database)) {
            Measured measured = new Measured(database);
            RegisterLoader loader = loader(measured, bureau);
            for (int load = 0; load < 3; load++) {
                loader.load(Register.MOVEMENTS, rows(0, 5_500), LoadedBy.SYSTEM, Shrink.ALLOWED);
            }

            assertThat(measured.changes).hasSizeGreaterThan(20)
                    .allSatisfy(rows -> assertThat(rows).isLessThan(MOST_ROWS_AT_ONCE));
            assertThat(measured.fewestIndexes).isEqualTo(4);
        }
    }

    /// As `load` beside a running server: two programs, one file.
    @Test
    void decisions_go_on_while_another_program_loads(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("data.db");
        AtomicInteger during = new AtomicInteger();
        try (Database serving = Databases.sqlite(file);
                Database loading = Databases.sqlite(file);
                Bureau bureau = new Bureau(serving, 1_000_000);
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            CompletableFuture<?> load = CompletableFuture.runAsync(() -> {
                try {
                    loader(loading, bureau).load(Register.MOVEMENTS, rows(0, 60_000), LoadedBy.SYSTEM, Shrink.REFUSED);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }, beside);
            while (!load.isDone()) {
                assertThat(bureau.submit(Bureau.traveller(during.incrementAndGet())).outcome())
                        .isEqualTo(Outcome.APPROVED);
            }
            load.get();
        }
        assertThat(during).hasValueGreaterThan(10);
    }

    @OnEachDatabase
    void a_load_that_stalled_writes_nothing_into_what_another_has_made_live(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            RegisterLoader loader = loader(database, bureau);
            InputStream stalled = stream(rows(0, 1_500), () -> {
                bureau.clock.advance(Duration.ofMinutes(6));
                loader.load(Register.MOVEMENTS, rows(100_000, 10), LoadedBy.SYSTEM, Shrink.REFUSED);
            }, lines(1_500, 1_500));

            assertThatThrownBy(() -> loader.load(Register.MOVEMENTS, stalled, LoadedBy.SYSTEM, Shrink.REFUSED))
                    .isInstanceOfSatisfying(ApiProblem.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.STATE_CONFLICT));

            String side = database.read(handle -> handle.createQuery(
                    "SELECT live_side FROM register_state WHERE register = 'movements'").mapTo(String.class).one());
            assertThat(bureau.count("SELECT COUNT(*) FROM movement_" + side)).isEqualTo(10);
        }
    }

    @OnEachDatabase
    void a_slow_load_keeps_the_register_as_long_as_rows_come(Database database) throws IOException {
        try (Bureau bureau = new Bureau(database)) {
            RegisterLoader loader = loader(database, bureau);
            InputStream slow = stream(stream(rows(0, 3_000), () -> bureau.clock.advance(Duration.ofMinutes(4)),
                    lines(3_000, 3_000)), () -> {
                        bureau.clock.advance(Duration.ofMinutes(4));
                        assertThatThrownBy(() -> loader.load(Register.MOVEMENTS, rows(0, 1), LoadedBy.SYSTEM,
                                Shrink.REFUSED)).isInstanceOf(ApiProblem.class);
                    }, lines(6_000, 10));

            assertThat(loader.load(Register.MOVEMENTS, slow, LoadedBy.SYSTEM, Shrink.REFUSED).rows()).isEqualTo(6_010);
        }
    }

    @OnEachDatabase
    void a_load_that_crashed_frees_the_register_after_minutes(Database database) throws IOException {
        try (Bureau bureau = new Bureau(database)) {
            database.write(handle -> handle.createUpdate(
                    "UPDATE register_state SET claimed_by = 'crashed', claimed_at = :now WHERE register = 'movements'")
                    .bind("now", bureau.clock.millis()).execute());
            RegisterLoader loader = loader(database, bureau);
            assertThatThrownBy(() -> loader.load(Register.MOVEMENTS, rows(0, 1), LoadedBy.SYSTEM, Shrink.REFUSED))
                    .isInstanceOf(ApiProblem.class);

            bureau.clock.advance(Duration.ofMinutes(6));

            assertThat(loader.load(Register.MOVEMENTS, rows(0, 1), LoadedBy.SYSTEM, Shrink.REFUSED).rows())
                    .isEqualTo(1);
        }
    }

    private static RegisterLoader loader(Database database, Bureau bureau) {
        return new RegisterLoader(database, new AuditLog(bureau.clock, database.dialect()), bureau.clock);
    }

    private static InputStream rows(int from, int count) {
        return new SequenceInputStream(bytes("document_number,identity_number,direction,day\n"), lines(from, count));
    }

    private static InputStream lines(int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append('N').append(10_000_000 + from + i).append(",,ENTRY,2026-01-01\n");
        }
        return bytes(text.toString());
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Something that happens between two parts of a file.
    private interface Meanwhile {
        void happen() throws IOException;
    }

    private static InputStream stream(InputStream before, Meanwhile meanwhile, InputStream after) {
        InputStream between = new InputStream() {
            private boolean done;

            @Override
            public int read() throws IOException {
                if (!done) {
                    done = true;
                    meanwhile.happen();
                }
                return -1;
            }
        };
        return new SequenceInputStream(Collections.enumeration(List.of(before, between, after)));
    }

    /// Notes how many rows each transaction changed, and whether the side being filled ever lacked an index.
    private static final class Measured implements Database {
        private final Database database;
        private final List<Long> changes = new ArrayList<>();
        private long fewestIndexes = Long.MAX_VALUE;

        Measured(Database database) {
            this.database = database;
        }

        @Override
        public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
            return database.write(handle -> {
                long before = handle.createQuery("SELECT total_changes()").mapTo(Long.class).one();
                T result = work.withHandle(handle);
                changes.add(handle.createQuery("SELECT total_changes()").mapTo(Long.class).one() - before);
                fewestIndexes = Math.min(fewestIndexes, handle.createQuery("""
                        SELECT COUNT(*) FROM sqlite_master WHERE type = 'index' AND tbl_name LIKE 'movement_%'""")
                        .mapTo(Long.class).one());
                return result;
            });
        }

        @Override
        public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
            return database.read(work);
        }

        @Override
        public Dialect dialect() {
            return database.dialect();
        }

        @Override
        public DatabaseStatistics statistics() {
            return database.statistics();
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
