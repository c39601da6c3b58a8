package org.quickpermit.server.station;

import java.util.function.Consumer;

import org.quickpermit.server.permit.TrustLists;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;

/// What a kiosk asks for when it starts and from then on regularly.
public final class StationRoutes {
    private final Stations stations;
    private final TrustLists trustLists;
    private final Consumer<Caller> heard;

    /// @param heard hears of every kiosk that gets a trust list, before it gets it
    public StationRoutes(Stations stations, TrustLists trustLists, Consumer<Caller> heard) {
        this.stations = stations;
        this.trustLists = trustLists;
        this.heard = heard;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access kiosk = Access.device(DeviceKind.KIOSK);
        router.add(HttpMethod.GET, Api.KIOSK_PROFILE, kiosk,
                call -> Reply.json(200, stations.profile(call.caller())));
        router.add(HttpMethod.GET, Api.TRUST_LIST, kiosk, call -> {
            heard.accept(call.caller());
            return Reply.json(200, trustLists.signed());
        });
    }
}
