package org.quickpermit.server.permit;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Role;

/// The calls of kiosks about sheets, and of the bureau about permits.
public final class PermitRoutes {
    private final PrintDesk desk;
    private final Retirement retirement;

    public PermitRoutes(PrintDesk desk, Retirement retirement) {
        this.desk = desk;
        this.retirement = retirement;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access kiosk = Access.device(DeviceKind.KIOSK);
        router.add(HttpMethod.POST, Api.PRINT_LEASES, kiosk, this::lease);
        router.add(HttpMethod.POST, Api.REPRINT_LEASES, Access.person(DeviceKind.KIOSK, Role.STATION_STAFF),
                this::reprint);
        router.add(HttpMethod.POST, Api.PRINT_OUTCOME, kiosk, this::report);
        router.add(HttpMethod.POST, Api.REVOCATION, Access.person(DeviceKind.WORKSTATION, Role.BUREAU_OFFICER),
                this::revoke);
    }

    private Reply lease(Call call) {
        return desk.lease(call.caller(), call.idempotencyKey(), call.body(PrintLeaseRequest.class)).reply();
    }

    private Reply reprint(Call call) {
        return desk.reprint(call.caller(), call.idempotencyKey(), call.body(PrintLeaseRequest.class)).reply();
    }

    /// Takes no key: the lease is the key, and its outcome is settled once.
    private Reply report(Call call) {
        desk.report(call.caller(), call.pathParam("leaseId"), call.body(PrintOutcome.class));
        return Reply.noContent();
    }

    /// Takes no key: a permit that is revoked stays revoked, however often it is said.
    private Reply revoke(Call call) {
        Revocation revocation = call.body(Revocation.class);
        Reasons.require(revocation.reason());
        PermitId permitId = PaperReading.permitId(call.pathParam("permitId"));
        retirement.revoke(call.caller(), permitId, revocation);
        return Reply.noContent();
    }
}
