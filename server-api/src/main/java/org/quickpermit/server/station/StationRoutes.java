package org.quickpermit.server.station;

import org.quickpermit.server.permit.TrustLists;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;

/// What a kiosk asks for when it starts and from then on regularly.
public final class StationRoutes {
    private final Stations stations;
    private final TrustLists trustLists;

    public StationRoutes(Stations stations, TrustLists trustLists) {
        this.stations = stations;
        this.trustLists = trustLists;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access kiosk = Access.device(DeviceKind.KIOSK);
        router.add(HttpMethod.GET, Api.KIOSK_PROFILE, kiosk,
                call -> Reply.json(200, stations.profile(call.caller())));
        router.add(HttpMethod.GET, Api.TRUST_LIST, kiosk, _ -> Reply.json(200, trustLists.signed()));
    }
}
