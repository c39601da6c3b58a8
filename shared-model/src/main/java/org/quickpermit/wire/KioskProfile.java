package org.quickpermit.wire;

import java.util.List;
import java.util.Objects;

/// What a kiosk knows of itself and its surroundings.
///
/// @param deviceId its id
/// @param kioskId the place it is bound to, `TPE-T1-S-1`; a machine that replaces it has the same
/// @param name name of its place, as `T1 South 1`
/// @param station where it stands
/// @param neighbours the other kiosks, nearest first, for the out-of-order screen
/// @param policy by what it may show what became of a sheet
public record KioskProfile(String deviceId, String kioskId, String name, Station station,
        List<Neighbour> neighbours, EvidencePolicy policy) {
    public KioskProfile {
        Objects.requireNonNull(kioskId, "a profile kept by an older kiosk has no place");
        Objects.requireNonNull(policy, "a profile kept by an older kiosk has no policy");
        neighbours = List.copyOf(neighbours);
    }

    /// @param name name of the kiosk
    /// @param location where it stands
    public record Neighbour(String name, Text location) {}
}
