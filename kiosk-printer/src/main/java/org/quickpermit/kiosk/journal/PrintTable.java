package org.quickpermit.kiosk.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome.Evidence;

import org.jspecify.annotations.Nullable;

/// The prints and how far each is. A step that does not follow from the one before is a defect and changes nothing.
final class PrintTable {
    private static final String COLUMNS = "SELECT id, step, sheet, reason, lease_id, permit_id, copy_number, job,"
            + " evidence, started_at, changed_at FROM print ";

    /// Prints made alone of which the centre does not know everything yet.
    private static final String UNREPORTED = " FROM print p WHERE p.alone IS NOT NULL AND (p.step IN ('RESERVED',"
            + " 'SUBMITTED') OR EXISTS (SELECT 1 FROM report r WHERE r.print_id = p.id"
            + " AND r.acknowledged_at IS NULL AND r.closed IS NULL))";
    private static final ZoneId CIVIL = ZoneId.of("Asia/Taipei");

    private final JournalFile file;
    private final InstantSource clock;

    PrintTable(JournalFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    void begin(String id, String sheetNumber, @Nullable ReprintReason reason, String request) throws SQLException {
        long now = clock.millis();
        file.update("INSERT INTO print (id, step, sheet, reason, request, started_at, changed_at)"
                + " VALUES (?, 'ASKED', ?, ?, ?, ?, ?)", id, sheetNumber, reason == null ? null : reason.name(),
                request, now, now);
    }

    void refused(String id) throws SQLException {
        step(id, PrintStep.REFUSED, "request = NULL", List.of(), PrintStep.ASKED);
    }

    void reserved(String id, PrintLease lease) throws SQLException {
        step(id, PrintStep.RESERVED, "request = NULL, lease_id = ?, permit_id = ?, copy_number = ?",
                List.of(lease.leaseId(), lease.permitId().value(), lease.copyNumber()), PrintStep.ASKED);
    }

    /// A print the centre was not asked for: it begins with its sheet.
    void alone(String id, PrintLease lease, String right) throws SQLException {
        long now = clock.millis();
        file.update("INSERT INTO print (id, step, sheet, lease_id, permit_id, copy_number, alone, started_at,"
                + " changed_at) VALUES (?, 'RESERVED', ?, ?, ?, ?, ?, ?, ?)", id, lease.sheetNumber(), lease.leaseId(),
                lease.permitId().value(), lease.copyNumber(), right, now, now);
    }

    Optional<String> right(String id) throws SQLException {
        return file.first("SELECT alone FROM print WHERE id = ? AND alone IS NOT NULL", row -> row.getString(1), id);
    }

    List<PrintRecord> ofPermit(String permitId) throws SQLException {
        return file.all(COLUMNS + "WHERE permit_id = ? ORDER BY started_at, rowid", PrintTable::print, permitId);
    }

    int unreportedAlone() throws SQLException {
        return file.first("SELECT COUNT(*)" + UNREPORTED, row -> row.getInt(1)).orElse(0);
    }

    boolean isUnreportedAlone(String id) throws SQLException {
        return file.first("SELECT 1" + UNREPORTED + " AND p.id = ?", row -> row.getInt(1), id).isPresent();
    }

    /// True when another print has used the sheet, or may have.
    boolean sheetHasOtherUse(String sheet, String id) throws SQLException {
        return file.first("SELECT 1 FROM print WHERE sheet = ? AND id <> ? AND step IN ('RESERVED', 'SUBMITTED',"
                + " 'CONFIRMED', 'SPOILED', 'UNKNOWN')", row -> row.getInt(1), sheet, id).isPresent();
    }

    void submitted(String id, int job) throws SQLException {
        step(id, PrintStep.SUBMITTED, "job = ?", List.of(job), PrintStep.RESERVED);
    }

    void settled(String id, PrintStep to, Evidence evidence, PrintStep... from) throws SQLException {
        step(id, to, "evidence = ?", List.of(evidence.name()), from);
    }

    /// @throws IllegalStateException when the print is not at one of the steps `from`
    private void step(String id, PrintStep to, String set, List<Object> values, PrintStep... from)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.add(clock.millis());
        all.add(id);
        String allowed = String.join(", ", Arrays.stream(from).map(step -> "'" + step + "'").toList());
        int changed = file.update("UPDATE print SET step = '" + to + "', " + set
                + ", changed_at = ? WHERE id = ? AND step IN (" + allowed + ")", all.toArray());
        if (changed != 1) {
            throw new IllegalStateException("print " + id + " cannot become " + to);
        }
    }

    Optional<PrintRecord> find(String id) throws SQLException {
        return file.first(COLUMNS + "WHERE id = ?", PrintTable::print, id);
    }

    List<PrintRecord> at(PrintStep... steps) throws SQLException {
        String wanted = String.join(", ", Arrays.stream(steps).map(step -> "'" + step + "'").toList());
        return file.all(COLUMNS + "WHERE step IN (" + wanted + ") ORDER BY started_at, rowid", PrintTable::print);
    }

    List<PrintRecord> search(String part, LogQuery query, int limit) throws SQLException {
        long from = query.day().map(day -> startOf(day)).orElse(Long.MIN_VALUE);
        long until = query.day().map(day -> startOf(day.plusDays(1))).orElse(Long.MAX_VALUE);
        String steps = query.outcomes().isEmpty()
                ? "step <> 'REFUSED'"
                : "step IN (" + String.join(", ", query.outcomes().stream().map(step -> "'" + step + "'").toList())
                        + ")";
        return file.all(COLUMNS + "WHERE " + steps + " AND (sheet LIKE ? OR ifnull(permit_id, '') LIKE ?)"
                + " AND started_at >= ? AND started_at < ? ORDER BY started_at DESC, rowid DESC LIMIT ?",
                PrintTable::print, part, part, from, until, limit);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(CIVIL).toInstant().toEpochMilli();
    }

    /// The last print that was meant for a sheet.
    Optional<PrintRecord> lastOf(String sheet) throws SQLException {
        return file.first(COLUMNS + "WHERE sheet = ? ORDER BY started_at DESC, rowid DESC LIMIT 1",
                PrintTable::print, sheet);
    }

    Optional<String> request(String id) throws SQLException {
        return file.first("SELECT request FROM print WHERE id = ? AND request IS NOT NULL", row -> row.getString(1),
                id);
    }

    private static PrintRecord print(ResultSet row) throws SQLException {
        @Nullable
        String reason = row.getString(4);
        @Nullable
        String permit = row.getString(6);
        int job = row.getInt(8);
        @Nullable
        Integer jobOrNull = row.wasNull() ? null : job;
        @Nullable
        String evidence = row.getString(9);
        return new PrintRecord(row.getString(1), PrintStep.valueOf(row.getString(2)), row.getString(3),
                reason == null ? null : ReprintReason.valueOf(reason), row.getString(5),
                permit == null ? null : new PermitId(permit), row.getInt(7), jobOrNull,
                evidence == null ? null : Evidence.valueOf(evidence), Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)));
    }
}
