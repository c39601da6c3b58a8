package org.quickpermit.kiosk.offenders.screen;

import org.quickpermit.kiosk.gateway.Gateway;

/// Breaks a rule of the architecture and has to be caught.
public final class AsksTheServerFromAScreen {
    /// What it must not know.
    public Gateway forbidden(Gateway it) {
        return it;
    }
}
