package org.quickpermit.kiosk.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.wire.OfflinePrint;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.PrintOutcome.Result;

import org.jspecify.annotations.Nullable;

/// The kiosk's memory, one SQLite file (WAL, `synchronous=FULL`, both read back when it is opened). Every method that
/// writes is one transaction and returns after the disk has it. All methods throw [JournalException] when the file
/// fails; after that the kiosk must not print until the file was opened anew. Safe for several threads.
///
/// A print walks `ASKED → RESERVED → SUBMITTED → CONFIRMED | RETURNED | SPOILED | UNKNOWN`, or `ASKED → REFUSED`; an
/// unknown one is settled by a person. Any other order is an [IllegalStateException]: a defect, never a matter of luck.
public final class Journal implements AutoCloseable {
    /// How the lease id of a print begins that the kiosk made alone; the print's id follows.
    public static final String ALONE = "alone:";

    private final JournalFile file;
    private final InstantSource clock;
    private final PrintTable prints;
    private final TrayTable tray;
    private final ReportTable reports;
    private final EntryTable entries;

    private Journal(JournalFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.prints = new PrintTable(file, clock);
        this.tray = new TrayTable(file);
        this.reports = new ReportTable(file);
        this.entries = new EntryTable(file, clock);
    }

    /// Opens the journal, making it where there is none. The file may have been left at any moment, by a kill or a power
    /// cut; what was written before that is there.
    ///
    /// @param file the SQLite file
    /// @param clock wall clock of the entries
    /// @throws JournalException when it cannot be opened, is damaged, or does not keep its promises
    public static Journal open(Path file, InstantSource clock) {
        return new Journal(JournalFile.open(file), clock);
    }

    /// As [#open(Path, InstantSource)], over a connection to a SQLite file that the caller has made. It belongs to the
    /// journal from then on.
    public static Journal over(Connection connection, InstantSource clock) {
        try {
            return new Journal(JournalFile.over(connection), clock);
        } catch (SQLException e) {
            throw new JournalException("the journal cannot be opened", e);
        }
    }

    /// Writes that the server is about to be asked.
    ///
    /// @param id id of the print
    /// @param sheetNumber sheet on top of the tray
    /// @param reason why it is a reprint, or null
    /// @param request body of the request, kept until the answer is there so that it can be asked again
    public void asked(String id, String sheetNumber, @Nullable ReprintReason reason, String request) {
        file.transaction("write that a lease is asked", () -> {
            prints.begin(id, sheetNumber, reason, request);
            return entries.add(id, "ASKED", "sheet " + sheetNumber);
        });
    }

    /// Writes that the server refused.
    ///
    /// @param detail the problem's code; holds no personal data
    public void refused(String id, String detail) {
        file.transaction("write a refusal", () -> {
            prints.refused(id);
            return entries.add(id, "REFUSED", detail);
        });
    }

    /// Writes that the lease is granted and takes the sheet from the tray's count.
    ///
    /// @throws IllegalStateException when the sheet is not in the tray; nothing is written
    public void reserved(String id, PrintLease lease) {
        file.transaction("write a reserved sheet", () -> {
            if (tray.placeOf(lease.sheetNumber()).isEmpty()) {
                throw new IllegalStateException("the leased sheet is not in the tray");
            }
            return reserve(id, lease);
        });
    }

    /// Writes that a lease turned out to be granted long after it was asked for; nothing will be printed by it. Meanwhile
    /// the tray may have been loaded anew, without the leased sheet.
    public void reservedTooLate(String id, PrintLease lease) {
        file.transaction("write a sheet reserved too late", () -> reserve(id, lease));
    }

    private long reserve(String id, PrintLease lease) throws SQLException {
        prints.reserved(id, lease);
        tray.take(lease.sheetNumber());
        return entries.add(id, "RESERVED", "sheet " + lease.sheetNumber() + " copy " + lease.copyNumber());
    }

    /// Writes that this kiosk, cut off from the centre, prints a permit by itself, and takes the sheet from the tray's
    /// count.
    ///
    /// @param id id of the print
    /// @param lease what is printed; its id is [#ALONE] and the print's
    /// @param right what has to be reported later
    /// @throws IllegalStateException when the sheet is not in the tray; nothing is written
    public void reservedAlone(String id, PrintLease lease, AloneRight right) {
        file.transaction("write a sheet reserved alone", () -> {
            if (tray.placeOf(lease.sheetNumber()).isEmpty()) {
                throw new IllegalStateException("the sheet is not in the tray");
            }
            prints.alone(id, lease, right.bootId() + " " + right.issuedOn() + " " + right.keyId());
            tray.take(lease.sheetNumber());
            return entries.add(id, "RESERVED_ALONE",
                    "sheet " + lease.sheetNumber() + " copy " + lease.copyNumber() + " boot " + right.bootId());
        });
    }

    /// Writes the number of the printer's job, before the document is sent.
    public void submitted(String id, int job) {
        file.transaction("write a submitted job", () -> {
            prints.submitted(id, job);
            return entries.add(id, "SUBMITTED", "job " + job);
        });
    }

    /// Writes what became of a print, and puts the report for the server beside it in the same transaction. A sheet that
    /// never moved is counted back into the tray. Unless the sheet is out and good, or the printer never heard of it,
    /// somebody has to look into the tray before the next one.
    ///
    /// @param id the print, under way, or unknown when a person settles it
    /// @param result what became of it
    /// @param evidence what shows it
    /// @param detail for the log; holds no personal data
    /// @throws IllegalStateException when the result cannot rest on the evidence, or the print is at another step
    public void outcome(String id, Result result, Evidence evidence, String detail) {
        if (!result.mayRestOn(evidence)) {
            throw new IllegalStateException(result + " cannot rest on " + evidence);
        }
        file.transaction("write an outcome", () -> {
            PrintRecord print = prints.find(id).orElseThrow(() -> new IllegalStateException("no such print"));
            PrintStep[] from = evidence == Evidence.STAFF
                    ? new PrintStep[]{PrintStep.UNKNOWN}
                    : new PrintStep[]{PrintStep.RESERVED, PrintStep.SUBMITTED};
            prints.settled(id, stepOf(result), evidence, from);
            if (result == Result.RETURNED && !prints.sheetHasOtherUse(print.sheetNumber(), id)) {
                tray.putBack(print.sheetNumber());
            }
            if (result != Result.CONFIRMED && evidence != Evidence.NOTHING_SENT) {
                tray.doubt();
            }
            long sequence = entries.add(id, result.name(), evidence + " " + detail);
            reports.add(print, sequence, message(print, result, evidence, sequence));
            return sequence;
        });
    }

    private Record message(PrintRecord print, Result result, Evidence evidence, long sequence) throws SQLException {
        Optional<String> alone = prints.right(print.id());
        if (alone.isEmpty()) {
            return new PrintOutcome(result, evidence, print.sheetNumber(), sequence, clock.instant());
        }
        String[] right = alone.get().split(" ");
        PermitId permitId = Objects.requireNonNull(print.permitId());
        return new OfflinePrint(print.id(), right[0], sequence, permitId, print.copyNumber(), print.sheetNumber(),
                LocalDate.parse(right[1]), right[2], result, evidence, clock.instant());
    }

    private static PrintStep stepOf(Result result) {
        return switch (result) {
            case CONFIRMED -> PrintStep.CONFIRMED;
            case RETURNED -> PrintStep.RETURNED;
            case SPOILED -> PrintStep.SPOILED;
            case UNKNOWN -> PrintStep.UNKNOWN;
        };
    }

    /// The print of an id.
    public Optional<PrintRecord> print(String id) {
        return file.read("read a print", () -> prints.find(id));
    }

    /// All prints of a permit, oldest first.
    public List<PrintRecord> printsOf(PermitId permitId) {
        return file.read("read prints", () -> prints.ofPermit(permitId.value()));
    }

    /// How many prints made alone the centre does not know everything of yet.
    public int unreportedAlone() {
        return file.read("read prints", prints::unreportedAlone);
    }

    /// True for a print made alone of which the centre does not know everything yet.
    public boolean isUnreportedAlone(String id) {
        return file.read("read prints", () -> prints.isUnreportedAlone(id));
    }

    /// Prints under way: after a start, those a crash cut off.
    public List<PrintRecord> open() {
        return file.read("read prints", () -> prints.at(PrintStep.ASKED, PrintStep.RESERVED, PrintStep.SUBMITTED));
    }

    /// Prints that wait for a person.
    public List<PrintRecord> unknown() {
        return file.read("read prints", () -> prints.at(PrintStep.UNKNOWN));
    }

    /// The newest prints whose permit number or sheet number contains a text.
    ///
    /// @param text part of a number, may be empty; hyphens and blanks do not count
    /// @param limit how many at most
    public List<PrintRecord> search(String text, int limit) {
        return search(LogQuery.ofNumber(text), limit);
    }

    /// The newest prints that are wanted.
    ///
    /// @param limit how many at most
    public List<PrintRecord> search(LogQuery query, int limit) {
        String part = "%" + query.number().replaceAll("[\\s%_-]", "").toUpperCase(Locale.ROOT) + "%";
        return file.read("read prints", () -> prints.search(part, query, limit));
    }

    /// The request of a print that was cut off before its answer came.
    public Optional<String> request(String id) {
        return file.read("read a request", () -> prints.request(id));
    }

    /// The tray, empty before the first load.
    public Optional<Tray> tray() {
        return file.read("read the tray", tray::read);
    }

    /// True after a spoiled or unknown sheet, until [#trayChecked(String)].
    public boolean trayToCheck() {
        return file.read("read the tray", tray::toCheck);
    }

    /// Writes that it is not certain which sheet lies on top.
    ///
    /// @param detail why
    public void trayDoubtful(String detail) {
        file.transaction("write a doubt", () -> {
            tray.doubt();
            return entries.add(null, "TRAY_DOUBTFUL", detail);
        });
    }

    /// Writes that staff loaded sheets. What was left of the former load is taken out with it.
    ///
    /// @throws IllegalArgumentException as [Tray] says
    public void load(String first, int count) {
        Tray loaded = new Tray(first, count, 0);
        file.transaction("write a tray load", () -> {
            String before = tray.read().map(old -> ", left before " + old.left()).orElse("");
            tray.load(first, count);
            return entries.add(null, "TRAY_LOADED",
                    loaded.numbered(0) + " to " + loaded.numbered(count - 1) + before);
        });
    }

    /// Writes that staff looked which sheet lies on top.
    ///
    /// @param top its number; sheets before it count as taken. It may be one that is known never to have moved
    /// @throws IllegalArgumentException when the sheet is not in the tray or was taken before; nothing is written
    public void trayChecked(String top) {
        file.transaction("write a tray check", () -> {
            Tray now = tray.read().orElseThrow(() -> new IllegalArgumentException("load the tray first"));
            boolean returned = prints.lastOf(top).filter(print -> print.step() == PrintStep.RETURNED).isPresent();
            int place = now.placeOf(top).filter(at -> at >= now.used() || returned).orElseThrow(
                    () -> new IllegalArgumentException("sheet " + top
                            + " was used before or is not of this load: take it out, or load the tray anew"));
            tray.topIs(place);
            return entries.add(null, "TRAY_CHECKED", "top " + top + ", skipped " + (place - now.used()));
        });
    }

    /// Reports the server has not acknowledged, oldest first; those it rejected are left out.
    public List<Report> waiting() {
        return file.read("read reports", reports::waiting);
    }

    /// Reports the server rejected: they stay until a person has closed them.
    public List<Report> rejected() {
        return file.read("read reports", reports::rejected);
    }

    /// Writes that the server has a report.
    public void acknowledged(long sequence) {
        file.transaction("write an acknowledgement", () -> reports.acknowledged(sequence, clock.millis()));
    }

    /// Writes that the server will not take a report.
    ///
    /// @param problem the problem's code
    public void rejected(long sequence, String problem) {
        file.transaction("write a rejection", () -> reports.rejected(sequence, problem));
    }

    /// Writes that a person has closed a report the server rejected.
    ///
    /// @param reason what the person found and did; holds no personal data
    /// @throws IllegalArgumentException when there is no such report to close, or no reason of 1 to 200 characters
    public void closeRejected(long sequence, String reason) {
        if (reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("reason: give 1 to 200 characters");
        }
        file.transaction("write that a report is closed", () -> {
            if (reports.closed(sequence, reason) != 1) {
                throw new IllegalArgumentException("no such rejected report");
            }
            return entries.add(null, "REPORT_CLOSED", "report " + sequence + ": " + reason);
        });
    }

    /// Writes that the server has a report and does not accept its evidence: the print is unknown again, until a person
    /// has looked.
    public void doubted(Report report) {
        file.transaction("write a doubted outcome", () -> {
            PrintRecord print = prints.find(report.printId())
                    .orElseThrow(() -> new IllegalStateException("no such print"));
            prints.settled(print.id(), PrintStep.UNKNOWN, print.evidence() == null ? Evidence.NONE : print.evidence(),
                    PrintStep.CONFIRMED, PrintStep.RETURNED, PrintStep.SPOILED);
            tray.doubt();
            reports.acknowledged(report.sequence(), clock.millis());
            return entries.add(print.id(), "DOUBTED", "the server does not accept " + print.evidence());
        });
    }

    /// A small thing to remember.
    public Optional<String> setting(String name) {
        return file.read("read a setting",
                () -> file.first("SELECT value FROM setting WHERE name = ?", row -> row.getString(1), name));
    }

    /// Remembers a small thing.
    public void setting(String name, String value) {
        file.transaction("write a setting", () -> file.update("INSERT INTO setting (name, value) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value));
    }

    /// The latest moment any entry carries, by the clock it was written with; empty when there is none.
    public Optional<Instant> latestEntry() {
        return file.read("read the entries", entries::latest);
    }

    /// Forgets small things because a person asked for it, and writes that it was done.
    ///
    /// @param step what the entry is called
    /// @param detail for the log; holds no personal data
    /// @param names the things
    public void forget(String step, String detail, String... names) {
        file.transaction("forget a setting", () -> {
            for (String name : names) {
                file.update("DELETE FROM setting WHERE name = ?", name);
            }
            return entries.add(null, step, detail);
        });
    }

    /// Overwrites what was deleted: until then the file's log keeps it, as the request that named a passport. To be called
    /// between visits, since it waits for the disk.
    public void tidy() {
        file.read("tidy up", () -> file.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1)));
    }

    /// All entries with the links of their chain, oldest first.
    public List<ChainedEntry> chain() {
        return file.read("read the entries", entries::chain);
    }

    /// All entries as lines, oldest first: `sequence time step print detail`, for the log and for tests.
    public List<String> entries() {
        return file.read("read the entries", entries::lines);
    }

    @Override
    public void close() {
        file.close();
    }
}
