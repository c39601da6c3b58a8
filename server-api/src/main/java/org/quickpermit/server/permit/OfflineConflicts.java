package org.quickpermit.server.permit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.ConflictClosure;
import org.quickpermit.wire.OfflineConflict;
import org.quickpermit.wire.OfflineConflict.Kind;
import org.quickpermit.wire.OfflineConflictList;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sheets printed by kiosks that were cut off, which do not fit what the centre knows: tasks for officers. They are never
/// removed.
public final class OfflineConflicts {
    private static final int LISTED = 200;

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;

    public OfflineConflicts(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// A sheet that is out, and where it came from.
    ///
    /// @param permitId the permit it bears
    /// @param sheetNumber its number
    /// @param deviceId the kiosk
    /// @param stationId where the kiosk stands
    /// @param printedAt when, as far as known
    record Sheet(PermitId permitId, String sheetNumber, String deviceId, String stationId, Instant printedAt) {}

    /// Opens a task, unless there is one for the same sheet and reason.
    ///
    /// @param other the sheet it stands against, or null
    void open(Handle handle, Caller caller, Kind kind, Sheet sheet, @Nullable String other) {
        int opened = handle.createUpdate("""
                INSERT INTO offline_conflict (conflict_id, kind, permit_id, sheet_number, other_sheet_number, device_id,
                  station_id, printed_at, opened_at)
                VALUES (:id, :kind, :permit, :sheet, :other, :device, :station, :printed, :now)
                ON CONFLICT (permit_id, sheet_number, kind) DO NOTHING""")
                .bind("id", UUID.randomUUID().toString())
                .bind("kind", kind.name())
                .bind("permit", sheet.permitId().value())
                .bind("sheet", sheet.sheetNumber())
                .bind("other", other)
                .bind("device", sheet.deviceId())
                .bind("station", sheet.stationId())
                .bind("printed", sheet.printedAt().toEpochMilli())
                .bind("now", clock.millis())
                .execute();
        if (opened == 1) {
            audit.append(handle, AuditEvent.of(caller, "OFFLINE_CONFLICT", sheet.permitId().value(), kind.name(),
                    Map.of("sheet", sheet.sheetNumber(), "other", other == null ? "" : other, "device",
                            sheet.deviceId())));
        }
    }

    /// True when a sheet of a permit is named in a task, open or closed, because another sheet of it is out.
    public boolean isSecond(Handle handle, PermitId permitId, String sheetNumber) {
        return handle.createQuery("""
                SELECT COUNT(*) FROM offline_conflict
                WHERE permit_id = :permit AND sheet_number = :sheet AND kind IN ('DOUBLE', 'COPY_TAKEN')""")
                .bind("permit", permitId.value())
                .bind("sheet", sheetNumber)
                .mapTo(Long.class)
                .one() > 0;
    }

    /// How many tasks are open.
    public long openTasks() {
        return database.read(handle -> handle
                .createQuery("SELECT COUNT(*) FROM offline_conflict WHERE closed_at IS NULL")
                .mapTo(Long.class)
                .one());
    }

    /// The tasks, open ones first.
    public OfflineConflictList list() {
        return database.read(handle -> new OfflineConflictList(handle.createQuery("""
                SELECT * FROM offline_conflict
                ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, COALESCE(-closed_at, opened_at), conflict_id
                LIMIT :most""")
                .bind("most", LISTED)
                .map((row, _) -> conflict(row))
                .list()));
    }

    private static OfflineConflict conflict(ResultSet row) throws SQLException {
        long closed = row.getLong("closed_at");
        @Nullable
        Instant closedAt = row.wasNull() ? null : Instant.ofEpochMilli(closed);
        return new OfflineConflict(row.getString("conflict_id"), Kind.valueOf(row.getString("kind")),
                PermitId.of(row.getString("permit_id")), row.getString("sheet_number"),
                row.getString("other_sheet_number"), row.getString("device_id"), row.getString("station_id"),
                Instant.ofEpochMilli(row.getLong("printed_at")), Instant.ofEpochMilli(row.getLong("opened_at")),
                closedAt, row.getString("closed_by"), row.getString("reason"));
    }

    /// Closes a task. Closing it again with the same reason changes nothing.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND], [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] when it
    ///         was closed before with other words
    public void close(Caller officer, String conflictId, ConflictClosure closure) {
        Reasons.require(closure.reason());
        database.write(handle -> {
            OfflineConflict found = handle.createQuery("SELECT * FROM offline_conflict WHERE conflict_id = :id"
                    + database.dialect().forUpdate())
                    .bind("id", conflictId)
                    .map((row, _) -> conflict(row))
                    .findOne()
                    .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                            new Text("查無此待辦案件。", "There is no such task.")));
            if (found.closedAt() != null) {
                if (!closure.reason().equals(found.reason())) {
                    throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("此案件已結案，不得變更。",
                            "This task is closed and does not change."));
                }
                return false;
            }
            handle.createUpdate("""
                    UPDATE offline_conflict SET closed_at = :now, closed_by = :who, reason = :reason
                    WHERE conflict_id = :id""")
                    .bind("now", clock.millis())
                    .bind("who", officer.actor())
                    .bind("reason", closure.reason())
                    .bind("id", conflictId)
                    .execute();
            audit.append(handle, AuditEvent.of(officer, "OFFLINE_CONFLICT_CLOSED", found.permitId().value(),
                    found.kind().name(), Map.of("conflict", conflictId, "reason", closure.reason())));
            return true;
        });
    }
}
