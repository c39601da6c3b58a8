package org.quickpermit.server.platform.db.internal;

import java.util.Map;
import javax.sql.DataSource;

import org.quickpermit.server.platform.db.Dialect;

import org.flywaydb.core.Flyway;

/// Brings a schema up to date. Files lie in `db/migration/common` and, where the engines differ, beside it.
final class Migrations {
    private Migrations() {}

    static void run(DataSource dataSource, Dialect dialect) {
        run(dataSource, dialect, "latest");
    }

    /// @param target number of the last migration to run, or `latest`
    static void run(DataSource dataSource, Dialect dialect, String target) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .placeholders(words(dialect))
                .target(target)
                .cleanDisabled(true)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }

    /// What a table is told of its key. On SQLite a number of this type is the row's own number, and a table kept in its key
    /// needs no index for it: one place less to write to. PostgreSQL keeps an index in any case.
    private static Map<String, String> words(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> Map.of("row_number", "INTEGER", "kept_in_its_key", " WITHOUT ROWID");
            case POSTGRESQL -> Map.of("row_number", "BIGINT", "kept_in_its_key", "");
        };
    }
}
