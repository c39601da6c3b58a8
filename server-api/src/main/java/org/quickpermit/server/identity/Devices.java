package org.quickpermit.server.identity;

import java.util.List;
import java.util.Optional;

import org.quickpermit.wire.DeviceKind;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The device register, for reading.
public final class Devices {
    static final RowMapper<Device> DEVICE = (row, context) -> new Device(row.getString("id"),
            DeviceKind.valueOf(row.getString("kind")), row.getString("name"), row.getString("agency_id"),
            row.getString("station_id"), row.getString("kiosk_id"), row.getString("certificate_sha256") != null,
            row.getObject("revoked_at") != null);

    /// The device with an id.
    public Optional<Device> find(Handle handle, String deviceId) {
        return handle.createQuery("SELECT * FROM device WHERE id = :id").bind("id", deviceId).map(DEVICE).findOne();
    }

    /// All kiosks that are not revoked, by station and name.
    public List<Device> kiosks(Handle handle) {
        return handle.createQuery("""
                SELECT * FROM device WHERE kind = 'KIOSK' AND revoked_at IS NULL ORDER BY station_id, name""")
                .map(DEVICE)
                .list();
    }
}
