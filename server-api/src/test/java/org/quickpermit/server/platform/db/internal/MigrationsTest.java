package org.quickpermit.server.platform.db.internal;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.db.Dialect;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MigrationsTest {
    @TempDir
    private Path folder = Path.of("");

    /// Kiosks were known by what somebody had called them, and nothing kept two machines from one place.
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void kiosks_of_before_get_a_place_each_and_no_two_the_same(Dialect dialect) {
        DataSource data = empty(dialect);
        Migrations.run(data, dialect, "22");
        Jdbi jdbi = Jdbi.create(data);
        jdbi.useHandle(handle -> {
            kiosk(handle, "old", "T1 South 1", "TPE-T1-S", 1, true);
            kiosk(handle, "named", "T1 South 2", "TPE-T1-S", 2, false);
            kiosk(handle, "unnamed", "by the stairs", "TPE-T1-S", 3, false);
            kiosk(handle, "one-too-many", "in the cellar", "TPE-T1-S", 4, false);
            kiosk(handle, "astray", "Keelung Port 1", "TXG-PORT", 5, false);
            kiosk(handle, "first", "T2 1", "TPE-T2", 6, false);
            kiosk(handle, "second", "T2 1", "TPE-T2", 7, false);
        });

        Migrations.run(data, dialect);

        jdbi.useHandle(handle -> {
            assertThat(places(handle)).containsExactlyInAnyOrder("named TPE-T1-S-2", "unnamed TPE-T1-S-1",
                    "astray TXG-PORT-1", "first TPE-T2-2", "second TPE-T2-1");
            assertThatThrownBy(() -> handle.execute("UPDATE device SET kiosk_id = 'TPE-T2-1' WHERE id = 'first'"))
                    .isNotNull();
        });
    }

    private static void kiosk(Handle handle, String id, String name, String station, long created, boolean revoked) {
        handle.createUpdate("""
                INSERT INTO device (id, kind, name, station_id, created_at, revoked_at)
                VALUES (:id, 'KIOSK', :name, :station, :created, :revoked)""")
                .bind("id", id).bind("name", name).bind("station", station).bind("created", created)
                .bind("revoked", revoked ? created : null)
                .execute();
    }

    private static List<String> places(Handle handle) {
        return handle.createQuery("SELECT id || ' ' || kiosk_id FROM device WHERE revoked_at IS NULL")
                .mapTo(String.class).list();
    }

    private DataSource empty(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> {
                SQLiteDataSource file = new SQLiteDataSource();
                file.setUrl("jdbc:sqlite:" + folder.resolve("older.db"));
                file.setEnforceForeignKeys(true);
                yield file;
            }
            case POSTGRESQL -> {
                PGSimpleDataSource server = new PGSimpleDataSource();
                server.setUrl(DatabaseContract.postgresUrl());
                Jdbi.create(server).useHandle(handle -> handle.execute("CREATE SCHEMA older"));
                server.setCurrentSchema("older");
                yield server;
            }
        };
    }
}
