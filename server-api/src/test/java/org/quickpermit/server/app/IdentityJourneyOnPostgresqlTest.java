package org.quickpermit.server.app;

import org.quickpermit.server.platform.db.Dialect;

/// The same as [IdentityJourneyTest], on PostgreSQL.
class IdentityJourneyOnPostgresqlTest extends IdentityJourneyTest {
    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
