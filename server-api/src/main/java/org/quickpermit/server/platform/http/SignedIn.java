package org.quickpermit.server.platform.http;

import org.quickpermit.wire.Role;

import org.jspecify.annotations.Nullable;

/// The person behind a call.
///
/// @param login login name
/// @param displayName name to show
/// @param role what the person may do
/// @param agencyId agency of a clerk or manager, else null
/// @param stationId station of station staff, else null
public record SignedIn(String login, String displayName, Role role, @Nullable String agencyId,
        @Nullable String stationId) {}
