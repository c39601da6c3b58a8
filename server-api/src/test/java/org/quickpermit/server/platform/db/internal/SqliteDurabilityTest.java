package org.quickpermit.server.platform.db.internal;

import java.nio.file.Path;

import org.quickpermit.server.platform.db.DatabaseUnavailable;
import org.quickpermit.server.platform.db.Databases;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqliteDurabilityTest {
    @ParameterizedTest
    @CsvSource({"journal_mode, DELETE", "synchronous, NORMAL", "synchronous, EXTRA", "foreign_keys, OFF"})
    void a_connection_that_did_not_take_a_setting_is_refused_by_its_name(String pragma, String wrong,
            @TempDir Path folder) {
        Path file = folder.resolve("quickpermit.db");
        Databases.sqlite(file).close();
        try (Handle handle = Jdbi.create("jdbc:sqlite:" + file).open()) {
            handle.execute("PRAGMA journal_mode = WAL");
            handle.execute("PRAGMA synchronous = FULL");
            handle.execute("PRAGMA foreign_keys = ON");
            assertThatCode(() -> SqliteDatabase.checkDurability(handle)).doesNotThrowAnyException();
            handle.execute("PRAGMA " + pragma + " = " + wrong);
            assertThatThrownBy(() -> SqliteDatabase.checkDurability(handle)).isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining(pragma);
        }
    }
}
