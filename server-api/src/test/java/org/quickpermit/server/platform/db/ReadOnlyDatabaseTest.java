package org.quickpermit.server.platform.db;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadOnlyDatabaseTest {
    @Test
    void sees_what_is_committed_to_sqlite_beside_it_and_writes_nothing(@TempDir Path folder) {
        Path file = folder.resolve("data.db");
        try (Database database = Databases.sqlite(file); ReadOnlyDatabase looking = Databases.lookAtSqlite(file)) {
            check(database, looking);
        }
    }

    @Test
    void sees_what_is_committed_to_postgresql_beside_it_and_writes_nothing() {
        String url = DatabaseContract.postgresUrl();
        try (Database database = Databases.postgresql(url, "postgres", "postgres");
                ReadOnlyDatabase looking = Databases.lookAtPostgresql(url, "postgres", "postgres")) {
            check(database, looking);
        }
    }

    private static void check(Database database, ReadOnlyDatabase looking) {
        assertThat(looking.holdsInstallation()).isTrue();
        database.write(handle -> handle.execute("UPDATE audit_head SET seq = 41 WHERE id = 1"));

        assertThat(seq(looking)).isEqualTo(41);
        assertThatThrownBy(() -> looking.read(
                handle -> handle.execute("UPDATE audit_head SET seq = 42 WHERE id = 1")))
                .hasMessageMatching("(?is).*read-?only.*");
        assertThat(seq(looking)).isEqualTo(41);
    }

    @Test
    void says_so_when_the_server_is_not_there() {
        assertThatThrownBy(() -> Databases.lookAtPostgresql("jdbc:postgresql://localhost:1/none", "nobody", ""))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("database.url");
    }

    private static long seq(ReadOnlyDatabase database) {
        return database.read(handle -> handle.createQuery("SELECT seq FROM audit_head WHERE id = 1").mapTo(Long.class)
                .one());
    }

    @Test
    void makes_no_file_that_is_not_there(@TempDir Path folder) {
        assertThatThrownBy(() -> Databases.lookAtSqlite(folder.resolve("none.db")))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("none.db");
        assertThat(folder).isEmptyDirectory();
    }
}
