package org.quickpermit.server.registers.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.quickpermit.server.decision.Register;

/// The statement that looks a traveller up in every register at once. One text for each combination of live sides; both
/// engines take it, and on PostgreSQL it saves a round trip for every register.
public final class LookUpSql {
    public static final String MOVEMENT = "m";
    public static final String PASSPORT = "p";
    public static final String DENIED = "d";
    public static final String CONTROL = "c";
    public static final String APPROVAL = "a";

    /// Register, live side, load number, time of load.
    public static final String STATES = "SELECT register, live_side, load, loaded_at FROM register_state";

    private static final String NO_TEXT = "CAST(NULL AS TEXT)";
    private static final String NO_DAY = "CAST(NULL AS BIGINT)";
    private static final List<String> DENIED_KEYS = List.of("document_number = ?", "identity_number = ?",
            "birth_day = ?");

    private final Map<Map<Register, String>, String> bySides = new ConcurrentHashMap<>();

    /// The statement for the given live sides, `a` or `b` for each register.
    public String forSides(Map<Register, String> sides) {
        String kept = bySides.get(sides);
        return kept != null ? kept : bySides.computeIfAbsent(Map.copyOf(sides), LookUpSql::build);
    }

    /// Sets every parameter, in the order [#build(Map)] wrote them.
    public static void bind(PreparedStatement statement, String documentNumber, String identityNumber, long birthDay,
            long today) throws SQLException {
        int at = 1;
        statement.setString(at++, documentNumber); // movements
        statement.setString(at++, identityNumber);
        statement.setString(at++, documentNumber);
        statement.setString(at++, documentNumber); // passports
        for (int source = 0; source < 2; source++) { // deny list, file and officers
            statement.setString(at++, documentNumber);
            statement.setLong(at++, today);
            statement.setString(at++, identityNumber);
            statement.setLong(at++, today);
            statement.setLong(at++, birthDay);
            statement.setLong(at++, today);
        }
        for (int source = 0; source < 2; source++) { // control, prior approvals
            statement.setString(at++, documentNumber);
            statement.setLong(at++, today);
            statement.setString(at++, identityNumber);
            statement.setLong(at++, today);
        }
    }

    private static String build(Map<Register, String> sides) {
        String movement = "movement_" + sides.get(Register.MOVEMENTS);
        String control = "control_" + sides.get(Register.CONTROL);
        String approval = "prior_approval_" + sides.get(Register.PRIOR_APPROVALS);
        List<String> parts = new ArrayList<>();
        parts.add(row(MOVEMENT, "direction", NO_TEXT, NO_TEXT, NO_TEXT, "day", movement, "document_number = ?"));
        // A movement found by its document is not found a second time by its person.
        parts.add(row(MOVEMENT, "direction", NO_TEXT, NO_TEXT, NO_TEXT, "day", movement,
                "identity_number = ? AND document_number <> ?"));
        parts.add(row(PASSPORT, "issuing_state", "status", NO_TEXT, NO_TEXT, "expiry_day",
                "passport_" + sides.get(Register.PASSPORTS), "document_number = ?"));
        for (String table : List.of("denied_" + sides.get(Register.DENY_LIST), "denied_by_officer")) {
            for (String key : DENIED_KEYS) {
                parts.add(row(DENIED, "name", "chinese_name", "document_number", "identity_number", "birth_day", table,
                        key + " AND COALESCE(valid_until, 9999999) >= ?"));
            }
        }
        for (String key : DENIED_KEYS.subList(0, 2)) {
            parts.add(row(CONTROL, "direction", NO_TEXT, NO_TEXT, NO_TEXT, NO_DAY, control,
                    key + " AND COALESCE(valid_until, 9999999) >= ?"));
        }
        for (String key : DENIED_KEYS.subList(0, 2)) {
            // The daily exchange brings this system's own permits back; those are judged from its own books.
            parts.add(row(APPROVAL, "reference", NO_TEXT, NO_TEXT, NO_TEXT, "last_valid_day", approval,
                    key + " AND last_valid_day >= ? AND NOT EXISTS"
                            + " (SELECT 1 FROM quick_permit_case WHERE case_number = reference)"));
        }
        return String.join("\nUNION ALL\n", parts);
    }

    private static String row(String source, String first, String second, String third, String fourth, String day,
            String table, String where) {
        return "SELECT '" + source + "', " + first + ", " + second + ", " + third + ", " + fourth + ", " + day
                + " FROM " + table + " WHERE " + where;
    }
}
