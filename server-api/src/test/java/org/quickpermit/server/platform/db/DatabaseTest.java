package org.quickpermit.server.platform.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jdbi.v3.core.Handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class DatabaseTest {
    private static void insert(Handle handle, String name) {
        handle.execute("INSERT INTO installation (name, value) VALUES (?, 'x')", name);
    }

    private static long count(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM installation").mapTo(Long.class).one());
    }

    @OnEachDatabase
    void a_failed_transaction_changes_nothing_and_reports_its_own_exception(Database database) {
        assertThatThrownBy(() -> database.write(handle -> {
            insert(handle, "one");
            throw new IllegalStateException("on purpose");
        })).isInstanceOf(IllegalStateException.class).hasMessage("on purpose");
        assertThat(count(database)).isZero();
    }

    @OnEachDatabase
    void a_lost_connection_is_reported_as_unavailable_and_the_next_call_gets_a_new_one(Database database) {
        assumeThat(database.dialect()).isEqualTo(Dialect.POSTGRESQL);
        assertThatThrownBy(() -> database.write(handle -> {
            insert(handle, "one");
            return handle.createQuery("SELECT pg_terminate_backend(pg_backend_pid())").mapTo(Boolean.class).one();
        })).isInstanceOf(DatabaseUnavailable.class);
        assertThatThrownBy(() -> database.read(handle -> handle
                .createQuery("SELECT pg_terminate_backend(pg_backend_pid())").mapTo(Boolean.class).one()))
                .isInstanceOf(DatabaseUnavailable.class);
        assertThat(count(database)).isZero();
    }

    @OnEachDatabase
    void failures_among_many_concurrent_transactions_undo_only_themselves(Database database) throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int number = i;
                all.add(executor.submit(() -> database.write(handle -> {
                    insert(handle, "n" + number);
                    if (number % 3 == 0) {
                        throw new IllegalStateException("undone");
                    }
                    return number;
                })));
            }
            int failed = 0;
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(IllegalStateException.class);
                    failed++;
                }
            }
            assertThat(failed).isEqualTo(134);
        }
        assertThat(count(database)).isEqualTo(266);
        assertThat(database.statistics().transactions()).isEqualTo(266);
        assertThat(database.statistics().commits()).isBetween(1L, 266L);
    }

    @OnEachDatabase
    void a_repeated_key_is_recognised_as_such(Database database) {
        database.write(handle -> {
            insert(handle, "one");
            return null;
        });
        assertThatThrownBy(() -> database.write(handle -> {
            insert(handle, "one");
            return null;
        })).satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isTrue());
    }

    @OnEachDatabase
    void a_broken_check_is_not_taken_for_a_repeated_key(Database database) {
        assertThatThrownBy(() -> database.write(handle -> {
            insert(handle, "n".repeat(61));
            return null;
        })).satisfies(e -> assertThat(database.dialect().isUniqueViolation(e)).isFalse());
    }

    @OnEachDatabase
    void a_read_cannot_write(Database database) {
        assertThatThrownBy(() -> database.read(handle -> {
            insert(handle, "one");
            return null;
        })).isInstanceOf(RuntimeException.class);
        assertThat(count(database)).isZero();
    }

    @OnEachDatabase
    void kept_statements_can_be_used_again_and_again(Database database) throws Exception {
        for (int i = 0; i < 3; i++) {
            int number = i;
            int value = database.read(handle -> {
                PreparedStatement statement = KeptStatements.on(handle, "SELECT CAST(? AS INTEGER)");
                statement.setInt(1, number);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            });
            assertThat(value).isEqualTo(number);
        }
    }

    private static long positive(Handle handle, long value) throws SQLException {
        PreparedStatement statement = KeptStatements.on(handle, "SELECT abs(CAST(? AS BIGINT))");
        statement.setLong(1, value);
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @OnEachDatabase
    void a_kept_statement_that_failed_can_be_used_again(Database database) throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(database.read(handle -> positive(handle, -1)).longValue()).isEqualTo(1);
            assertThatThrownBy(() -> database.read(handle -> positive(handle, Long.MIN_VALUE)))
                    .isInstanceOf(SQLException.class);
            assertThat(database.write(handle -> positive(handle, -2)).longValue()).isEqualTo(2);
            assertThatThrownBy(() -> database.write(handle -> positive(handle, Long.MIN_VALUE)))
                    .isInstanceOf(SQLException.class);
        }
    }

    @OnEachDatabase
    void after_close_nothing_is_accepted(Database database) {
        database.close();
        assertThatThrownBy(() -> database.write(handle -> null)).isInstanceOf(RuntimeException.class);
    }

    @OnEachDatabase
    void audit_entries_cannot_be_changed_or_removed(Database database) {
        database.write(handle -> handle.execute("""
                INSERT INTO audit_entry
                  (seq, at, action, actor, device_id, subject, outcome, details, previous_hash, hash)
                VALUES (1, 0, 'A', 'a', '', '', 'OK', '', ?, ?)""", "0".repeat(64), "1".repeat(64)));
        assertThatThrownBy(() -> database.write(handle -> handle.execute("UPDATE audit_entry SET actor = 'b'")))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> database.write(handle -> handle.execute("DELETE FROM audit_entry")))
                .hasMessageContaining("never");
    }
}
