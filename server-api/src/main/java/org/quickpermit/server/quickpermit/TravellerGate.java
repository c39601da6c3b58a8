package org.quickpermit.server.quickpermit;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.db.KeptStatements;

import org.jdbi.v3.core.Handle;

/// Lets the applications of one traveller through one after the other (duplicates in flight, QP-4). Whoever comes second
/// waits until the first is decided, and then sees its permit.
///
/// On SQLite all transactions run one after the other anyway. On PostgreSQL each passes a row for the document and one
/// for the identity number, in one order, so that two never wait for each other.
final class TravellerGate {
    private final Dialect dialect;

    TravellerGate(Dialect dialect) {
        this.dialect = dialect;
    }

    void pass(Handle handle, String documentNumber, String identityNumber) {
        switch (dialect) {
            case SQLITE -> {
            }
            case POSTGRESQL -> Stream.of("d:" + documentNumber, "i:" + identityNumber)
                    .sorted()
                    .forEach(traveller -> passOne(handle, traveller));
        }
    }

    private static void passOne(Handle handle, String traveller) {
        try {
            PreparedStatement upsert = KeptStatements.on(handle, """
                    INSERT INTO traveller_gate (traveller, passes) VALUES (?, 1)
                    ON CONFLICT (traveller) DO UPDATE SET passes = traveller_gate.passes + 1""");
            upsert.setString(1, traveller);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the traveller's gate could not be passed", e);
        }
    }
}
