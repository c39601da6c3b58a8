package org.quickpermit.kiosk.offenders.station;

import org.quickpermit.server.standin.Server;

/// Uses another program's class.
public final class KnowsTheServer {
    final Server server = new Server();
}
