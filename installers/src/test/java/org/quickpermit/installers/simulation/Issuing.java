package org.quickpermit.installers.simulation;

import org.quickpermit.kiosk.issuing.Ask;
import org.quickpermit.kiosk.issuing.Issue;
import org.quickpermit.kiosk.issuing.Progress;

/// What issues permits at a kiosk: the product's issuer, or a defective one.
interface Issuing {
    /// As [org.quickpermit.kiosk.issuing.PermitIssuer#issue].
    Issue issue(Ask ask, Progress progress) throws InterruptedException;

    /// As [org.quickpermit.kiosk.issuing.PermitIssuer#shown].
    void shown(String text);
}
