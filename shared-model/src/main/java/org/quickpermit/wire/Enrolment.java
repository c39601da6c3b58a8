package org.quickpermit.wire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// The answer to an enrolment.
///
/// @param deviceId id of the device
/// @param kind what it is
/// @param name what it is called
/// @param certificate the client certificate, PEM
/// @param caCertificate certificate of the authority, PEM
/// @param notAfter end of the certificate's life
/// @param agencyId agency of a terminal
/// @param agencyName its name
/// @param stationId station of a kiosk
public record Enrolment(String deviceId, DeviceKind kind, String name, String certificate, String caCertificate,
        Instant notAfter, @Nullable String agencyId, @Nullable Text agencyName, @Nullable String stationId) {}
