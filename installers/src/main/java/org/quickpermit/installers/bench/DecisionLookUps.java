package org.quickpermit.installers.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.quickpermit.installers.bench.Floor.Key;
import org.quickpermit.installers.bench.Floor.LookUp;

/// What a decision has to look up before it can be taken, as plain point queries on the server's own tables: every
/// register by each key a person is found by, the open permits, the deposit and the price.
final class DecisionLookUps {
    private DecisionLookUps() {}

    /// The look-ups on the sides of the registers that are live in a database.
    static List<LookUp> of(Path database) throws SQLException {
        Map<String, String> sides = liveSides(database);
        String movement = "movement_" + sides.get("movements");
        String passport = "passport_" + sides.get("passports");
        String control = "control_" + sides.get("control");
        String approval = "prior_approval_" + sides.get("prior-approvals");
        List<LookUp> lookUps = new ArrayList<>();
        lookUps.add(new LookUp("SELECT register, live_side, load, loaded_at FROM register_state", List.of()));
        lookUps.add(by("direction, day", movement, "document_number", Key.DOCUMENT));
        lookUps.add(by("direction, day", movement, "identity_number", Key.IDENTITY));
        lookUps.add(by("issuing_state, status, expiry_day", passport, "document_number", Key.DOCUMENT));
        for (String denied : List.of("denied_" + sides.get("deny-list"), "denied_by_officer")) {
            String columns = "name, chinese_name, document_number, identity_number, birth_day, valid_until";
            lookUps.add(by(columns, denied, "document_number", Key.DOCUMENT));
            lookUps.add(by(columns, denied, "identity_number", Key.IDENTITY));
            lookUps.add(by(columns, denied, "birth_day", Key.BIRTH_DAY));
        }
        lookUps.add(by("direction, valid_until", control, "document_number", Key.DOCUMENT));
        lookUps.add(by("direction, valid_until", control, "identity_number", Key.IDENTITY));
        lookUps.add(by("reference, last_valid_day", approval, "document_number", Key.DOCUMENT));
        lookUps.add(by("reference, last_valid_day", approval, "identity_number", Key.IDENTITY));
        lookUps.add(new LookUp("SELECT permit_id, state, board_until, last_usable_day FROM permit"
                + " WHERE document_number = ? AND issuing_state = ? AND state IN ('GRANTED', 'ISSUED', 'USED')",
                List.of(Key.DOCUMENT, Key.ISSUER)));
        lookUps.add(new LookUp("SELECT permit_id, state, board_until, last_usable_day FROM permit"
                + " WHERE identity_number = ? AND state IN ('GRANTED', 'ISSUED', 'USED')", List.of(Key.IDENTITY)));
        lookUps.add(by("balance", "deposit", "agency_id", Key.AGENCY));
        lookUps.add(new LookUp("SELECT amount FROM price WHERE service = 'QUICK_PERMIT'"
                + " ORDER BY valid_from DESC LIMIT 1", List.of()));
        return lookUps;
    }

    private static LookUp by(String columns, String table, String column, Key key) {
        return new LookUp("SELECT " + columns + " FROM " + table + " WHERE " + column + " = ?", List.of(key));
    }

    private static Map<String, String> liveSides(Path database) throws SQLException {
        Map<String, String> sides = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT register, live_side FROM register_state")) {
            while (row.next()) {
                sides.put(row.getString(1), row.getString(2));
            }
        }
        return sides;
    }
}
