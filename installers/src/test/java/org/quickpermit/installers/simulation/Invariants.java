package org.quickpermit.installers.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.permit.PermitId;

import org.jspecify.annotations.Nullable;

/// The eight invariants, held against what physically happened: which sheet came out with what on it, what a person
/// decided, and what the server acknowledged. It reads the books with statements of its own and knows nothing of the code
/// that keeps them.
///
/// | | |
/// |---|---|
/// | I1 | one active sheet per permit |
/// | I2 | every sheet of stock is accounted for, and the books say of it what is true |
/// | I3 | the ledger balances, and as many charges as permits were granted |
/// | I4 | no acknowledged decision is lost |
/// | I5 | the same key gives the same bytes |
/// | I6 | the audit chain holds |
/// | I7 | nothing is printed that is not in the journal before |
/// | I8 | everything a kiosk wrote reaches the server, or the list of what it rejected |
final class Invariants implements AutoCloseable {
    private final World world;
    private final Map<String, Sheet> stock = new TreeMap<>();
    private final List<Sheet> out = new ArrayList<>();
    private final TreeSet<String> givenUp = new TreeSet<>();
    private final ServerBooks books = new ServerBooks();
    private final Acknowledged acknowledged = new Acknowledged();
    private final JournalBooks journals = new JournalBooks();
    private long checks;
    private boolean serverChanged;
    private boolean journalChanged;
    private boolean sheetsChanged;

    Invariants(World world) {
        this.world = world;
    }

    /// How often something was checked.
    long checks() {
        return checks;
    }

    // What physically happens.

    /// New sheets of stock.
    void stock(Collection<Sheet> sheets) {
        for (Sheet sheet : sheets) {
            if (stock.put(sheet.number(), sheet) != null) {
                throw new IllegalStateException("two sheets with the number " + sheet.number());
            }
        }
    }

    /// A sheet came out whole.
    void sheetOut(Sheet sheet) {
        out.add(sheet);
        sheetsChanged = true;
    }

    /// The whole sheets of a copy of a permit.
    List<Sheet> goodSheets(PermitId permit, int copy) {
        return out.stream().filter(sheet -> sheet.isGood(permit, copy)).toList();
    }

    /// The whole sheet of a permit that came out last.
    @Nullable
    Sheet newestGoodSheet(PermitId permit) {
        return out.reversed().stream()
                .filter(sheet -> sheet.print() != null && sheet.isGood(permit, sheet.print().copy()))
                .findFirst().orElse(null);
    }

    // What people decide.

    private static String copy(PermitId permit, int copy) {
        return permit.value() + "/" + copy;
    }

    /// A person looked for a copy and gave it up.
    void gaveUp(PermitId permit, int copy) {
        givenUp.add(copy(permit, copy));
    }

    /// A person gave up every copy there is, since the traveller has none.
    void gaveUpAll(PermitId permit) {
        for (int copy = 1; copy <= books.copies(world.server().database().connection(), permit); copy++) {
            gaveUp(permit, copy);
        }
    }

    // What the programs do.

    /// I7: what the printer gets is in the journal, on the disk, as this job of this copy on this sheet.
    void documentArrives(String printer, int job, Sheet.Print page) {
        SimKiosk kiosk = world.kiosks().stream()
                .filter(one -> one.caller().deviceId().equals(printer.replace("printer", "kiosk")))
                .findFirst().orElseThrow();
        checks++;
        String found = journals.printOf(kiosk.disk().file(), page.permit().value(), page.copy());
        String wanted = "SUBMITTED sheet " + page.sheetNumber() + " job " + job;
        if (!found.equals(wanted)) {
            throw new Broken("I7: " + printer + " got the document of job " + job + ", " + page.permit() + " copy "
                    + page.copy() + " on " + page.sheetNumber() + ", and the journal on the disk says: " + found);
        }
    }

    void serverWrote() {
        serverChanged = true;
    }

    void journalWrote() {
        journalChanged = true;
    }

    void serverCameBack() {
        checks++;
        acknowledged.require(world.server().database().connection());
    }

    /// I5, I4: the server answered; whoever hears it may rely on it.
    void answered(DirectCall call, String path, SimServer.Response response) {
        checks++;
        acknowledged.answered(call, path, response);
    }

    /// After each step: whatever changed is compared with what is true.
    void afterStep(long step) {
        if (serverChanged || sheetsChanged) {
            serverChanged = false;
            checks++;
            var connection = world.server().database().connection();
            books.checkLedger(connection);
            books.checkAudit(connection);
            books.leases(connection).forEach(this::check);
            books.requireOneLivePerPermit(connection);
        }
        if (journalChanged || sheetsChanged) {
            journalChanged = false;
            for (SimKiosk kiosk : world.kiosks()) {
                checks++;
                journals.settled(kiosk.disk().file()).forEach(this::check);
            }
        }
        if (sheetsChanged) {
            sheetsChanged = false;
            requireOneActiveSheetEach();
        }
    }

    /// I2: what a book says became of a sheet is what became of it.
    private void check(BookEntry entry) {
        List<Sheet> good = goodSheets(entry.permit(), entry.copy());
        boolean itself = good.stream().anyMatch(sheet -> sheet.number().equals(entry.sheet()));
        boolean byPerson = givenUp.contains(copy(entry.permit(), entry.copy()));
        switch (entry.state()) {
            case "CONFIRMED" -> {
                if (!itself) {
                    throw new Broken("I2: " + entry + ", but no such sheet is out whole");
                }
            }
            case "RETURNED" -> {
                if (!good.isEmpty()) {
                    throw new Broken("I2: " + entry + ", but " + good.getFirst().number() + " is out whole");
                }
            }
            case "SPOILED" -> {
                if (!good.isEmpty() && !byPerson) {
                    throw new Broken("I2: " + entry + ", but " + good.getFirst().number()
                            + " is out whole and nobody has looked");
                }
                if (entry.evidence().endsWith("STAFF") && !byPerson) {
                    throw new Broken("I2: " + entry + " by the word of staff, and nobody has looked");
                }
            }
            default -> {
            }
        }
    }

    /// I1: of the whole sheets of a permit at most one is alive: not given up by a person, and not waiting for one.
    private void requireOneActiveSheetEach() {
        Map<String, Sheet> active = new TreeMap<>();
        for (Sheet sheet : out) {
            Sheet.Print print = sheet.print();
            if (print == null || sheet.place() != Sheet.Place.OUT
                    || givenUp.contains(copy(print.permit(), print.copy()))
                    || journals.waitsForAPerson(world.kiosks(), print)) {
                continue;
            }
            Sheet other = active.put(print.permit().value(), sheet);
            if (other != null) {
                throw new Broken("I1: sheets " + other.number() + " and " + sheet.number()
                        + " are both out and active for " + print.permit());
            }
        }
    }

    // At the end of the day.

    /// Everybody has cleared up: nothing may be open any more.
    void atTheEnd() {
        afterStep(-1);
        var connection = world.server().database().connection();
        acknowledged.require(connection);
        requireOneActiveSheetEach();
        Map<String, BookEntry> server = new TreeMap<>();
        books.leases(connection).forEach(entry -> server.put(copy(entry.permit(), entry.copy()), entry));
        for (SimKiosk kiosk : world.kiosks()) {
            journals.requireDelivered(kiosk.caller().deviceId(), kiosk.disk().file(), server);
        }
        for (BookEntry entry : server.values()) {
            if (!stock.containsKey(entry.sheet())) {
                throw new Broken("I2: " + entry + ", a sheet that was never in stock");
            }
        }
        for (Sheet sheet : out) {
            Sheet.Print print = sheet.print();
            BookEntry entry = print == null ? null : server.get(copy(print.permit(), print.copy()));
            if (entry == null) {
                throw new Broken("I2: sheet " + sheet.number() + " is out, and no book knows of it");
            }
            boolean right = entry.sheet().equals(sheet.number());
            boolean dead = givenUp.contains(copy(entry.permit(), entry.copy()));
            if (sheet.place() == Sheet.Place.OUT && !dead && !(right && entry.state().equals("CONFIRMED"))) {
                throw new Broken("I2: sheet " + sheet.number() + " is out whole with " + print.permit() + " copy "
                        + print.copy() + " on it, and the book says " + entry);
            }
        }
        checks++;
    }

    @Override
    public void close() {
        journals.close();
    }
}
