package org.quickpermit.kiosk.journal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest.ReprintReason;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/// The kiosk's memory, one SQLite file (WAL, `synchronous=FULL`, both read back when it is opened). Every method that
/// writes is one transaction and returns after the disk has it. All methods throw [JournalException] when the file
/// fails; after that the kiosk must not print. Safe for several threads.
///
/// A print walks `ASKED → RESERVED → SUBMITTED → CONFIRMED | SPOILED | UNKNOWN`, or `ASKED → REFUSED`. Any other order
/// is an [IllegalStateException]: a defect, never a matter of luck.
public final class Journal implements AutoCloseable {
    private final JournalFile file;
    private final InstantSource clock;
    private final ObjectMapper json = WireJson.lenient();

    private Journal(JournalFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Opens the journal, making it where there is none.
    ///
    /// @param file the SQLite file
    /// @param clock wall clock of the entries
    /// @throws JournalException when it cannot be opened, is damaged, or does not keep its promises
    public static Journal open(Path file, InstantSource clock) {
        return new Journal(JournalFile.open(file), clock);
    }

    /// Writes that the server is about to be asked.
    ///
    /// @param id id of the print
    /// @param sheetNumber sheet on top of the tray
    /// @param reason why it is a reprint, or null
    /// @param request body of the request, kept until the answer is there so that it can be asked again
    public void asked(String id, String sheetNumber, @Nullable ReprintReason reason, String request) {
        transaction("write that a lease is asked", () -> {
            long now = clock.millis();
            update("INSERT INTO print (id, step, sheet, reason, request, started_at, changed_at)"
                    + " VALUES (?, 'ASKED', ?, ?, ?, ?, ?)", id, sheetNumber, reason == null ? null : reason.name(),
                    request, now, now);
            return entry(id, "ASKED", "sheet " + sheetNumber);
        });
    }

    /// Writes that the server refused.
    ///
    /// @param detail the problem's code; holds no personal data
    public void refused(String id, String detail) {
        transaction("write a refusal", () -> {
            step(id, PrintStep.REFUSED, "request = NULL", List.of(), PrintStep.ASKED);
            return entry(id, "REFUSED", detail);
        });
    }

    /// Writes that the lease is granted and takes the sheet from the tray's count.
    public void reserved(String id, PrintLease lease) {
        transaction("write a reserved sheet", () -> {
            if (tray().flatMap(tray -> tray.placeOf(lease.sheetNumber())).isEmpty()) {
                throw new IllegalStateException("the leased sheet is not in the tray");
            }
            return reserve(id, lease);
        });
    }

    /// Writes that a lease turned out to be granted long after it was asked for; nothing will be printed by it. Meanwhile
    /// the tray may have been loaded anew, without the leased sheet.
    public void reservedTooLate(String id, PrintLease lease) {
        transaction("write a sheet reserved too late", () -> reserve(id, lease));
    }

    private long reserve(String id, PrintLease lease) throws SQLException {
        step(id, PrintStep.RESERVED, "request = NULL, lease_id = ?, permit_id = ?, copy_number = ?",
                List.of(lease.leaseId(), lease.permitId().value(), lease.copyNumber()), PrintStep.ASKED);
        Optional<Integer> place = tray().flatMap(tray -> tray.placeOf(lease.sheetNumber()));
        if (place.isPresent()) {
            update("UPDATE tray SET used = max(used, ?)", place.get() + 1);
        }
        return entry(id, "RESERVED", "sheet " + lease.sheetNumber() + " copy " + lease.copyNumber());
    }

    /// Writes the number of the printer's job, before the document is sent.
    public void submitted(String id, int job) {
        transaction("write a submitted job", () -> {
            step(id, PrintStep.SUBMITTED, "job = ?", List.of(job), PrintStep.RESERVED);
            return entry(id, "SUBMITTED", "job " + job);
        });
    }

    /// Writes what became of a print, and puts the report for the server beside it in the same transaction. After a
    /// spoiled or unknown sheet somebody has to look into the tray before the next one.
    ///
    /// @param id the print, under way, or unknown when a person settles it
    /// @param result what became of it
    /// @param evidence what shows it
    /// @param detail for the log; holds no personal data
    public void outcome(String id, PrintOutcome.Result result, PrintOutcome.Evidence evidence, String detail) {
        transaction("write an outcome", () -> {
            PrintRecord print = print(id).orElseThrow(() -> new IllegalStateException("no such print"));
            PrintStep[] from = evidence == PrintOutcome.Evidence.STAFF
                    ? new PrintStep[]{PrintStep.UNKNOWN}
                    : new PrintStep[]{PrintStep.RESERVED, PrintStep.SUBMITTED};
            step(id, PrintStep.valueOf(result.name()), "evidence = ?", List.of(evidence.name()), from);
            if (result != PrintOutcome.Result.CONFIRMED) {
                update("UPDATE tray SET to_check = 1");
            }
            long sequence = entry(id, result.name(), evidence + " " + detail);
            report(sequence, print, result, evidence);
            return sequence;
        });
    }

    /// Writes that a print ended before anything was sent to the printer: the sheet still lies on top and is counted
    /// back into the tray, the report for the server stands beside it.
    ///
    /// @param id the print, with its sheet reserved
    /// @param detail for the log; holds no personal data
    public void returned(String id, String detail) {
        transaction("write a returned sheet", () -> {
            PrintRecord print = print(id).orElseThrow(() -> new IllegalStateException("no such print"));
            step(id, PrintStep.SPOILED, "evidence = ?", List.of(PrintOutcome.Evidence.PRINTER_REPORT.name()),
                    PrintStep.RESERVED, PrintStep.SUBMITTED);
            Tray tray = tray().orElseThrow(() -> new IllegalStateException("a sheet was leased from no tray"));
            tray.placeOf(print.sheetNumber()).filter(place -> place + 1 == tray.used()).ifPresent(this::countBack);
            long sequence = entry(id, "RETURNED", detail);
            report(sequence, print, PrintOutcome.Result.SPOILED, PrintOutcome.Evidence.PRINTER_REPORT);
            return sequence;
        });
    }

    private void countBack(int place) {
        try {
            update("UPDATE tray SET used = ?", place);
        } catch (SQLException e) {
            throw new JournalException("cannot count a sheet back", e);
        }
    }

    private void report(long sequence, PrintRecord print, PrintOutcome.Result result, PrintOutcome.Evidence evidence)
            throws SQLException {
        PrintOutcome outcome = new PrintOutcome(result, evidence, print.sheetNumber(), sequence, clock.instant());
        update("INSERT INTO report (sequence, print_id, lease_id, body) VALUES (?, ?, ?, ?)", sequence, print.id(),
                print.leaseId(), write(outcome));
    }

    /// The print of an id.
    public Optional<PrintRecord> print(String id) {
        return prints("WHERE id = ?", id).stream().findFirst();
    }

    /// Prints under way: after a start, those a crash cut off.
    public List<PrintRecord> open() {
        return prints("WHERE step IN ('ASKED', 'RESERVED', 'SUBMITTED') ORDER BY started_at");
    }

    /// Prints that wait for a person.
    public List<PrintRecord> unknown() {
        return prints("WHERE step = 'UNKNOWN' ORDER BY started_at");
    }

    /// The newest prints whose permit number or sheet number contains a text.
    ///
    /// @param text part of a number, may be empty; hyphens and blanks do not count
    /// @param limit how many at most
    public List<PrintRecord> search(String text, int limit) {
        String part = "%" + text.replaceAll("[\\s%_-]", "").toUpperCase(java.util.Locale.ROOT) + "%";
        return prints("WHERE step <> 'REFUSED' AND (sheet LIKE ? OR ifnull(permit_id, '') LIKE ?)"
                + " ORDER BY started_at DESC, rowid DESC LIMIT ?", part, part, limit);
    }

    /// The request of a print that was cut off before its answer came.
    public Optional<String> request(String id) {
        return read("read a request", () -> {
            try (PreparedStatement statement = bind("SELECT request FROM print WHERE id = ?", id);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        });
    }

    /// The tray, empty before the first load.
    public Optional<Tray> tray() {
        return read("read the tray", () -> {
            try (PreparedStatement statement = bind("SELECT first, count, used FROM tray");
                    ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Tray(row.getString(1), row.getInt(2), row.getInt(3)))
                        : Optional.empty();
            }
        });
    }

    /// True after a spoiled or unknown sheet, until [#trayChecked(String)].
    public boolean trayToCheck() {
        return read("read the tray", () -> {
            try (PreparedStatement statement = bind("SELECT to_check FROM tray");
                    ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) == 1;
            }
        });
    }

    /// Writes that it is not certain which sheet lies on top.
    ///
    /// @param detail why
    public void trayDoubtful(String detail) {
        transaction("write a doubt", () -> {
            update("UPDATE tray SET to_check = 1");
            return entry(null, "TRAY_DOUBTFUL", detail);
        });
    }

    /// Writes that staff loaded sheets. What was left of the former load is taken out with it.
    ///
    /// @throws IllegalArgumentException as [Tray] says
    public void load(String first, int count) {
        Tray tray = new Tray(first, count, 0);
        transaction("write a tray load", () -> {
            String before = tray().map(old -> ", left before " + old.left()).orElse("");
            update("INSERT INTO tray (id, first, count, used, to_check) VALUES (1, ?, ?, 0, 0) ON CONFLICT (id)"
                    + " DO UPDATE SET first = excluded.first, count = excluded.count, used = 0, to_check = 0", first,
                    count);
            return entry(null, "TRAY_LOADED", tray.numbered(0) + " to " + tray.numbered(count - 1) + before);
        });
    }

    /// Writes that staff looked which sheet lies on top.
    ///
    /// @param top its number; sheets before it count as taken. It may be one of which the printer reported that it never
    ///        moved
    /// @throws IllegalArgumentException when the sheet is not in the tray or was taken before; nothing is written
    public void trayChecked(String top) {
        transaction("write a tray check", () -> {
            Tray tray = tray().orElseThrow(() -> new IllegalArgumentException("load the tray first"));
            boolean neverMoved = neverMoved(top);
            int place = tray.placeOf(top).filter(at -> at >= tray.used() || neverMoved).orElseThrow(
                    () -> new IllegalArgumentException("sheet " + top
                            + " was used before or is not of this load: take it out, or load the tray anew"));
            update("UPDATE tray SET used = ?, to_check = 0", place);
            return entry(null, "TRAY_CHECKED", "top " + top + ", skipped " + (place - tray.used()));
        });
    }

    /// True when the last print meant for a sheet ended with the printer's report that no sheet moved.
    private boolean neverMoved(String sheet) {
        return prints("WHERE sheet = ? ORDER BY started_at DESC, rowid DESC LIMIT 1", sheet).stream()
                .anyMatch(print -> print.step() == PrintStep.SPOILED
                        && print.evidence() == PrintOutcome.Evidence.PRINTER_REPORT);
    }

    /// Reports the server has not acknowledged, oldest first; those it rejected are left out.
    public List<Report> waiting() {
        return reports("WHERE acknowledged_at IS NULL AND problem IS NULL ORDER BY sequence");
    }

    /// Reports the server rejected: they stay until a person has closed them.
    public List<Report> rejected() {
        return reports("WHERE acknowledged_at IS NULL AND problem IS NOT NULL ORDER BY sequence");
    }

    /// Writes that the server has a report.
    public void acknowledged(long sequence) {
        transaction("write an acknowledgement", () -> update(
                "UPDATE report SET acknowledged_at = ? WHERE sequence = ?", clock.millis(), sequence));
    }

    /// Writes that the server will not take a report.
    ///
    /// @param problem the problem's code
    public void rejected(long sequence, String problem) {
        transaction("write a rejection", () -> update("UPDATE report SET problem = ? WHERE sequence = ?", problem,
                sequence));
    }

    /// A small thing to remember.
    public Optional<String> setting(String name) {
        return read("read a setting", () -> {
            try (PreparedStatement statement = bind("SELECT value FROM setting WHERE name = ?", name);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    /// Remembers a small thing.
    public void setting(String name, String value) {
        transaction("write a setting", () -> update("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name)"
                + " DO UPDATE SET value = excluded.value", name, value));
    }

    /// All entries as lines, oldest first: `sequence time step print detail`, for the log and for tests.
    public List<String> entries() {
        return read("read the entries", () -> {
            List<String> lines = new ArrayList<>();
            try (PreparedStatement statement = bind(
                    "SELECT sequence, at, step, ifnull(print_id, '-'), detail FROM entry ORDER BY sequence");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1) + " " + Instant.ofEpochMilli(row.getLong(2)) + " " + row.getString(3)
                            + " " + row.getString(4) + " " + row.getString(5));
                }
            }
            return lines;
        });
    }

    @Override
    public void close() {
        file.close();
    }

    private void step(String id, PrintStep to, String set, List<Object> values, PrintStep... from)
            throws SQLException {
        List<Object> all = new ArrayList<>(values);
        all.add(clock.millis());
        all.add(id);
        String allowed = String.join(", ", java.util.Arrays.stream(from).map(step -> "'" + step + "'").toList());
        int changed = update("UPDATE print SET step = '" + to + "', " + set
                + ", changed_at = ? WHERE id = ? AND step IN (" + allowed + ")", all.toArray());
        if (changed != 1) {
            throw new IllegalStateException("print " + id + " cannot become " + to);
        }
    }

    private long entry(@Nullable String printId, String step, String detail) throws SQLException {
        try (PreparedStatement statement = bind(
                "INSERT INTO entry (at, print_id, step, detail) VALUES (?, ?, ?, ?) RETURNING sequence",
                clock.millis(), printId, step, detail); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<PrintRecord> prints(String where, Object... values) {
        return read("read prints", () -> {
            List<PrintRecord> prints = new ArrayList<>();
            try (PreparedStatement statement = bind("SELECT id, step, sheet, reason, lease_id, permit_id, copy_number,"
                    + " job, evidence, started_at, changed_at FROM print " + where, values);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    prints.add(JournalFile.printOf(row));
                }
            }
            return prints;
        });
    }

    private List<Report> reports(String where) {
        return read("read reports", () -> {
            List<Report> reports = new ArrayList<>();
            try (PreparedStatement statement = bind(
                    "SELECT sequence, print_id, lease_id, body, problem FROM report " + where);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reports.add(new Report(row.getLong(1), row.getString(2), row.getString(3), row.getString(4),
                            row.getString(5)));
                }
            }
            return reports;
        });
    }

    private String write(PrintOutcome outcome) {
        try {
            return json.writeValueAsString(outcome);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome cannot be written as JSON", e);
        }
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        return file.update(sql, values);
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        return file.bind(sql, values);
    }

    private <T> T read(String what, JournalFile.Work<T> work) {
        return file.read(what, work);
    }

    private <T> T transaction(String what, JournalFile.Work<T> work) {
        return file.transaction(what, work);
    }
}
