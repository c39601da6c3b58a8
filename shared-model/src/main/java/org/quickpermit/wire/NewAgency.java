package org.quickpermit.wire;

/// Designates an agency: the body of `POST /api/v1/agencies`.
///
/// @param id short id, 3 to 20 of `a-z0-9-`
/// @param name its name
/// @param region where it works
public record NewAgency(String id, Text name, Region region) {
    /// Where an agency works.
    public enum Region {
        HONG_KONG,
        MACAU
    }
}
