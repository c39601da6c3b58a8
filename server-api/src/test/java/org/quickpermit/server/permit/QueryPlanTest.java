package org.quickpermit.server.permit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.quickpermit.server.decision.Register;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.registers.internal.LookUpSql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// That SQLite finds what a decision and an inspection ask for by an index, and reads no table from end to end.
class QueryPlanTest {
    private static List<String> plan(Database database, String sql) {
        return database.read(handle -> handle.createQuery("EXPLAIN QUERY PLAN " + sql.replaceAll(":[a-z]+|\\?", "1"))
                .map((row, _) -> row.getString("detail"))
                .list());
    }

    @Test
    void the_permits_of_a_traveller_are_found_by_index() {
        try (Database database = DatabaseContract.open(Dialect.SQLITE)) {
            assertThat(plan(database, PermitStore.LIVE_OF_TRAVELLER)).noneMatch(step -> step.startsWith("SCAN"))
                    .anyMatch(step -> step.contains("permit_live_document"))
                    .anyMatch(step -> step.contains("permit_live_identity"));
            assertThat(plan(database, PermitStore.ON_DOCUMENT)).noneMatch(step -> step.startsWith("SCAN"))
                    .anyMatch(step -> step.contains("permit_live_document"))
                    .anyMatch(step -> step.contains("permit_ended_document"));
        }
    }

    @Test
    void every_register_is_asked_by_index() {
        Map<Register, String> sides = new EnumMap<>(Register.class);
        for (Register register : Register.values()) {
            sides.put(register, "a");
        }
        try (Database database = DatabaseContract.open(Dialect.SQLITE)) {
            assertThat(plan(database, new LookUpSql().forSides(sides))).noneMatch(step -> step.startsWith("SCAN"))
                    .anyMatch(step -> step.startsWith("SEARCH"));
        }
    }

    @Test
    void a_scan_would_be_noticed() {
        try (Database database = DatabaseContract.open(Dialect.SQLITE)) {
            assertThat(plan(database, "SELECT * FROM permit WHERE surname = 'CHAN'"))
                    .anyMatch(step -> step.startsWith("SCAN"));
        }
    }
}
