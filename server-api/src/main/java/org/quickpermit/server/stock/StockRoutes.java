package org.quickpermit.server.stock;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Call;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.ShiftClosing;
import org.quickpermit.wire.SpoiledSheet;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockDeclaration;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockReport;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TrayHandling;

/// The calls about numbered blank sheets.
public final class StockRoutes {
    private final Stock stock;
    private final CallerSource sessions;
    private final Clock clock;

    /// @param sessions finds the second of two persons
    /// @param clock its zone decides which day is today
    public StockRoutes(Stock stock, CallerSource sessions, Clock clock) {
        this.stock = stock;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Adds the routes.
    public void addTo(Router router) {
        Access officer = Access.person(DeviceKind.WORKSTATION, Role.BUREAU_OFFICER);
        Access staff = Access.person(DeviceKind.KIOSK, Role.STATION_STAFF);
        router.add(HttpMethod.POST, Api.STOCK_RECEIPTS, officer, call -> stock.depot()
                .receive(call.caller(), call.idempotencyKey(), call.body(StockReceipt.class)).reply());
        router.add(HttpMethod.POST, Api.STOCK_TRANSFERS, officer, call -> stock.depot()
                .transfer(call.caller(), call.idempotencyKey(), call.body(StockTransfer.class)).reply());
        router.add(HttpMethod.POST, Api.STOCK_MISSING, officer, call -> stock.depot()
                .missing(call.caller(), call.idempotencyKey(), call.body(StockDeclaration.class)).reply());
        router.add(HttpMethod.POST, Api.STOCK_FOUND, officer, call -> stock.depot()
                .found(call.caller(), call.idempotencyKey(), call.body(StockDeclaration.class)).reply());
        router.add(HttpMethod.GET, Api.STOCK_REPORT, officer, this::report);
        router.add(HttpMethod.GET, Api.STOCK_SHEET, officer,
                call -> Reply.json(200, stock.reports().life(call.pathParam("sheetNumber"))));
        router.add(HttpMethod.GET, Api.KIOSK_STOCK, Access.device(DeviceKind.KIOSK),
                call -> Reply.json(200, stock.station().read(call.caller())));
        router.add(HttpMethod.POST, Api.STOCK_ARRIVALS, staff, call -> stock.station()
                .arrive(call.caller(), call.idempotencyKey(), call.body(StockArrival.class)).reply());
        router.add(HttpMethod.POST, Api.STOCK_LOADS, staff, this::load);
        router.add(HttpMethod.POST, Api.STOCK_UNLOADS, staff, this::unload);
        router.add(HttpMethod.POST, Api.STOCK_SPOILED, staff, this::spoil);
        router.add(HttpMethod.POST, Api.SHIFTS, staff,
                call -> stock.shifts().open(call.caller(), call.idempotencyKey()).reply());
        router.add(HttpMethod.POST, Api.SHIFT_CLOSING, staff, this::close);
    }

    private Reply load(Call call) {
        TrayHandling handling = call.body(TrayHandling.class);
        return stock.station()
                .load(call.caller(), call.idempotencyKey(), handling,
                        () -> second(call, handling.coSignature()))
                .reply();
    }

    private Reply unload(Call call) {
        TrayHandling handling = call.body(TrayHandling.class);
        return stock.station()
                .unload(call.caller(), call.idempotencyKey(), handling,
                        () -> second(call, handling.coSignature()))
                .reply();
    }

    private Reply spoil(Call call) {
        SpoiledSheet sheet = call.body(SpoiledSheet.class);
        return stock.station()
                .spoil(call.caller(), call.idempotencyKey(), sheet, () -> second(call, sheet.coSignature())).reply();
    }

    private Reply close(Call call) {
        ShiftClosing closing = call.body(ShiftClosing.class);
        return stock.shifts().close(call.caller(), call.idempotencyKey(), closing,
                () -> second(call, Objects.requireNonNullElse(closing.coSignature(), ""))).reply();
    }

    private SignedIn second(Call call, String coSignature) {
        return StockFields.second(call.caller(), coSignature, sessions::session);
    }

    /// Without days, everything up to today.
    private Reply report(Call call) {
        LocalDate today = LocalDate.now(clock);
        StockReport report = stock.reports().report(new StockReports.Question(range(call), call.query("station")
                .orElse(null), day(call, "from", LocalDate.EPOCH), day(call, "through", today)));
        return switch (call.query("format").orElse("json")) {
            case "json" -> Reply.json(200, report);
            case "csv" -> Reply.bytes(200, "text/csv; charset=utf-8",
                    StockReports.csv(report).getBytes(StandardCharsets.UTF_8));
            default -> throw ApiProblem.field("query:format", "UNKNOWN",
                    new Text("格式為 json 或 csv。", "The format is json or csv."));
        };
    }

    private static @org.jspecify.annotations.Nullable SheetRange range(Call call) {
        Optional<String> first = call.query("first");
        Optional<String> count = call.query("count");
        if (first.isEmpty() && count.isEmpty()) {
            return null;
        }
        String digits = count.filter(text -> text.matches("[0-9]{1,6}")).orElse("0");
        return StockFields.range(first.orElse(""), Integer.parseInt(digits), "query:first", "query:count",
                SheetRange.MAX_COUNT);
    }

    private static LocalDate day(Call call, String name, LocalDate otherwise) {
        try {
            return call.query(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw ApiProblem.field("query:" + name, "INVALID",
                    new Text("須為存在之日期，如 2026-11-22。", "Must be an existing date, as 2026-11-22."));
        }
    }
}
