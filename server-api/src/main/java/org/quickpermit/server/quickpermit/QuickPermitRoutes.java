package org.quickpermit.server.quickpermit;

import java.time.ZoneId;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.Role;

/// The calls of a terminal about quick permits. Every one is confined to the terminal's own agency.
public final class QuickPermitRoutes {
    private final QuickPermits quickPermits;
    private final ZoneId zone;

    public QuickPermitRoutes(QuickPermits quickPermits, ZoneId zone) {
        this.quickPermits = quickPermits;
        this.zone = zone;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access agency = Access.person(DeviceKind.TERMINAL, Role.AGENCY_CLERK, Role.AGENCY_MANAGER);
        router.add(HttpMethod.POST, Api.QUICK_PERMITS, agency, this::submit);
        router.add(HttpMethod.GET, Api.QUICK_PERMITS, agency, this::search);
        router.add(HttpMethod.GET, Api.QUICK_PERMIT, agency, this::read);
        router.add(HttpMethod.POST, Api.CORRECTIONS, agency, this::correct);
        router.add(HttpMethod.POST, Api.CANCELLATION, agency, this::cancel);
    }

    private Reply submit(Call call) {
        return quickPermits.submit(Submitter.of(call.caller()), call.idempotencyKey(),
                call.body(QuickPermitApplication.class)).reply();
    }

    private Reply search(Call call) {
        return Reply.json(200, quickPermits.search(call.caller().agency(), CaseSearch.of(call::query, zone)));
    }

    private Reply read(Call call) {
        return Reply.json(200, quickPermits.read(call.caller().agency(), call.pathParam("caseNumber")));
    }

    private Reply correct(Call call) {
        return quickPermits.correct(Submitter.of(call.caller()), call.idempotencyKey(), call.pathParam("caseNumber"),
                call.body(Correction.class)).reply();
    }

    private Reply cancel(Call call) {
        return quickPermits.cancel(Submitter.of(call.caller()), call.idempotencyKey(), call.pathParam("caseNumber"),
                call.body(Cancellation.class)).reply();
    }
}
