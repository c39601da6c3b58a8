package org.quickpermit.server.app;

import java.util.UUID;

import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.KioskStock;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SheetLife;
import org.quickpermit.wire.ShiftBalance;
import org.quickpermit.wire.ShiftClosing;
import org.quickpermit.wire.SpoiledSheet;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockDeclaration;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockReport;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// Blank sheets from the delivery to the end of a shift over real HTTPS, each person with a session of their own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("ST-1")
@Tag("ST-3")
@Tag("ST-4")
class StockOverHttpsTest {
    private TestServer server;
    private TestClient officer;
    private TestClient kiosk;
    private TestClient one;
    private TestServer.Person first;
    private TestServer.Person second;

    @BeforeAll
    void start() {
        server = TestServer.start();
        officer = server.bureau(Role.BUREAU_OFFICER);
        kiosk = server.kiosk("TPE-T2-1");
        first = server.person(kiosk, Role.STATION_STAFF, null, "TPE-T2");
        second = server.person(kiosk, Role.STATION_STAFF, null, "TPE-T2");
        one = server.signIn(kiosk, first);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static TestClient.Answer post(TestClient client, String path, Object body) {
        return client.withHeader("Accept-Language", "en").post(path, UUID.randomUUID(), body);
    }

    private static void done(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static TestClient.Answer open(TestClient staff) {
        return staff.withHeader(Api.IDEMPOTENCY_KEY, "\"" + UUID.randomUUID() + "\"").post(Api.SHIFTS, "");
    }

    @Test
    void sheets_come_are_handed_over_loaded_by_two_counted_and_reported() {
        done(post(officer, Api.STOCK_RECEIPTS, new StockReceipt("H0000001", 100, "PW-2026-0117")));
        assertThat(post(officer, Api.STOCK_RECEIPTS, new StockReceipt("H0000100", 2, "PW-2026-0118")).problem())
                .isEqualTo("state-conflict");
        done(post(officer, Api.STOCK_TRANSFERS, new StockTransfer("H0000001", 60, "TPE-T2")));
        assertThat(post(officer, Api.STOCK_TRANSFERS, new StockTransfer("H0000061", 1, "NOWHERE")).problem())
                .isEqualTo("invalid-fields");
        TestClient.Answer early = post(one, Api.STOCK_ARRIVALS, new StockArrival("H0000060", 2));
        assertThat(early.problem()).isEqualTo("state-conflict");
        assertThat(early.text()).contains("H0000061", "is in the depot", "Nothing was changed");
        done(post(one, Api.STOCK_ARRIVALS, new StockArrival("H0000001", 60)));

        String two = server.signature(kiosk, second);
        String alone = server.signature(kiosk, first);
        assertThat(post(one, Api.STOCK_LOADS, new TrayHandling("H0000001", 20, "nobody")).text())
                .contains("NOT_SIGNED_IN");
        assertThat(post(one, Api.STOCK_LOADS, new TrayHandling("H0000001", 20, alone)).text()).contains("SAME_PERSON");
        assertThat(post(kiosk, Api.STOCK_LOADS, new TrayHandling("H0000001", 20, two)).problem())
                .isEqualTo("sign-in-required");
        done(post(one, Api.STOCK_LOADS, new TrayHandling("H0000001", 20, two)));
        assertThat(post(one, Api.STOCK_LOADS, new TrayHandling("H0000001", 20, two)).status()).isEqualTo(200);
        assertThat(post(one, Api.STOCK_LOADS, new TrayHandling("H0000021", 20, two)).problem())
                .isEqualTo("state-conflict");

        assertThat(post(one, Api.SHIFT_CLOSING, new ShiftClosing(20, "H0000001", null, null)).problem())
                .isEqualTo("shift-not-open");
        done(open(one));
        assertThat(open(one).problem()).isEqualTo("state-conflict");
        done(post(one, Api.STOCK_SPOILED, new SpoiledSheet("H0000001", "wet corner", two)));
        KioskStock stock = kiosk.get(Api.KIOSK_STOCK).as(KioskStock.class);
        assertThat(stock.tray()).containsExactly(new KioskStock.Sheets("H0000002", 19));

        ShiftBalance less = post(one, Api.SHIFT_CLOSING, new ShiftClosing(18, "H0000003", null, null))
                .as(ShiftBalance.class);
        assertThat(less.closed()).isFalse();
        assertThat(less.difference()).isEqualTo(1);
        assertThat(less.next()).isEqualTo("H0000002");
        assertThat(post(one, Api.SHIFT_CLOSING, new ShiftClosing(18, "H0000003", "lost", null)).problem())
                .isEqualTo("invalid-fields");
        ShiftBalance signed = post(one, Api.SHIFT_CLOSING,
                new ShiftClosing(18, "H0000003", "one sheet was on the floor and is gone", two))
                .as(ShiftBalance.class);
        assertThat(signed.closed()).isTrue();
        assertThat(signed.missing()).isEqualTo(1);

        done(post(officer, Api.STOCK_FOUND, new StockDeclaration("H0000002", 1, "behind the kiosk")));
        SheetLife life = officer.get(Api.path(Api.STOCK_SHEET, "H0000002")).as(SheetLife.class);
        assertThat(life.state()).isEqualTo(SheetState.DEPOT);
        assertThat(life.movements()).hasSize(6);
        StockReport report = officer.get(Api.STOCK_REPORT + "?first=H0000001&count=110").as(StockReport.class);
        assertThat(report.total()).isEqualTo(new StockReport.Counts(110, 0, 0, 0, 1, 99, 10));
        assertThat(officer.get(Api.STOCK_REPORT + "?first=H0000001&count=110&station=TPE-T2&format=csv").text())
                .contains(",H0000001,H0000100,true,TPE-T2,59,0,0,0,1,58,0\r\n");
        done(post(one, Api.STOCK_UNLOADS, new TrayHandling("H0000003", 18, two)));
        assertThat(officer.get(Api.STOCK_REPORT + "?first=H0000001").problem()).isEqualTo("invalid-fields");
        assertThat(officer.get(Api.STOCK_REPORT + "?format=xml").problem()).isEqualTo("invalid-fields");
        assertThat(officer.get(Api.STOCK_REPORT + "?from=2026-13-01").problem()).isEqualTo("invalid-fields");
    }
}
