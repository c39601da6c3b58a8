package org.quickpermit.server.stock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.server.quickpermit.StockedKiosk;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskStock;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SheetLife;
import org.quickpermit.wire.StockMovement;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockReport;
import org.quickpermit.wire.StockReport.Counts;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.DAY_ONE;
import static org.quickpermit.server.quickpermit.Bureau.KIOSK;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;
import static org.quickpermit.server.quickpermit.Bureau.permit;

class StockTest {
    private static final Caller FIRST = kiosk("TPE-T2-1");
    private static final Caller SECOND = kiosk("TPE-T2-2");

    private static Caller kiosk(String place) {
        return new Caller("device-" + place, DeviceKind.KIOSK, place, null, "TPE-T2", place, Optional.empty());
    }

    private static void expect(ProblemType type, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOf(ApiProblem.class).extracting(e -> ((ApiProblem) e).type())
                .isEqualTo(type);
    }

    @OnEachDatabase
    @Tag("ST-1")
    void the_database_has_the_same_table_of_states_as_the_code(Database database) {
        TreeSet<String> coded = new TreeSet<>();
        for (SheetState from : SheetState.values()) {
            for (SheetState to : SheetState.values()) {
                if (from.mayBecome(to)) {
                    coded.add(from + " " + to);
                }
            }
        }
        assertThat(new TreeSet<>(lines(database, "SELECT from_state || ' ' || to_state FROM stock_transition")))
                .isEqualTo(coded);
    }

    @OnEachDatabase
    @Tag("ST-1")
    void the_database_itself_refuses_a_step_that_is_not_in_the_table_and_a_change_of_the_books(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            bureau.print(bureau.submit(Bureau.traveller(1)), "A0000001");
            String issued = " WHERE sheet_number = 'A0000001'";
            String tray = " WHERE sheet_number = 'A0000002'";
            for (String sql : List.of(
                    "UPDATE stock_sheet SET state = 'TRAY', permit_id = NULL, copy_number = NULL" + issued,
                    "UPDATE stock_sheet SET copy_number = 2" + issued,
                    "UPDATE stock_sheet SET state = 'SPOILED'" + issued,
                    "UPDATE stock_sheet SET state = 'DEPOT', station_id = NULL, kiosk = NULL" + tray,
                    "UPDATE stock_sheet SET state = 'RESERVED'" + tray,
                    "UPDATE stock_sheet SET kiosk = 'TPE-T1-S-2'" + tray,
                    "UPDATE stock_sheet SET sheet_number = 'A9000002', state = 'SPOILED'" + tray,
                    "DELETE FROM stock_sheet" + tray,
                    "INSERT INTO stock_sheet (sheet_number, series, serial, state, station_id)"
                            + " VALUES ('D0000001', 'D7', 1, 'STATION', 'TPE-T2')",
                    "INSERT INTO stock_sheet (sheet_number, series, serial, state)"
                            + " VALUES ('A0000001', 'A7', 1, 'DEPOT')",
                    "UPDATE stock_movement SET reason = 'other'", "DELETE FROM stock_movement",
                    "UPDATE stock_shift SET closed_by = 'x', closed_at = 1, counted = 1, difference = 3, open_left = 0")) {
                assertThatThrownBy(() -> database.write(handle -> handle.execute(sql))).as(sql)
                        .isInstanceOf(RuntimeException.class);
            }
        }
    }

    @OnEachDatabase
    @Tag("ST-1")
    @Tag("ST-2")
    void a_sheets_whole_life_is_told_with_who_why_permit_and_copy(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            bureau.print(approved, "A0000001");
            SheetLife life = bureau.features.stock().reports().life("A0000001");
            assertThat(life.state()).isEqualTo(SheetState.ISSUED);
            assertThat(life.permitId()).isEqualTo(permit(approved).permitId());
            assertThat(life.copyNumber()).isEqualTo(1);
            assertThat(life.movements()).extracting(StockMovement::move).containsExactly(SheetMove.RECEIVED,
                    SheetMove.SENT, SheetMove.ARRIVED, SheetMove.LOADED, SheetMove.RESERVED, SheetMove.ISSUED);
            assertThat(life.movements()).extracting(StockMovement::by).containsExactly("officer", "officer",
                    "staff.one", "staff.one", "kiosk-1", "kiosk-1");
            assertThat(life.movements().get(3).witness()).isEqualTo("staff.two");
            assertThat(life.movements().getFirst().reason()).isEqualTo("D-A0000000");
            assertThat(life.movements().getLast().reason()).isEqualTo("SHEET_COUNTER");
            expect(ProblemType.NOT_FOUND, () -> bureau.features.stock().reports().life("A9999999"));
            expect(ProblemType.NOT_FOUND, () -> bureau.features.stock().reports().life("nonsense"));
        }
    }

    @OnEachDatabase
    @Tag("ST-2")
    void a_kiosk_prints_only_on_a_sheet_of_its_own_tray_and_only_in_a_shift(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Stock stock = bureau.features.stock();
            StockedKiosk.toStation(stock, FIRST, "D0000001", 10);
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            expect(ProblemType.SHEET_NOT_LOADED, () -> lease(bureau, FIRST, approved, "D0000001"));
            expect(ProblemType.SHEET_NOT_LOADED, () -> lease(bureau, FIRST, approved, "Z0000001"));
            expect(ProblemType.SHEET_NOT_LOADED, () -> lease(bureau, FIRST, approved, "A0000001"));
            load(stock, FIRST, "D0000001", 10);
            expect(ProblemType.SHIFT_NOT_OPEN, () -> lease(bureau, FIRST, approved, "D0000001"));
            stock.shifts().open(StockedKiosk.staff(FIRST, "staff.one"), Bureau.key());
            expect(ProblemType.SHEET_NOT_LOADED, () -> lease(bureau, SECOND, approved, "D0000001"));
            assertThat(lease(bureau, FIRST, approved, "D0000001").sheetNumber()).isEqualTo("D0000001");
            assertThat(bureau.count("SELECT COUNT(*) FROM print_lease")).isEqualTo(1);
        }
    }

    @OnEachDatabase
    @Tag("ST-3")
    void a_model_that_is_not_bound_prints_without_a_shift_and_on_sheets_that_were_there_before_the_books(
            Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Stock stock = bureau.features.stock();
            Caller strange = new Caller("device-X", DeviceKind.KIOSK, "X", null, "TPE-T1-N", "TPE-T1-N-9",
                    Optional.empty());
            assertThat(stock.station().read(strange).shiftNeeded()).isFalse();
            StockedKiosk.toStation(stock, strange, "D0000001", 10);
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            expect(ProblemType.SHEET_NOT_LOADED, () -> lease(bureau, strange, approved, "D0000001"));
            load(stock, strange, "D0000001", 10);
            assertThat(lease(bureau, strange, approved, "D0000001").copyNumber()).isEqualTo(1);
            assertThat(lease(bureau, strange, bureau.submit(Bureau.traveller(2)), "Z0000001").copyNumber())
                    .isEqualTo(1);
        }
    }

    @OnEachDatabase
    @Tag("ST-1")
    void one_range_loaded_into_two_kiosks_at_once_is_in_one_of_them(Database database) throws Exception {
        try (Bureau bureau = new Bureau(database); ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Stock stock = bureau.features.stock();
            StockedKiosk.toStation(stock, FIRST, "D0000001", 200);
            for (int round = 0; round < 5; round++) {
                String first = SheetNumber.of("D0000001").plus(round * 40L).toString();
                List<Future<String>> answers = new ArrayList<>();
                for (Caller kiosk : List.of(FIRST, SECOND, FIRST, SECOND)) {
                    answers.add(threads.submit(() -> {
                        try {
                            load(stock, kiosk, first, 40);
                            return kiosk.kiosk();
                        } catch (ApiProblem e) {
                            return e.type().name();
                        }
                    }));
                }
                TreeSet<String> loaded = new TreeSet<>();
                for (Future<String> answer : answers) {
                    if (answer.get().startsWith("TPE")) {
                        loaded.add(answer.get());
                    } else {
                        assertThat(answer.get()).isEqualTo("STATE_CONFLICT");
                    }
                }
                assertThat(loaded).hasSize(1);
                assertThat(lines(database, "SELECT DISTINCT kiosk FROM stock_sheet WHERE series = 'D7'"
                        + " AND state = 'TRAY'")).containsExactlyElementsOf(loaded);
                Caller kiosk = loaded.first().equals(FIRST.kiosk()) ? FIRST : SECOND;
                stock.station().unload(StockedKiosk.staff(kiosk, "staff.one"), Bureau.key(),
                        new TrayHandling(first, 40, ""), () -> StockedKiosk.person(kiosk, "staff.two"));
            }
        }
    }

    @OnEachDatabase
    @Tag("ST-1")
    void a_lost_answer_asked_for_again_books_nothing_twice(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Stock stock = bureau.features.stock();
            IdempotencyKey key = Bureau.key();
            StockReceipt receipt = new StockReceipt("D0000001", 50, "PW-7");
            StoredAnswer first = stock.depot().receive(OFFICER, key, receipt);
            assertThat(stock.depot().receive(OFFICER, key, receipt)).isEqualTo(first);
            expect(ProblemType.STATE_CONFLICT, () -> stock.depot().receive(OFFICER, Bureau.key(), receipt));
            expect(ProblemType.STATE_CONFLICT, () -> stock.depot().receive(OFFICER, Bureau.key(),
                    new StockReceipt("D0000050", 2, "PW-8")));
            stock.depot().transfer(OFFICER, Bureau.key(), new StockTransfer("D0000001", 50, "TPE-T2"));
            stock.station().arrive(StockedKiosk.staff(FIRST, "staff.one"), Bureau.key(),
                    new org.quickpermit.wire.StockArrival("D0000001", 50));
            assertThat(load(stock, FIRST, "D0000001", 50).status()).isEqualTo(201);
            // The kiosk was cut off before the answer and has forgotten its key: by state it is the same load.
            assertThat(load(stock, FIRST, "D0000001", 50).status()).isEqualTo(200);
            assertThat(bureau.count("SELECT COUNT(*) FROM stock_movement WHERE series = 'D7'")).isEqualTo(4);
        }
    }

    @OnEachDatabase
    @Tag("ST-4")
    void a_report_follows_range_station_and_period_and_always_sums_to_the_range(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Stock stock = bureau.features.stock();
            bureau.print(bureau.submit(Bureau.traveller(1)), "A0000001");
            bureau.clock.advance(Duration.ofDays(2));
            bureau.print(bureau.submit(Bureau.traveller(2)), "A0000002");
            PrintLease jammed = bureau.lease(bureau.submit(Bureau.traveller(3)), "A0000003");
            bureau.features.printDesk().report(KIOSK, jammed.leaseId(),
                    bureau.outcome(jammed, Result.SPOILED, Evidence.STAFF));
            bureau.lease(bureau.submit(Bureau.traveller(4)), "A0000004");
            stock.depot().receive(OFFICER, Bureau.key(), new StockReceipt("A0002000", 10, "PW-9"));

            StockReport whole = report(stock, "A0000000", 2_020, null, DAY_ONE, DAY_ONE.plusDays(2));
            assertThat(whole.total()).isEqualTo(new Counts(2_020, 0, 0, 2, 1, 2_006, 11));
            assertThat(whole.rows()).extracting(StockReport.RangeRow::received).containsExactly(true, true, false);
            assertThat(report(stock, "A0000000", 2_020, null, DAY_ONE.plusDays(1), DAY_ONE.plusDays(2)).total())
                    .isEqualTo(new Counts(2_020, 1, 0, 1, 1, 2_006, 11));
            assertThat(report(stock, "A0000000", 100, null, DAY_ONE, DAY_ONE).total())
                    .isEqualTo(new Counts(100, 0, 0, 1, 0, 99, 0));
            assertThat(report(stock, "A0000000", 2_020, "TPE-T1-S", DAY_ONE, DAY_ONE.plusDays(2)).total().count())
                    .isEqualTo(2_000);
            assertThat(report(stock, "Q0001", 7, null, DAY_ONE, DAY_ONE).total())
                    .isEqualTo(new Counts(7, 0, 0, 0, 0, 0, 7));
            StockReport all = stock.reports().report(new StockReports.Question(null, null, DAY_ONE,
                    DAY_ONE.plusDays(2)));
            assertThat(all.total().count()).isEqualTo(2_000 + 9 + 9 + 10);
            assertThat(StockReports.csv(whole)).startsWith("from,through,first,last,received,station,count,")
                    .contains("\r\n2026-11-22,2026-11-24,A0000000,A0001999,true,TPE-T1-S,2000,0,0,2,1,1996,1\r\n")
                    .endsWith("TOTAL,,,,2020,0,0,2,1,2006,11\r\n");
        }
    }

    @OnEachDatabase
    @Tag("ST-1")
    void a_sheet_printed_while_the_kiosk_was_cut_off_is_booked_once_and_what_does_not_fit_is_named(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintStock printing = bureau.features.stock().printing();
            for (int time = 0; time < 2; time++) {
                assertThat(offline(database, printing, KIOSK, "A0000005", approved)).isEmpty();
            }
            assertThat(lines(database, "SELECT state FROM stock_sheet WHERE sheet_number = 'A0000005'"))
                    .containsExactly("ISSUED");
            assertThat(offline(database, printing, KIOSK, "A0000005", bureau.submit(Bureau.traveller(2))))
                    .contains("ISSUED");
            assertThat(offline(database, printing, KIOSK, "Z0000001", approved)).contains("NEVER_RECEIVED");
            assertThat(offline(database, printing, KIOSK, "B0000001", approved)).contains("TRAY");
            assertThat(bureau.count("SELECT COUNT(*) FROM stock_movement WHERE move = 'ISSUED'")).isEqualTo(1);
        }
    }

    private static Optional<String> offline(Database database, PrintStock printing, Caller kiosk, String sheet,
            QuickPermitCase approved) {
        return database
                .write(handle -> printing.bookOffline(handle, kiosk, sheet, permit(approved).permitId(), 1, false,
                        "printed while cut off"));
    }

    @OnEachDatabase
    @Tag("ST-1")
    void a_sheet_given_up_by_a_reprint_goes_back_to_the_tray_when_it_never_moved(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            QuickPermitCase approved = bureau.submit(Bureau.traveller(1));
            PrintLease lost = bureau.lease(approved, "A0000001");
            bureau.clock.advance(Duration.ofMinutes(5));
            bureau.features.printDesk().reprint(Bureau.staffed(KIOSK, "TPE-T1-S"), Bureau.key(), new PrintLeaseRequest(
                    permit(approved).seal(), null, "A0000002", PrintLeaseRequest.ReprintReason.LOST));
            bureau.features.printDesk().report(KIOSK, lost.leaseId(),
                    bureau.outcome(lost, Result.RETURNED, Evidence.NOTHING_SENT));
            assertThat(bureau.print(bureau.submit(Bureau.traveller(2)), "A0000001").sheetNumber())
                    .isEqualTo("A0000001");
        }
    }

    @OnEachDatabase
    @Tag("ST-1")
    void a_second_person_is_another_one_of_the_same_station(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Caller staff = StockedKiosk.staff(FIRST, "staff.one");
            expectField("NOT_SIGNED_IN", () -> StockFields.second(staff, "x", (_, _) -> Optional.empty()));
            expectField("SAME_PERSON", () -> StockFields.second(staff, "x", (_, _) -> Optional.of(staff.person())));
            expectField("NOT_PERMITTED", () -> StockFields.second(staff, "x", (_, _) -> Optional.of(
                    new SignedIn("staff.far", "Far", Role.STATION_STAFF, null, "KHH-AIR"))));
            SignedIn other = StockedKiosk.person(FIRST, "staff.two");
            assertThat(StockFields.second(staff, "x", (_, _) -> Optional.of(other))).isEqualTo(other);
        }
    }

    private static void expectField(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(ApiProblem.class,
                problem -> assertThat(problem.errors().entries().toString()).contains(code, "/coSignature"));
    }

    private static StockReport report(Stock stock, String first, int count,
            @org.jspecify.annotations.Nullable String station,
            LocalDate from, LocalDate through) {
        return stock.reports().report(new StockReports.Question(new SheetRange(SheetNumber.of(first), count), station,
                from, through));
    }

    private static StoredAnswer load(Stock stock, Caller kiosk, String first, int count) {
        return stock.station().load(StockedKiosk.staff(kiosk, "staff.one"), Bureau.key(),
                new TrayHandling(first, count, ""), () -> StockedKiosk.person(kiosk, "staff.two"));
    }

    private static PrintLease lease(Bureau bureau, Caller kiosk, QuickPermitCase approved, String sheet) {
        return Bureau.read(bureau.features.printDesk().lease(kiosk, Bureau.key(),
                new PrintLeaseRequest(permit(approved).seal(), null, sheet, null)), PrintLease.class);
    }

    private static List<String> lines(Database database, String sql) {
        return database.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    @OnEachDatabase
    @Tag("ST-3")
    void a_kiosk_is_told_of_its_tray_its_shift_and_what_is_on_the_way(Database database) {
        try (Bureau bureau = new Bureau(database)) {
            Stock stock = bureau.features.stock();
            stock.depot().receive(OFFICER, Bureau.key(), new StockReceipt("D0000001", 30, "PW-1"));
            stock.depot().transfer(OFFICER, Bureau.key(), new StockTransfer("D0000001", 30, "TPE-T1-S"));
            bureau.print(bureau.submit(Bureau.traveller(1)), "A0000000");
            KioskStock told = stock.station().read(KIOSK);
            assertThat(told.tray()).containsExactly(new KioskStock.Sheets("A0000001", 1_999));
            assertThat(told.arriving()).containsExactly(new KioskStock.Sheets("D0000001", 30));
            assertThat(told.station()).isEmpty();
            assertThat(told.shiftNeeded()).isTrue();
            assertThat(java.util.Objects.requireNonNull(told.shift()).openedBy()).isEqualTo("staff.one");
        }
    }
}
