package org.quickpermit.server.offenders.quickpermit;

import org.quickpermit.server.app.Platform;
import org.quickpermit.server.offenders.deposit.internal.SomebodysInternals;

import io.javalin.http.Context;

/// Uses another feature's internals, the web server and the composition root.
public final class ReachesIntoAnotherFeature {
    private final SomebodysInternals internals = new SomebodysInternals();

    /// Everything at once.
    public String reach(Context context, Platform platform) {
        return context.path() + platform.clock() + internals;
    }
}
