package org.quickpermit.server.platform.http;

import java.util.Optional;

import org.quickpermit.wire.DeviceKind;

import org.jspecify.annotations.Nullable;

/// Who is calling: the machine its client certificate names, and the person signed in at it.
///
/// @param deviceId id of the device
/// @param kind what it is
/// @param deviceName what it is called
/// @param agencyId agency of a terminal, else null
/// @param stationId station of a kiosk, else null
/// @param kioskId place a kiosk is bound to, else null
/// @param session the person, where the route asks for one
public record Caller(String deviceId, DeviceKind kind, String deviceName, @Nullable String agencyId,
        @Nullable String stationId, @Nullable String kioskId, Optional<SignedIn> session) {
    /// The person, on a route whose [Access] asks for one.
    ///
    /// @throws IllegalStateException on other routes
    public SignedIn person() {
        return session.orElseThrow(() -> new IllegalStateException("the route admits callers without a session"));
    }

    /// The agency of a terminal.
    ///
    /// @throws IllegalStateException on any other device
    public String agency() {
        if (agencyId == null) {
            throw new IllegalStateException("not a terminal");
        }
        return agencyId;
    }

    /// The station of a kiosk.
    ///
    /// @throws IllegalStateException on any other device
    public String station() {
        if (stationId == null) {
            throw new IllegalStateException("not a kiosk");
        }
        return stationId;
    }

    /// The place of a kiosk.
    ///
    /// @throws IllegalStateException on any other device
    public String kiosk() {
        if (kioskId == null) {
            throw new IllegalStateException("not a kiosk");
        }
        return kioskId;
    }

    /// Who the audit log names: the person where one is signed in, else the device.
    public String actor() {
        return session.map(SignedIn::login).orElse(deviceId);
    }

    /// The same device with a person signed in.
    public Caller with(SignedIn person) {
        return new Caller(deviceId, kind, deviceName, agencyId, stationId, kioskId, Optional.of(person));
    }
}
