package org.quickpermit.server.quickpermit;

import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.stock.Stock;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

/// Puts numbered sheets into a kiosk's tray as people do it: depot, hand-over, two persons at the tray, an open shift.
public final class StockedKiosk {
    private StockedKiosk() {}

    /// Staff of the kiosk's station, signed in at it.
    public static Caller staff(Caller kiosk, String login) {
        return kiosk.with(person(kiosk, login));
    }

    /// A person of the kiosk's station.
    public static SignedIn person(Caller kiosk, String login) {
        return new SignedIn(login, login, Role.STATION_STAFF, null, kiosk.station());
    }

    /// Receives, hands over and loads sheets, and opens a shift.
    public static void load(Stock stock, Caller kiosk, String first, int count) {
        Caller staff = staff(kiosk, "staff.one");
        toStation(stock, kiosk, first, count);
        stock.station().load(staff, Bureau.key(), new TrayHandling(first, count, ""),
                () -> person(kiosk, "staff.two"));
        stock.shifts().open(staff, Bureau.key());
    }

    /// Receives sheets and hands them over to the kiosk's station.
    public static void toStation(Stock stock, Caller kiosk, String first, int count) {
        stock.depot().receive(Bureau.OFFICER, Bureau.key(), new StockReceipt(first, count, "D-" + first));
        stock.depot().transfer(Bureau.OFFICER, Bureau.key(), new StockTransfer(first, count, kiosk.station()));
        stock.station().arrive(staff(kiosk, "staff.one"), Bureau.key(), new StockArrival(first, count));
    }
}
