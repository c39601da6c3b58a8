package org.quickpermit.kiosk.journal;

import java.sql.SQLException;
import java.util.List;

import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What the server has to hear of, until it has.
final class ReportTable {
    private static final String COLUMNS = "SELECT sequence, print_id, lease_id, body, problem FROM report"
            + " WHERE acknowledged_at IS NULL AND closed IS NULL AND problem IS ";

    private final JournalFile file;
    private final ObjectMapper json = WireJson.lenient();

    ReportTable(JournalFile file) {
        this.file = file;
    }

    /// @param message what the centre is told, a [PrintOutcome] or an [org.quickpermit.wire.OfflinePrint]
    void add(PrintRecord print, long sequence, Record message) throws SQLException {
        file.update("INSERT INTO report (sequence, print_id, lease_id, body) VALUES (?, ?, ?, ?)", sequence,
                print.id(), print.leaseId(), write(message));
    }

    int closed(long sequence, String reason) throws SQLException {
        return file.update("UPDATE report SET closed = ? WHERE sequence = ? AND problem IS NOT NULL AND closed IS NULL",
                reason, sequence);
    }

    List<Report> waiting() throws SQLException {
        return reports("NULL");
    }

    List<Report> rejected() throws SQLException {
        return reports("NOT NULL");
    }

    int acknowledged(long sequence, long at) throws SQLException {
        return file.update("UPDATE report SET acknowledged_at = ? WHERE sequence = ?", at, sequence);
    }

    int rejected(long sequence, String problem) throws SQLException {
        return file.update("UPDATE report SET problem = ? WHERE sequence = ?", problem, sequence);
    }

    private List<Report> reports(String problem) throws SQLException {
        return file.all(COLUMNS + problem + " ORDER BY sequence", row -> new Report(row.getLong(1), row.getString(2),
                row.getString(3), row.getString(4), row.getString(5)));
    }

    private String write(Record outcome) {
        try {
            return json.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome cannot be written as JSON", e);
        }
    }
}
