package org.quickpermit.wire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What the bureau hands to whoever sets up a machine, usually as a file: where the server is, how to know it, and the
/// one-time code that turns the machine into a known device.
///
/// @param server base address, `https://host:port`
/// @param code one-time code
/// @param expiresAt end of the code's life
/// @param caCertificate certificate of the system's own authority, PEM
/// @param deviceId id the device will have
/// @param kind what it will be
/// @param name what it is called
/// @param agencyId agency of a terminal
/// @param stationId station of a kiosk
public record EnrolmentTicket(String server, String code, Instant expiresAt, String caCertificate, String deviceId,
        DeviceKind kind, String name, @Nullable String agencyId, @Nullable String stationId) {
    @Override
    public String toString() {
        return "EnrolmentTicket[" + deviceId + "]";
    }
}
