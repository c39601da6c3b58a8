package org.quickpermit.server.permit;

import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.EvidencePolicy;

/// Knows by what evidence each kiosk may show what became of a sheet.
@FunctionalInterface
public interface EvidencePolicies {
    /// The policy of a kiosk's model; the strictest where its model is not known.
    EvidencePolicy of(Caller kiosk);
}
