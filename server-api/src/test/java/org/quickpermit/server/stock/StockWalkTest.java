package org.quickpermit.server.stock;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import org.quickpermit.server.idempotency.StoredAnswer;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.server.quickpermit.StockedKiosk;
import org.quickpermit.server.stock.StockModel.Sheet;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;
import org.quickpermit.wire.ShiftBalance;
import org.quickpermit.wire.ShiftClosing;
import org.quickpermit.wire.SpoiledSheet;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockDeclaration;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockReport;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.TrayHandling;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quickpermit.server.quickpermit.Bureau.OFFICER;

/// Random deeds with a few sheets at three kiosks of two stations, beside a model in plain lists: what may not be done is
/// refused and changes nothing, and after every step rows, books, balances and report agree with the model.
@Tag("ST-1")
@Tag("ST-2")
@Tag("ST-3")
@Tag("ST-4")
class StockWalkTest {
    private static final List<Caller> KIOSKS = List.of(kiosk("TPE-T1-N-1", "TPE-T1-N"),
            kiosk("TPE-T1-N-2", "TPE-T1-N"), kiosk("KHH-AIR-1", "KHH-AIR"));
    private static final int STEPS = 500;

    private static Caller kiosk(String place, String station) {
        return new Caller("device-" + place, DeviceKind.KIOSK, place, null, station, place, Optional.empty());
    }

    @OnEachDatabase
    void rows_books_and_balances_agree_with_a_model_after_any_deed(Database database) {
        long seed = Long.getLong("quickpermit.walk.seed", 20_261_122L);
        Walk walk = new Walk(new Bureau(database, 1_000_000), new Random(seed));
        try (Bureau bureau = walk.bureau) {
            for (int step = 1; step <= STEPS; step++) {
                try {
                    walk.step();
                    walk.compare();
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", step " + step + " (" + walk.deed + "): "
                            + e.getMessage() + "; replay with -Dquickpermit.walk.seed=" + seed, e);
                }
            }
            assertThat(walk.happened).as("the walk went everywhere").contains("RECEIVED", "SENT", "TAKEN_BACK",
                    "ARRIVED", "LOADED", "UNLOADED", "RESERVED", "ISSUED", "SPOILED", "RETURNED", "MISSING", "FOUND",
                    "shift closed", "shift signed", "refused");
            assertThat(bureau.count("SELECT COUNT(*) FROM stock_movement")).isPositive();
        }
    }

    private static final class Walk {
        final Bureau bureau;
        final Random random;
        final StockModel model = new StockModel();
        final Map<String, PrintLease> open = new HashMap<>();
        final Set<String> happened = new TreeSet<>();
        String deed = "";
        int traveller;

        Walk(Bureau bureau, Random random) {
            this.bureau = bureau;
            this.random = random;
        }

        void step() {
            Caller kiosk = KIOSKS.get(random.nextInt(KIOSKS.size()));
            switch (random.nextInt(14)) {
                case 0 -> receive();
                case 1, 2 -> transfer();
                case 3, 4 -> arrive(kiosk);
                case 5, 6 -> load(kiosk);
                case 7 -> unload(kiosk);
                case 8 -> spoil(kiosk);
                case 9 -> declare(random.nextBoolean());
                case 10 -> shift(kiosk);
                case 11, 12 -> lease(kiosk);
                default -> report(kiosk);
            }
            bureau.clock.advance(java.time.Duration.ofSeconds(random.nextInt(400)));
        }

        private Stock stock() {
            return bureau.features.stock();
        }

        /// A range that begins anywhere, or where something of interest does.
        private int[] range(SheetState wanted) {
            List<Integer> starts = model.sheets.entrySet().stream()
                    .filter(sheet -> sheet.getValue().state == wanted).map(Map.Entry::getKey).toList();
            int first = starts.isEmpty() || random.nextInt(5) == 0
                    ? StockModel.FIRST + random.nextInt(StockModel.LAST - StockModel.FIRST + 1)
                    : starts.get(random.nextInt(starts.size()));
            int count = 1;
            while (count < 8 && random.nextInt(6) > 0 && first + count <= StockModel.LAST
                    && (model.together(first, count + 1) || random.nextInt(30) == 0)) {
                count++;
            }
            return new int[]{first, count};
        }

        private void check(boolean allowed, String what, Supplier<StoredAnswer> work, Runnable then) {
            deed = what;
            if (allowed) {
                work.get();
                then.run();
                happened.add(what.split(" ")[0]);
            } else {
                long lines = bureau.count("SELECT COUNT(*) FROM stock_movement");
                assertThatThrownBy(work::get).isInstanceOf(ApiProblem.class);
                assertThat(bureau.count("SELECT COUNT(*) FROM stock_movement")).isEqualTo(lines);
                happened.add("refused");
            }
        }

        private void receive() {
            int first = StockModel.FIRST + random.nextInt(6) * 10;
            int count = 10;
            check(model.range(first, count).stream().allMatch(sheet -> sheet.state == null), "RECEIVED " + first,
                    () -> stock().depot().receive(OFFICER, Bureau.key(),
                            new StockReceipt(StockModel.number(first), count, "D-" + first)),
                    () -> model.range(first, count).forEach(sheet -> sheet.put(SheetState.DEPOT, null, null)));
        }

        private void transfer() {
            int[] at = range(random.nextInt(4) == 0 ? SheetState.TRANSIT : SheetState.DEPOT);
            SheetState now = model.range(at[0], 1).getFirst().state;
            boolean back = now == SheetState.TRANSIT && random.nextBoolean();
            String station = KIOSKS.get(random.nextInt(KIOSKS.size())).station();
            boolean allowed = model.together(at[0], at[1]) && (back
                    ? now == SheetState.TRANSIT
                    : now == SheetState.DEPOT || now == SheetState.STATION);
            check(allowed, (back ? "TAKEN_BACK " : "SENT ") + at[0] + "+" + at[1],
                    () -> stock().depot().transfer(OFFICER, Bureau.key(),
                            new StockTransfer(StockModel.number(at[0]), at[1], back ? null : station)),
                    () -> model.range(at[0], at[1]).forEach(sheet -> {
                        if (back) {
                            sheet.put(SheetState.DEPOT, null, null);
                        } else {
                            sheet.put(SheetState.TRANSIT, station, null);
                        }
                    }));
        }

        private void arrive(Caller kiosk) {
            int[] at = range(SheetState.TRANSIT);
            check(all(at, SheetState.TRANSIT, kiosk.station(), null), "ARRIVED " + at[0] + "+" + at[1],
                    () -> stock().station().arrive(staff(kiosk), Bureau.key(),
                            new StockArrival(StockModel.number(at[0]), at[1])),
                    () -> put(at, SheetState.STATION, kiosk.station(), null));
        }

        private void load(Caller kiosk) {
            int[] at = range(SheetState.STATION);
            boolean empty = model.inTray(kiosk.kiosk(), SheetState.TRAY) == 0
                    && model.inTray(kiosk.kiosk(), SheetState.RESERVED) == 0;
            List<Integer> tray = model.tray(kiosk.kiosk());
            boolean repeated = tray.size() == at[1] && tray.getFirst() == at[0]
                    && tray.getLast() == at[0] + at[1] - 1;
            check(repeated || empty && all(at, SheetState.STATION, kiosk.station(), null),
                    "LOADED " + at[0] + "+" + at[1], () -> stock().station().load(staff(kiosk), Bureau.key(),
                            handling(at), () -> StockedKiosk.person(kiosk, "staff.two")),
                    () -> put(at, SheetState.TRAY, kiosk.station(), kiosk.kiosk()));
        }

        private void unload(Caller kiosk) {
            int[] at = range(SheetState.TRAY);
            check(all(at, SheetState.TRAY, kiosk.station(), kiosk.kiosk())
                    && model.inTray(kiosk.kiosk(), SheetState.RESERVED) == 0, "UNLOADED " + at[0] + "+" + at[1],
                    () -> stock().station().unload(staff(kiosk), Bureau.key(), handling(at),
                            () -> StockedKiosk.person(kiosk, "staff.two")),
                    () -> put(at, SheetState.STATION, kiosk.station(), null));
        }

        private void spoil(Caller kiosk) {
            int[] at = range(random.nextBoolean() ? SheetState.TRAY : SheetState.STATION);
            int[] one = {at[0], 1};
            boolean tray = all(one, SheetState.TRAY, kiosk.station(), kiosk.kiosk());
            check(tray || all(one, SheetState.STATION, kiosk.station(), null), "SPOILED " + at[0],
                    () -> stock().station().spoil(staff(kiosk), Bureau.key(),
                            new SpoiledSheet(StockModel.number(at[0]), "wet", ""),
                            () -> StockedKiosk.person(kiosk, "staff.two")),
                    () -> put(one, SheetState.SPOILED, kiosk.station(), tray ? kiosk.kiosk() : null));
        }

        private void declare(boolean missing) {
            int[] at = range(missing ? SheetState.TRANSIT : SheetState.MISSING);
            Sheet first = model.range(at[0], 1).getFirst();
            boolean allowed = model.together(at[0], at[1]) && (missing
                    ? first.state != null && first.state.mayBecome(SheetState.MISSING)
                    : first.state == SheetState.MISSING && first.lease == null);
            StockDeclaration words = new StockDeclaration(StockModel.number(at[0]), at[1], "count of the safe");
            check(allowed, (missing ? "MISSING " : "FOUND ") + at[0] + "+" + at[1],
                    () -> missing
                            ? stock().depot().missing(OFFICER, Bureau.key(), words)
                            : stock().depot().found(OFFICER, Bureau.key(), words),
                    () -> model.range(at[0], at[1]).forEach(sheet -> {
                        if (missing) {
                            sheet.put(SheetState.MISSING, sheet.station, sheet.kiosk);
                        } else {
                            sheet.put(SheetState.DEPOT, null, null);
                        }
                    }));
        }

        private void shift(Caller kiosk) {
            if (!model.shifts.contains(kiosk.kiosk())) {
                check(true, "opened", () -> stock().shifts().open(staff(kiosk), Bureau.key()),
                        () -> model.shifts.add(kiosk.kiosk()));
                return;
            }
            deed = "closes the shift of " + kiosk.kiosk();
            assertThatThrownBy(() -> stock().shifts().open(staff(kiosk), Bureau.key())).isInstanceOf(ApiProblem.class);
            List<Integer> tray = model.tray(kiosk.kiosk());
            boolean open = model.inTray(kiosk.kiosk(), SheetState.RESERVED) > 0;
            int fewer = tray.isEmpty() ? 0 : random.nextInt(Math.min(3, tray.size() + 1));
            int counted = tray.size() - fewer;
            String next = counted == 0 ? null : StockModel.number(tray.get(fewer));
            ShiftBalance balance = close(kiosk, new ShiftClosing(counted, next, null, null));
            assertThat(balance.left()).isEqualTo(tray.size());
            assertThat(balance.difference()).isEqualTo(fewer);
            assertThat(balance.closed()).isEqualTo(fewer == 0 && !open);
            if (balance.closed()) {
                happened.add("shift closed");
                model.shifts.remove(kiosk.kiosk());
            } else if (random.nextBoolean()) {
                ShiftBalance signed = close(kiosk, new ShiftClosing(counted, next, "counted twice", "signature"));
                assertThat(signed.closed()).isTrue();
                assertThat(signed.difference()).isZero();
                tray.subList(0, fewer).forEach(serial -> put(new int[]{serial, 1}, SheetState.MISSING,
                        kiosk.station(), kiosk.kiosk()));
                happened.add("shift signed");
                model.shifts.remove(kiosk.kiosk());
            }
        }

        private ShiftBalance close(Caller kiosk, ShiftClosing closing) {
            ShiftBalance balance = Bureau.read(stock().shifts().close(staff(kiosk), Bureau.key(), closing,
                    () -> StockedKiosk.person(kiosk, "staff.two")), ShiftBalance.class);
            assertThat(balance.carried() + balance.loaded() + balance.found() - balance.unloaded() - balance.issued()
                    - balance.spoiled() - balance.missing() - balance.open()).isEqualTo(balance.left());
            return balance;
        }

        private void lease(Caller kiosk) {
            int[] at = range(SheetState.TRAY);
            Sheet sheet = model.range(at[0], 1).getFirst();
            boolean allowed = sheet.is(SheetState.TRAY, kiosk.station(), kiosk.kiosk())
                    && model.shifts.contains(kiosk.kiosk());
            String seal = Bureau.permit(bureau.submit(Bureau.traveller(++traveller))).seal();
            check(allowed, "RESERVED " + at[0], () -> {
                StoredAnswer answer = bureau.features.printDesk().lease(kiosk, Bureau.key(),
                        new PrintLeaseRequest(seal, null, StockModel.number(at[0]), null));
                PrintLease lease = Bureau.read(answer, PrintLease.class);
                sheet.lease = lease.leaseId();
                open.put(lease.leaseId(), lease);
                return answer;
            }, () -> put(at(at), SheetState.RESERVED, kiosk.station(), kiosk.kiosk()));
        }

        private void report(Caller kiosk) {
            Optional<Map.Entry<Integer, Sheet>> taken = model.sheets.entrySet().stream()
                    .filter(sheet -> sheet.getValue().lease != null && open.containsKey(sheet.getValue().lease))
                    .filter(sheet -> kiosk.kiosk().equals(sheet.getValue().kiosk))
                    .findFirst();
            if (taken.isEmpty()) {
                return;
            }
            Result result = random.nextBoolean() ? Result.RETURNED : Result.values()[random.nextInt(4)];
            deed = "report of " + taken.get().getKey() + ": " + result;
            Sheet sheet = taken.get().getValue();
            PrintLease lease = java.util.Objects.requireNonNull(open.get(sheet.lease));
            bureau.features.printDesk().report(kiosk, lease.leaseId(), new PrintOutcome(result, Evidence.STAFF,
                    lease.sheetNumber(), 1, bureau.clock.instant()));
            if (result == Result.UNKNOWN) {
                return;
            }
            open.remove(lease.leaseId());
            SheetState next = switch (result) {
                case CONFIRMED -> SheetState.ISSUED;
                case SPOILED -> SheetState.SPOILED;
                case RETURNED, UNKNOWN -> SheetState.TRAY;
            };
            sheet.put(next, kiosk.station(), kiosk.kiosk());
            if (next == SheetState.TRAY) {
                sheet.lease = null;
            }
            happened.add(next == SheetState.TRAY ? "RETURNED" : next.name());
        }

        private boolean all(int[] at, SheetState state, String station,
                @org.jspecify.annotations.Nullable String kiosk) {
            return model.range(at[0], at[1]).stream().allMatch(sheet -> sheet.is(state, station, kiosk));
        }

        private void put(int[] at, SheetState state, String station, @org.jspecify.annotations.Nullable String kiosk) {
            model.range(at[0], at[1]).forEach(sheet -> sheet.put(state, station, kiosk));
        }

        private static int[] at(int[] range) {
            return new int[]{range[0], 1};
        }

        private static TrayHandling handling(int[] at) {
            return new TrayHandling(StockModel.number(at[0]), at[1], "");
        }

        private static Caller staff(Caller kiosk) {
            return StockedKiosk.staff(kiosk, "staff.one");
        }

        void compare() {
            Set<String> rows = bureau.database.read(handle -> new TreeSet<>(handle.createQuery("""
                    SELECT sheet_number || ' ' || state || ' ' || COALESCE(station_id, 'null') || ' '
                      || COALESCE(kiosk, 'null') || ' ' || CASE WHEN permit_id IS NULL THEN 'false' ELSE 'true' END
                    FROM stock_sheet WHERE series = 'W6'""").mapTo(String.class).list()));
            assertThat(rows).isEqualTo(model.lines());
            int count = StockModel.LAST - StockModel.FIRST + 1;
            StockReport report = stock().reports().report(new StockReports.Question(
                    new SheetRange(SheetNumber.of(StockModel.number(StockModel.FIRST)), count), null, LocalDate.EPOCH,
                    LocalDate.now(bureau.clock)));
            assertThat(report.total()).isEqualTo(new StockReport.Counts(count, 0, 0, states(SheetState.Account.ISSUED),
                    states(SheetState.Account.SPOILED), states(SheetState.Account.UNUSED),
                    states(SheetState.Account.UNACCOUNTED)));
        }

        private int states(SheetState.Account account) {
            return (int) model.sheets.values().stream()
                    .filter(sheet -> (sheet.state == null
                            ? SheetState.Account.UNACCOUNTED
                            : sheet.state.account()) == account)
                    .count();
        }
    }
}
