package org.quickpermit.server.stock;

import java.time.Clock;
import java.util.function.Predicate;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.idempotency.Once;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.Caller;

/// Everything about numbered blank sheets, put together. Implements: ST-1, ST-2, ST-3, ST-4.
public final class Stock {
    private final Depot depot;
    private final StationStock station;
    private final Shifts shifts;
    private final PrintStock printing;
    private final StockReports reports;

    /// @param stations true for the id of a station
    /// @param bound true for a kiosk that prints only on sheets of its tray by the books, in a shift
    public Stock(Database database, Once once, AuditLog audit, Clock clock, Predicate<String> stations,
            Predicate<Caller> bound) {
        SheetTable sheets = new SheetTable(database.dialect());
        MovementTable movements = new MovementTable();
        StockBooks books = new StockBooks(sheets, movements, audit, clock);
        this.shifts = new Shifts(sheets, movements, books, once, audit, clock);
        this.depot = new Depot(sheets, books, shifts, stations, once);
        this.station = new StationStock(database, sheets, movements, books, shifts, bound, once);
        this.printing = new PrintStock(sheets, books, shifts, bound);
        this.reports = new StockReports(database, sheets, movements, clock);
    }

    /// The bureau's depot.
    public Depot depot() {
        return depot;
    }

    /// The stations' safes and the kiosks' trays.
    public StationStock station() {
        return station;
    }

    /// The kiosks' shifts.
    public Shifts shifts() {
        return shifts;
    }

    /// The sheets of prints.
    public PrintStock printing() {
        return printing;
    }

    /// What became of sheets.
    public StockReports reports() {
        return reports;
    }
}
