package org.quickpermit.wire;

import org.jspecify.annotations.Nullable;

/// Registers a person: the body of `POST /api/v1/users`. The answer carries the one-time activation code.
///
/// @param login login name, 3 to 40 of `a-z0-9.-`
/// @param displayName name to show, 1 to 60 characters
/// @param role what the person may do
/// @param agencyId agency of a clerk or manager
/// @param stationId station of station staff
/// @param tokenSerial serial of the token card, which must be in the bureau's stock and unassigned
public record NewUser(String login, String displayName, Role role, @Nullable String agencyId,
        @Nullable String stationId, String tokenSerial) {}
