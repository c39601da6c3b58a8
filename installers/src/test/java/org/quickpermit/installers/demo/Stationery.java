package org.quickpermit.installers.demo;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Objects;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.server.identity.Actor;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.Shift;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockMovement;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

/// The blank sheets of the demo: received, handed over, loaded by two persons, and a shift opened, all at the machine that
/// stood at the kiosk's place before the one that the demo sets up.
final class Stationery {
    private static final String FIRST = "A0000001";
    private static final int DELIVERED = 1_000;
    private static final int LOADED = 200;

    private Stationery() {}

    static void deliver(Installation past, ApiClient officer, Person staff, Person second, Clock clock)
            throws InterruptedException, GeneralSecurityException, IOException {
        officer.post(Api.STOCK_RECEIPTS, World.newKey(), new StockReceipt(FIRST, DELIVERED, "PW-2026-0117"),
                StockMovement.class).orFail();
        officer.post(Api.STOCK_TRANSFERS, World.newKey(), new StockTransfer(FIRST, DELIVERED, World.STATION),
                StockMovement.class).orFail();
        EnrolmentTicket ticket = past.announce(NewDevice.kiosk(World.STATION + "-1"));
        ApiClient kiosk = past.client(past.enrol(ticket));
        ApiClient one = staff.signIn(kiosk, clock);
        String other = Objects.requireNonNull(second.signIn(kiosk, clock).session().orElseThrow().sessionToken());
        one.post(Api.STOCK_ARRIVALS, World.newKey(), new StockArrival(FIRST, DELIVERED), StockMovement.class).orFail();
        one.post(Api.STOCK_LOADS, World.newKey(), new TrayHandling(FIRST, LOADED, other), StockMovement.class).orFail();
        one.post(Api.SHIFTS, World.newKey(), new Nothing(), Shift.class).orFail();
        past.application().administration().enrolments().revoke(ticket.deviceId(), "replaced by a new machine",
                Actor.SYSTEM);
    }

    private record Nothing() {}
}
