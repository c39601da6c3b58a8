package org.quickpermit.kiosk.issuing;

import org.quickpermit.wire.ProblemType;

/// Tells the refusals apart that are about the kiosk, the session or the moment, not about what was asked.
final class Refusals {
    private Refusals() {}

    /// True when the refusal says nothing about the request itself: the same request may be taken later, and one sent
    /// before whose answer was lost may have been taken already.
    static boolean mayPass(ProblemType type) {
        return switch (type) {
            case CLIENT_CERTIFICATE_REQUIRED, SIGN_IN_REQUIRED, FORBIDDEN,
                    TOO_MANY_ATTEMPTS, SERVICE_UNAVAILABLE, INTERNAL_ERROR, NOT_DECIDED ->
                true;
            default -> false;
        };
    }
}
