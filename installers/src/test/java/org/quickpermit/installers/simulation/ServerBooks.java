package org.quickpermit.installers.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.quickpermit.permit.PermitId;

/// Reads the server's tables with statements of its own.
final class ServerBooks {
    private static final String COLUMNS = "seq, at, action, actor, device_id, subject, outcome, details, previous_hash";
    private long lastEntry;
    private String lastHash = "0".repeat(64);

    /// What it says of every sheet it ever gave a lease for.
    List<BookEntry> leases(Connection connection) {
        List<BookEntry> leases = new ArrayList<>();
        each(connection, "SELECT permit_id, copy_number, sheet_number, state, ifnull(evidence, '') FROM print_lease"
                + " ORDER BY permit_id, copy_number",
                row -> leases.add(new BookEntry("the server",
                        new PermitId(row.getString(1)), row.getInt(2), row.getString(3), row.getString(4),
                        row.getString(5))));
        return leases;
    }

    /// I1, as far as the server knows.
    void requireOneLivePerPermit(Connection connection) {
        each(connection, "SELECT permit_id, count(*) FROM print_lease WHERE state IN ('ACTIVE', 'UNKNOWN', 'CONFIRMED')"
                + " GROUP BY permit_id HAVING count(*) > 1", row -> {
                    throw new Broken("I1: the server has " + row.getInt(2) + " live sheets of " + row.getString(1));
                });
        each(connection, "SELECT sheet_number, count(*) FROM print_lease WHERE state <> 'RETURNED'"
                + " GROUP BY sheet_number HAVING count(*) > 1", row -> {
                    throw new Broken("I1: the server gave sheet " + row.getString(1) + " away twice");
                });
    }

    /// Copies given so far.
    int copies(Connection connection, PermitId permit) {
        int[] copies = {0};
        each(connection, "SELECT ifnull(max(copy_number), 0) FROM print_lease WHERE permit_id = '" + permit.value()
                + "'", row -> copies[0] = row.getInt(1));
        return copies[0];
    }

    /// I3: money only moves, each agency's balance is what its postings make it, and exactly the approved cases that were
    /// not corrections are charged.
    void checkLedger(Connection connection) {
        each(connection, """
                SELECT d.agency_id, d.balance,
                  ifnull(sum(CASE WHEN to_account = 'agency:' || d.agency_id THEN amount
                                  WHEN from_account = 'agency:' || d.agency_id THEN -amount END), 0)
                FROM deposit d LEFT JOIN ledger_posting p ON p.agency_id = d.agency_id GROUP BY d.agency_id""", row -> {
            if (row.getLong(2) != row.getLong(3) || row.getLong(2) < 0) {
                throw new Broken("I3: the deposit of " + row.getString(1) + " is " + row.getLong(2)
                        + " and its postings make " + row.getLong(3));
            }
        });
        each(connection, """
                SELECT c.case_number, c.charged,
                  (SELECT count(*) FROM ledger_posting p WHERE p.case_number = c.case_number),
                  (SELECT ifnull(sum(amount), 0) FROM ledger_posting p WHERE p.case_number = c.case_number),
                  c.outcome, (SELECT count(*) FROM permit t WHERE t.case_number = c.case_number), c.supersedes
                FROM quick_permit_case c""", row -> {
            long charged = row.getLong(2);
            boolean approved = row.getString(5).equals("APPROVED");
            boolean pays = approved && row.getString(7) == null;
            if (row.getInt(3) != (pays ? 1 : 0) || row.getLong(4) != charged || row.getInt(6) != (approved ? 1 : 0)) {
                throw new Broken("I3: case " + row.getString(1) + " " + row.getString(5) + " has " + row.getInt(3)
                        + " charges of " + row.getLong(4) + " and " + row.getInt(6) + " permits");
            }
        });
        each(connection, "SELECT permit_id FROM ledger_posting WHERE kind = 'PERMIT_FEE' AND permit_id NOT IN"
                + " (SELECT permit_id FROM permit)", row -> {
                    throw new Broken("I3: charged for " + row.getString(1) + ", which was never granted");
                });
    }

    /// I6: every entry continues the one before it; those checked before are not read again.
    void checkAudit(Connection connection) {
        each(connection, "SELECT " + COLUMNS + ", hash FROM audit_entry WHERE seq > " + lastEntry + " ORDER BY seq",
                row -> {
                    long number = row.getLong(1);
                    String hash = hash(row);
                    if (number != lastEntry + 1 || !row.getString(9).equals(lastHash)
                            || !row.getString(10).equals(hash)) {
                        throw new Broken("I6: entry " + number + " of the audit log does not continue " + lastEntry);
                    }
                    lastEntry = number;
                    lastHash = hash;
                });
        each(connection, "SELECT seq, hash FROM audit_head", row -> {
            if (row.getLong(1) != lastEntry || !row.getString(2).equals(lastHash)) {
                throw new Broken(
                        "I6: the head of the audit log is " + row.getLong(1) + ", its last entry " + lastEntry);
            }
        });
    }

    /// The published form: number and time, then each field with its length in bytes before it.
    private static String hash(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder(row.getString(1) + "|" + row.getString(2) + "|");
        for (int i = 3; i <= 9; i++) {
            String field = row.getString(i);
            text.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// What is done with a row.
    interface Row {
        void see(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, String sql, Row row, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.see(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
