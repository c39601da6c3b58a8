package org.quickpermit.kiosk.offenders.journal;

import org.quickpermit.kiosk.issuing.PermitIssuer;

/// Breaks a rule of the architecture and has to be caught.
public final class PrintsFromTheJournal {
    /// What it must not know.
    public PermitIssuer forbidden(PermitIssuer it) {
        return it;
    }
}
