package org.quickpermit.server.quickpermit;

import java.time.Duration;

import org.quickpermit.server.decision.Policy;

/// What the bureau sets for the service.
///
/// @param policy numbers and tables of the decision
/// @param correctionWindow how long after the decision an approved application may be corrected
public record QuickPermitConfig(Policy policy, Duration correctionWindow) {
    /// The sources' numbers, and 24 hours for corrections.
    public static QuickPermitConfig standard() {
        return new QuickPermitConfig(Policy.standard(), Duration.ofHours(24));
    }
}
