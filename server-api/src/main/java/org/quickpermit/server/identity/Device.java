package org.quickpermit.server.identity;

import org.quickpermit.wire.DeviceKind;

import org.jspecify.annotations.Nullable;

/// A registered machine.
///
/// @param id id of the device
/// @param kind what it is
/// @param name what it is called
/// @param agencyId agency of a terminal, else null
/// @param stationId station of a kiosk, else null
/// @param kioskId place of a kiosk, else null
/// @param enrolled true once it has its certificate
/// @param revoked true when it may no longer connect
public record Device(String id, DeviceKind kind, String name, @Nullable String agencyId, @Nullable String stationId,
        @Nullable String kioskId, boolean enrolled, boolean revoked) {}
