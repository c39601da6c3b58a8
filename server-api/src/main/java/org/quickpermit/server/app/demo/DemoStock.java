package org.quickpermit.server.app.demo;

import java.util.Optional;

import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.stock.Stock;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

/// The demo's blank sheets, handled as people would: received at the depot, handed over to the station and signed for there,
/// half of them loaded into the first kiosk by two persons, whose shift one of them opens. The other half lies in the
/// station's safe.
final class DemoStock {
    private static final String STATION = "TPE-T1-S";
    private static final String FIRST = "A0000001";
    private static final int DELIVERED = 1_000;
    private static final int LOADED = 500;

    private final Stock stock;
    private final Caller officer;
    private final Caller staff;

    DemoStock(Stock stock, DemoAccess.Machine workstation, DemoAccess.Machine kiosk) {
        this.stock = stock;
        this.officer = new Caller(workstation.deviceId(), workstation.kind(), workstation.name(), null, null, null,
                Optional.of(new SignedIn("huang.shufen", "黃淑芬", Role.BUREAU_OFFICER, null, null)));
        this.staff = new Caller(kiosk.deviceId(), kiosk.kind(), kiosk.name(), null, STATION, kiosk.kioskId(),
                Optional.of(staff("lin.yating", "林雅婷")));
    }

    private static SignedIn staff(String login, String name) {
        return new SignedIn(login, name, Role.STATION_STAFF, null, STATION);
    }

    /// Does what a start that was cut off has not done yet.
    void fill() {
        stock.depot().receive(officer, key("receipt"), new StockReceipt(FIRST, DELIVERED, "DEMO-1"));
        stock.depot().transfer(officer, key("transfer"), new StockTransfer(FIRST, DELIVERED, STATION));
        stock.station().arrive(staff, key("arrival"), new StockArrival(FIRST, DELIVERED));
        stock.station().load(staff, key("load"), new TrayHandling(FIRST, LOADED, ""),
                () -> staff("chen.chunhung", "陳俊宏"));
        stock.shifts().open(staff, key("shift"));
    }

    private static IdempotencyKey key(String deed) {
        return new IdempotencyKey("demo-first-stock-" + deed);
    }
}
