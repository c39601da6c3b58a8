package org.quickpermit.server.cutoff;

import org.quickpermit.server.permit.OfflineBook;
import org.quickpermit.server.permit.OfflineConflicts;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.ConflictClosure;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SwitchedOff;
import org.quickpermit.wire.Text;

/// The calls around working cut off. None takes an Idempotency-Key: each names by itself what it is about, and saying it
/// again changes nothing.
public final class CutoffRoutes {
    private final Provisions provisions;
    private final KioskSealKeys keys;
    private final SilentKiosks silent;
    private final OfflineBook book;
    private final OfflineConflicts conflicts;

    public CutoffRoutes(Provisions provisions, KioskSealKeys keys, SilentKiosks silent, OfflineBook book,
            OfflineConflicts conflicts) {
        this.provisions = provisions;
        this.keys = keys;
        this.silent = silent;
        this.book = book;
        this.conflicts = conflicts;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access kiosk = Access.device(DeviceKind.KIOSK);
        Access officer = Access.person(DeviceKind.WORKSTATION, Role.BUREAU_OFFICER);
        router.add(HttpMethod.GET, Api.PROVISIONS, kiosk, this::provisions);
        router.add(HttpMethod.POST, Api.KIOSK_SEAL_KEYS, kiosk,
                call -> Reply.json(200, keys.offer(call.caller(), call.body(KioskSealKey.class))));
        router.add(HttpMethod.POST, Api.OFFLINE_PRINTS, kiosk, call -> {
            book.book(call.caller(), call.body(OfflinePrint.class));
            return Reply.noContent();
        });
        router.add(HttpMethod.POST, Api.SWITCHED_OFF, Access.person(DeviceKind.KIOSK, Role.STATION_STAFF), call -> {
            silent.switchedOff(call.caller(), call.pathParam("kioskId"), call.body(SwitchedOff.class));
            return Reply.noContent();
        });
        router.add(HttpMethod.GET, Api.OFFLINE_CONFLICTS, officer, _ -> Reply.json(200, conflicts.list()));
        router.add(HttpMethod.POST, Api.CONFLICT_CLOSURE, officer, call -> {
            conflicts.close(call.caller(), call.pathParam("conflictId"), call.body(ConflictClosure.class));
            return Reply.noContent();
        });
    }

    private Reply provisions(Call call) {
        String after = call.query("after").orElse("0");
        if (!after.matches("[0-9]{1,18}")) {
            throw ApiProblem.field("query:after", "INVALID", new Text("須為上一頁所附之 through 數字。",
                    "Give the number `through` of the page before, or 0."));
        }
        return Reply.json(200, provisions.page(Long.parseLong(after)));
    }
}
