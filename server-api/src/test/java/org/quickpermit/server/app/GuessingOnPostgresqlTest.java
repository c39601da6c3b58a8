package org.quickpermit.server.app;

import org.quickpermit.server.platform.db.Dialect;

/// The same as [GuessingTest], on PostgreSQL.
class GuessingOnPostgresqlTest extends GuessingTest {
    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
