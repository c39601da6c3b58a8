package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Announces a machine; the answer is its enrolment ticket. The body of `POST /api/v1/devices`.
///
/// @param kind what it is
/// @param name what it is called, 1 to 60 characters; null for a kiosk, which is called as its place is
/// @param agencyId agency of a terminal
/// @param kioskId place of a kiosk, `TPE-T1-S-1`; its station and its name follow from it
public record NewDevice(DeviceKind kind, @Nullable String name, @Nullable String agencyId, @Nullable String kioskId) {
    /// Announces a kiosk.
    ///
    /// @param kioskId its place
    public static NewDevice kiosk(String kioskId) {
        return new NewDevice(DeviceKind.KIOSK, null, null, kioskId);
    }

    /// Announces any other machine.
    ///
    /// @param name what it is called
    /// @param agencyId agency of a terminal, else null
    public static NewDevice of(DeviceKind kind, String name, @Nullable String agencyId) {
        return new NewDevice(kind, name, agencyId, null);
    }
}
