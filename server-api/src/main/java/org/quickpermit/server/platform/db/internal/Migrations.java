package org.quickpermit.server.platform.db.internal;

import javax.sql.DataSource;

import org.quickpermit.server.platform.db.Dialect;

import org.flywaydb.core.Flyway;

/// Brings a schema up to date. Files lie in `db/migration/common` and, where the engines differ, beside it.
final class Migrations {
    private Migrations() {}

    static void run(DataSource dataSource, Dialect dialect) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect.folder())
                .cleanDisabled(true)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
