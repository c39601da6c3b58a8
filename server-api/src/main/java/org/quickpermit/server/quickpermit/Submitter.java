package org.quickpermit.server.quickpermit;

import org.quickpermit.server.platform.http.Caller;

/// Who applies: a designated agency's clerk at an enrolled terminal (QP-2).
///
/// @param agencyId agency
/// @param clerk login of the clerk
/// @param deviceId id of the terminal
public record Submitter(String agencyId, String clerk, String deviceId) {
    /// The person and machine of a call.
    public static Submitter of(Caller caller) {
        return new Submitter(caller.agency(), caller.actor(), caller.deviceId());
    }

    /// Whose idempotency keys these are.
    String scope() {
        return "agency " + agencyId;
    }
}
