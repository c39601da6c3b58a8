package org.quickpermit.server.audit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.OnEachDatabase;

import org.jdbi.v3.core.Handle;

import static org.assertj.core.api.Assertions.assertThat;

/// Row 43: the chain shows an edit, a removal, a swap and a cut-off end.
class AuditLogTest {
    private static void fill(Database database, int entries) throws Exception {
        AuditLog log = new AuditLog(InstantSource.system(), database.dialect());
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < entries; i++) {
                String subject = "case=" + i + ";x";
                all.add(executor.submit(() -> database.write(handle -> {
                    log.append(handle, AuditEvent.system("TESTED", subject, "OK", Map.of("k;1", "a=b", "z", "")));
                    return null;
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static AuditVerifier.Report verify(Database database) {
        return database.read(new AuditVerifier()::verify);
    }

    /// What somebody with the database file and a tool of his own would do: the guard goes first.
    private static void tamper(Database database, String... statements) {
        database.write(handle -> {
            unguard(handle, database.dialect());
            for (String statement : statements) {
                handle.execute(statement);
            }
            return null;
        });
    }

    private static void unguard(Handle handle, Dialect dialect) {
        switch (dialect) {
            case SQLITE -> {
                handle.execute("DROP TRIGGER audit_entry_no_update");
                handle.execute("DROP TRIGGER audit_entry_no_delete");
            }
            case POSTGRESQL -> handle.execute("DROP TRIGGER audit_entry_append_only ON audit_entry");
        }
    }

    @OnEachDatabase
    void entries_of_many_threads_make_one_whole_chain(Database database) throws Exception {
        fill(database, 60);
        AuditVerifier.Report report = verify(database);
        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isEqualTo(60);
    }

    @OnEachDatabase
    void a_changed_entry_shows(Database database) throws Exception {
        fill(database, 10);
        tamper(database, "UPDATE audit_entry SET outcome = 'REFUSED' WHERE seq = 4");
        assertThat(verify(database).faults()).containsExactly("entry 4 was changed");
    }

    @OnEachDatabase
    void a_removed_entry_shows(Database database) throws Exception {
        fill(database, 10);
        tamper(database, "DELETE FROM audit_entry WHERE seq = 4");
        assertThat(verify(database).faults()).containsExactly("entries 4 to 4 are missing");
    }

    @OnEachDatabase
    void swapped_entries_show(Database database) throws Exception {
        fill(database, 10);
        tamper(database, "UPDATE audit_entry SET seq = 99 WHERE seq = 4",
                "UPDATE audit_entry SET seq = 4 WHERE seq = 5",
                "UPDATE audit_entry SET seq = 5 WHERE seq = 99");
        assertThat(verify(database).faults()).isNotEmpty();
    }

    @OnEachDatabase
    void a_cut_off_end_shows(Database database) throws Exception {
        fill(database, 10);
        tamper(database, "DELETE FROM audit_entry WHERE seq > 7");
        assertThat(verify(database).faults()).singleElement().asString().contains("ends at entry 7");
    }
}
