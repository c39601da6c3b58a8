package org.quickpermit.server.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.PrintOutcome;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The print leases. The database itself refuses a second open lease, a second good sheet of one permit, and a sheet
/// number used twice.
public final class LeaseStore {
    private static final RowMapper<Lease> LEASE = (row, _) -> new Lease(row.getString("lease_id"),
            PermitId.of(row.getString("permit_id")), row.getInt("copy_number"), row.getString("sheet_number"),
            row.getString("device_id"), Lease.State.valueOf(row.getString("state")),
            Instant.ofEpochMilli(row.getLong("expires_at")), LocalDate.parse(row.getString("issued_on")),
            row.getString("evidence"));

    /// Adds a lease.
    ///
    /// @param stationId where the kiosk stands
    /// @param staff login of the staff who allowed a reprint, null for a first print
    /// @param reason why a reprint, null for a first print
    public void insert(Handle handle, Lease lease, String stationId, @Nullable String staff, @Nullable String reason,
            Instant leasedAt) {
        handle.createUpdate("""
                INSERT INTO print_lease (lease_id, permit_id, copy_number, sheet_number, device_id, station_id, staff,
                  reason, state, leased_at, expires_at, issued_on)
                VALUES (:lease, :permit, :copy, :sheet, :device, :station, :staff, :reason, :state, :at, :expires,
                  :issued)""")
                .bind("lease", lease.leaseId())
                .bind("permit", lease.permitId().value())
                .bind("copy", lease.copyNumber())
                .bind("sheet", lease.sheetNumber())
                .bind("device", lease.deviceId())
                .bind("station", stationId)
                .bind("staff", staff)
                .bind("reason", reason)
                .bind("state", lease.state().name())
                .bind("at", leasedAt.toEpochMilli())
                .bind("expires", lease.expiresAt().toEpochMilli())
                .bind("issued", lease.issuedOn().toString())
                .execute();
    }

    /// The lease with an id.
    public Optional<Lease> find(Handle handle, String leaseId) {
        return handle.createQuery("SELECT * FROM print_lease WHERE lease_id = :id")
                .bind("id", leaseId)
                .map(LEASE)
                .findOne();
    }

    /// All leases of a permit, by copy number.
    public List<Lease> ofPermit(Handle handle, PermitId permitId) {
        return handle.createQuery("SELECT * FROM print_lease WHERE permit_id = :id ORDER BY copy_number")
                .bind("id", permitId.value())
                .map(LEASE)
                .list();
    }

    /// The leases of a kiosk that have no outcome yet.
    List<Lease> activeOf(Handle handle, String deviceId) {
        return handle.createQuery("SELECT * FROM print_lease WHERE state = 'ACTIVE' AND device_id = :device"
                + " ORDER BY lease_id")
                .bind("device", deviceId)
                .map(LEASE)
                .list();
    }

    /// True when the sheet is used, or is on its way; also when a kiosk that was cut off has reported it used and it could
    /// not be booked.
    public boolean isSheetTaken(Handle handle, String sheetNumber) {
        return handle.createQuery("""
                SELECT COUNT(*) FROM (
                  SELECT 1 FROM print_lease WHERE sheet_number = :sheet AND state <> 'RETURNED'
                  UNION ALL
                  SELECT 1 FROM offline_print
                  WHERE sheet_number = :sheet AND result <> 'RETURNED' AND booked = 'CONFLICT') AS taken""")
                .bind("sheet", sheetNumber)
                .mapTo(Long.class)
                .one() > 0;
    }

    /// Writes down what became of a sheet.
    public void settle(Handle handle, Lease lease, Lease.State state, PrintOutcome outcome, Instant now) {
        handle.createUpdate("""
                UPDATE print_lease
                SET state = :state, evidence = :evidence, journal_sequence = :sequence, settled_at = :now
                WHERE lease_id = :id""")
                .bind("state", state.name())
                .bind("evidence", outcome.result() + "/" + outcome.evidence())
                .bind("sequence", outcome.journalSequence())
                .bind("now", now.toEpochMilli())
                .bind("id", lease.leaseId())
                .execute();
    }

    /// Marks every sheet of a permit that is good, open or unknown as replaced.
    public void replaceAll(Handle handle, PermitId permitId) {
        handle.createUpdate("""
                UPDATE print_lease SET state = 'REPLACED'
                WHERE permit_id = :id AND state IN ('ACTIVE', 'UNKNOWN', 'CONFIRMED')""")
                .bind("id", permitId.value())
                .execute();
    }
}
