package org.quickpermit.wire;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An open session.
///
/// @param sessionToken value for the `Authorization: Bearer` header
/// @param expiresAt absolute end; it ends earlier when idle
/// @param idleSeconds idle time after which it ends
/// @param login login name
/// @param displayName name to show
/// @param role what the person may do
/// @param agencyId agency of a clerk or manager
/// @param agencyName its name
/// @param stationId station of station staff
public record Session(String sessionToken, Instant expiresAt, long idleSeconds, String login, String displayName,
        Role role, @Nullable String agencyId, @Nullable Text agencyName, @Nullable String stationId) {
    @Override
    public String toString() {
        return "Session[" + login + " " + role + "]";
    }
}
