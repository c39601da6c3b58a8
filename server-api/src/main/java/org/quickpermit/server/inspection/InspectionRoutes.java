package org.quickpermit.server.inspection;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.Role;

/// The inspectors' calls.
public final class InspectionRoutes {
    private final Inspection inspection;

    public InspectionRoutes(Inspection inspection) {
        this.inspection = inspection;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access inspector = Access.person(DeviceKind.WORKSTATION, Role.INSPECTOR);
        router.add(HttpMethod.POST, Api.INSPECTION_LOOK_UPS, inspector,
                call -> Reply.json(200, inspection.lookUp(call.caller(), call.body(PermitLookUp.class))));
        router.add(HttpMethod.POST, Api.INSPECTION_ENTRIES, inspector, call -> inspection
                .enter(call.caller(), call.idempotencyKey(), call.body(EntryRequest.class)).reply());
    }
}
