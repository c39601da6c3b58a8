package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Announces a machine; the answer is its enrolment ticket. The body of `POST /api/v1/devices`.
///
/// @param kind what it is
/// @param name what it is called, 1 to 60 characters
/// @param agencyId agency of a terminal
/// @param stationId station of a kiosk
public record NewDevice(DeviceKind kind, String name, @Nullable String agencyId, @Nullable String stationId) {}
