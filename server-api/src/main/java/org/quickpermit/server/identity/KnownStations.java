package org.quickpermit.server.identity;

import org.jdbi.v3.core.Handle;

/// Tells which stations exist, so that no staff are registered at one that does not.
@FunctionalInterface
public interface KnownStations {
    /// True when a station has this id.
    boolean exists(Handle handle, String stationId);
}
