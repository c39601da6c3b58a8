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
/// @param siblings all kiosks of its station, itself among them: what each prints while they are cut off follows from it
/// @param policy by what it may show what became of a sheet
/// @param offline what it may print while it is cut off
public record KioskProfile(String deviceId, String kioskId, String name, Station station,
        List<Neighbour> neighbours, List<Sibling> siblings, EvidencePolicy policy, OfflinePolicy offline) {
    public KioskProfile {
        Objects.requireNonNull(kioskId, "a profile kept by an older kiosk has no place");
        Objects.requireNonNull(policy, "a profile kept by an older kiosk has no policy");
        Objects.requireNonNull(offline, "a profile kept by an older kiosk says nothing of printing alone");
        neighbours = List.copyOf(neighbours);
        siblings = List.copyOf(siblings);
    }

    /// A kiosk that is alone at its station and prints nothing while it is cut off.
    public KioskProfile(String deviceId, String kioskId, String name, Station station, List<Neighbour> neighbours,
            EvidencePolicy policy) {
        this(deviceId, kioskId, name, station, neighbours,
                List.of(new Sibling(kioskId, name, station.location())), policy, OfflinePolicy.NONE);
    }

    /// @param name name of the kiosk
    /// @param location where it stands
    public record Neighbour(String name, Text location) {}

    /// @param kioskId its place
    /// @param name name of the kiosk
    /// @param location where it stands
    public record Sibling(String kioskId, String name, Text location) {}
}
