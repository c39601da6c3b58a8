package org.quickpermit.server.identity;

import java.util.Optional;

import org.jdbi.v3.core.Handle;

/// Tells which places for kiosks exist, so that no kiosk is announced for one that does not.
@FunctionalInterface
public interface KnownKiosks {
    /// A place for a kiosk.
    ///
    /// @param stationId station it belongs to
    /// @param name what travellers and staff call it
    record Place(String stationId, String name) {}

    /// The place with an id.
    Optional<Place> find(Handle handle, String kioskId);
}
