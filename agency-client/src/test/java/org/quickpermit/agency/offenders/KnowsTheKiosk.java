package org.quickpermit.agency.offenders;

import org.quickpermit.kiosk.standin.Kiosk;

/// Uses another program's class.
public final class KnowsTheKiosk {
    final Kiosk kiosk = new Kiosk();
}
