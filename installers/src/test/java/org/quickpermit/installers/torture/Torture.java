package org.quickpermit.installers.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.quickpermit.kiosk.journal.Tray;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.wire.QuickPermitCase;

/// One run of the kill loop. The printer outlives everybody and is the truth: the stack of sheets in it is numbered, and
/// the n-th sheet that comes out is the n-th of the stack that nobody took away.
final class Torture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String FIRST_SHEET = "TW00000001";
    private static final int SHEETS = 5_000;
    private static final int AHEAD = 4;
    /// Long enough for two or three prints on a busy machine.
    private static final int MOST_MILLIS = 2_500;
    private static final Duration SCANNING = Duration.ofMillis(100);

    private final Random random;
    private final Path folder;
    private final Bureau bureau;
    private final Pty reader = Pty.open();
    private final IppPrinterSimulator printer = IppPrinterSimulator.start();
    private final Tray stack = new Tray(FIRST_SHEET, SHEETS, 0);
    private final Deque<String> slips = new ArrayDeque<>();
    private final Set<String> cases = new HashSet<>();
    private final Map<Integer, String> sheetOfJob = new TreeMap<>();
    private final Map<String, Integer> killed = new TreeMap<>();
    private KioskUnderTorture kiosk;
    private int people;
    private int topOfStack;

    Torture(Path folder, long seed) throws Exception {
        this.folder = folder;
        this.random = new Random(seed);
        this.bureau = Bureau.open(folder);
        printer.printingTime(Duration.ofMillis(40));
        this.kiosk = startKiosk();
        if (!kiosk.order("load " + FIRST_SHEET + " " + SHEETS)) {
            throw new IllegalStateException("the first stack was not taken");
        }
    }

    private KioskUnderTorture startKiosk() throws IOException {
        return KioskUnderTorture.start(folder.resolve("kiosk"), bureau.ticket(), reader.device(), printer.uri(),
                folder.resolve("kiosk.log"));
    }

    private Path journal() {
        return folder.resolve("kiosk").resolve("journal.db");
    }

    /// Who was killed how often so far.
    Map<String, Integer> killed() {
        return Map.copyOf(killed);
    }

    int sheets() {
        return printer.sheetsOut();
    }

    int permits() {
        return cases.size();
    }

    /// One round: print, kill, start again, settle, compare.
    void round() throws Exception {
        while (slips.size() < AHEAD) {
            slip(bureau.apply(people, key(people++)));
        }
        int last = people++;
        CompletableFuture<QuickPermitCase> beside = CompletableFuture.supplyAsync(() -> {
            try {
                return bureau.apply(last, key(last));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        String victim = printUntilKilled();
        killed.merge(victim, 1, Integer::sum);
        recover();
        slip(beside.get());
        check();
    }

    private static String key(int person) {
        return "torture-application-" + person;
    }

    private void slip(QuickPermitCase decided) {
        cases.add(decided.caseNumber().value());
        slips.add(Objects.requireNonNull(decided.permit(), "refused: " + decided.grounds()).seal());
    }

    /// Holds one slip after the other to the reader; some moment after the first one somebody dies.
    private String printUntilKilled() throws Exception {
        await("the kiosk takes travellers", kiosk::isReady);
        String scanned = slips.remove();
        reader.scan(scanned);
        await("the kiosk takes the first slip", () -> !kiosk.state().startsWith("Attract"));
        long end = System.nanoTime() + Duration.ofMillis(random.nextInt(MOST_MILLIS)).toNanos();
        while (System.nanoTime() < end) {
            if (kiosk.isReady() && !slips.isEmpty()) {
                reader.scan(slips.remove());
                Thread.sleep(SCANNING.toMillis());
            }
            Thread.sleep(2);
        }
        int who = random.nextInt(10);
        if (who < 6) {
            kiosk.kill();
            return "kiosk";
        }
        if (who < 8) {
            bureau.kill();
            return "server";
        }
        kiosk.kill();
        bureau.kill();
        return "both";
    }

    /// Starts whoever is dead, lets staff look after what nobody knows, until nothing is open any more.
    private void recover() throws Exception {
        if (!bureau.isAlive()) {
            bureau.restart();
        }
        if (!kiosk.isAlive()) {
            kiosk = startKiosk();
        }
        await("everything is settled", this::settled);
    }

    private boolean settled() {
        try (Books journal = new Books(journal())) {
            if (printer.jobsWaiting() > 0) {
                return false;
            }
            account(journal);
            for (String id : journal.rows("SELECT id FROM print WHERE step = 'UNKNOWN'")) {
                String job = journal.rows("SELECT ifnull(job, 0) FROM print WHERE id = '" + id + "'").getFirst();
                boolean good = printer.cameOut(Integer.parseInt(job));
                kiosk.order("settle " + id + (good ? " good" : " ruined"));
            }
            if (journal.count("SELECT to_check FROM tray") == 1) {
                lookAtTray();
            }
            return journal
                    .count("SELECT count(*) FROM print WHERE step IN ('ASKED', 'RESERVED', 'SUBMITTED', 'UNKNOWN')")
                    + journal.count("SELECT count(*) FROM report WHERE acknowledged_at IS NULL AND problem IS NULL")
                    + journal.count("SELECT to_check FROM tray") == 0 && kiosk.isReady();
        } catch (SQLException e) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Which sheet of the stack each job came out on.
    private void account(Books journal) throws SQLException {
        for (String job : journal.rows("SELECT job FROM print WHERE job IS NOT NULL ORDER BY job")) {
            int number = Integer.parseInt(job);
            if (printer.cameOut(number) && !sheetOfJob.containsKey(number)) {
                sheetOfJob.put(number, stack.numbered(topOfStack++));
            }
        }
    }

    /// What the kiosk does not take as the top any more is taken away.
    private void lookAtTray() throws IOException, InterruptedException {
        for (int i = 0; i < 5 && !kiosk.order("top " + stack.numbered(topOfStack)); i++) {
            topOfStack++;
        }
    }

    /// Compares the kiosk's journal, the server's books and the printer.
    private void check() throws SQLException {
        try (Books journal = new Books(journal()); Books server = new Books(bureau.database())) {
            account(journal);
            List<String> printed = new ArrayList<>();
            sheetOfJob.forEach((job, sheet) -> printed.add(job + " " + sheet));
            same("sheets that came out, and those the journal confirms", printed,
                    journal.rows("SELECT job, sheet FROM print WHERE step = 'CONFIRMED' ORDER BY job"));
            equal("sheets the printer put out", printer.sheetsOut(), sheetOfJob.size());
            same("outcomes at the kiosk and at the server",
                    journal.rows(
                            "SELECT lease_id, sheet, step FROM print WHERE lease_id IS NOT NULL ORDER BY lease_id"),
                    server.rows("SELECT lease_id, sheet_number, state FROM print_lease ORDER BY lease_id"));
            equal("permits with two live sheets", 0, server.count("SELECT count(*) FROM (SELECT permit_id FROM"
                    + " print_lease WHERE state IN ('ACTIVE', 'UNKNOWN', 'CONFIRMED') GROUP BY permit_id"
                    + " HAVING count(*) > 1)"));
            equal("permits issued without a sheet", 0,
                    server.count("SELECT count(*) FROM permit p WHERE state = 'ISSUED'"
                            + " AND NOT EXISTS (SELECT 1 FROM print_lease l WHERE l.permit_id = p.permit_id"
                            + " AND l.state = 'CONFIRMED')"));
            equal("rejected reports", 0, journal.count("SELECT count(*) FROM report WHERE problem IS NOT NULL"));
            equal("cases", cases.size(), server.count("SELECT count(*) FROM quick_permit_case"));
            equal("charges", cases.size(), server.count(
                    "SELECT count(DISTINCT case_number) FROM ledger_posting WHERE kind = 'PERMIT_FEE'"));
            equal("money taken", 200L * cases.size(), server.count(
                    "SELECT ifnull(sum(amount), 0) FROM ledger_posting WHERE kind = 'PERMIT_FEE'"));
            equal("the deposit", 10_000_000 - 200L * cases.size(), server.count("SELECT balance FROM deposit"));
            equal("breaks in the audit log", 0, server.count("SELECT count(*) FROM audit_entry a JOIN audit_entry b"
                    + " ON b.seq = a.seq + 1 WHERE b.previous_hash <> a.hash"));
        }
    }

    private static void same(String what, List<String> one, List<String> other) {
        if (!one.equals(other)) {
            List<String> left = new ArrayList<>(one);
            left.removeAll(other);
            List<String> right = new ArrayList<>(other);
            right.removeAll(one);
            throw new AssertionError(what + " differ: " + left + " against " + right);
        }
    }

    private static void equal(String what, long wanted, long found) {
        if (wanted != found) {
            throw new AssertionError(what + ": " + found + " instead of " + wanted);
        }
    }

    private void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still not: " + what + "; the kiosk is at " + kiosk.state());
            }
            Thread.sleep(50);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() throws Exception {
        kiosk.kill();
        bureau.close();
        printer.close();
        reader.close();
    }

    static Path folder(Path base) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(base), "run");
    }
}
