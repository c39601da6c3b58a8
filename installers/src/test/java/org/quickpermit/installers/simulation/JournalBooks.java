package org.quickpermit.installers.simulation;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.quickpermit.permit.PermitId;

/// Reads the kiosks' journals as they are on the disk, by connections of its own: it sees what is committed, and nothing
/// else.
final class JournalBooks implements AutoCloseable {
    private final Map<Path, Connection> open = new TreeMap<>();
    private final TreeSet<Path> made = new TreeSet<>();

    private Connection on(Path file) {
        return open.computeIfAbsent(file, path -> {
            try {
                return DriverManager.getConnection("jdbc:sqlite:" + path);
            } catch (SQLException e) {
                throw new IllegalStateException("the journal cannot be read", e);
            }
        });
    }

    /// False while a new kiosk's file has no tables yet.
    private boolean isMade(Path file) {
        if (!made.contains(file) && file.toFile().exists()) {
            ServerBooks.each(on(file), "SELECT 1 FROM sqlite_master WHERE name = 'report'", _ -> made.add(file));
        }
        return made.contains(file);
    }

    /// What it says of a copy of a permit: step, sheet and job.
    String printOf(Path file, String permit, int copy) {
        List<String> found = new ArrayList<>();
        if (!isMade(file)) {
            return "nothing";
        }
        ServerBooks.each(on(file), "SELECT step, sheet, job FROM print WHERE permit_id = ? AND copy_number = ?",
                row -> found.add(row.getString(1) + " sheet " + row.getString(2) + " job " + row.getString(3)), permit,
                copy);
        return found.isEmpty() ? "nothing" : String.join(", ", found);
    }

    /// What it says of every print that has an outcome.
    List<BookEntry> settled(Path file) {
        List<BookEntry> entries = new ArrayList<>();
        if (!isMade(file)) {
            return entries;
        }
        String book = String.valueOf(file.getParent().getFileName());
        ServerBooks.each(on(file), "SELECT permit_id, copy_number, sheet, step, ifnull(evidence, '') FROM print"
                + " WHERE step IN ('CONFIRMED', 'RETURNED', 'SPOILED', 'UNKNOWN')",
                row -> entries.add(new BookEntry(book, new PermitId(row.getString(1)), row.getInt(2), row.getString(3),
                        row.getString(4), row.getString(5))));
        return entries;
    }

    /// True where some kiosk has this copy under way, or waits for somebody to look.
    boolean waitsForAPerson(List<SimKiosk> kiosks, Sheet.Print print) {
        for (SimKiosk kiosk : kiosks) {
            String found = printOf(kiosk.disk().file(), print.permit().value(), print.copy());
            if (!found.equals("nothing")) {
                return found.startsWith("UNKNOWN") || found.startsWith("SUBMITTED") || found.startsWith("RESERVED");
            }
        }
        return false;
    }

    /// I8: nothing waits any more, and what the kiosk says of a sheet the server says too, or has rejected.
    void requireDelivered(String kiosk, Path file, Map<String, BookEntry> server) {
        ServerBooks.each(on(file), "SELECT id, step FROM print WHERE step IN ('ASKED', 'RESERVED', 'SUBMITTED',"
                + " 'UNKNOWN')", row -> {
                    throw new Broken("I8: " + kiosk + " still has " + row.getString(1) + " " + row.getString(2));
                });
        ServerBooks.each(on(file),
                "SELECT sequence, body FROM report WHERE acknowledged_at IS NULL AND problem IS NULL",
                row -> {
                    throw new Broken("I8: report " + row.getLong(1) + " of " + kiosk + " never arrived: "
                            + row.getString(2));
                });
        List<String> rejected = new ArrayList<>();
        ServerBooks.each(on(file), "SELECT p.permit_id, p.copy_number FROM report r JOIN print p ON p.id = r.print_id"
                + " WHERE r.problem IS NOT NULL", row -> rejected.add(row.getString(1) + "/" + row.getInt(2)));
        for (BookEntry entry : settled(file)) {
            String copy = entry.permit().value() + "/" + entry.copy();
            BookEntry other = server.get(copy);
            boolean same = other != null && other.sheet().equals(entry.sheet())
                    && (other.state().equals(entry.state()) || other.state().equals("REPLACED"));
            if (!same && !rejected.contains(copy)) {
                throw new Broken("I8: " + entry + ", and the server has " + other);
            }
        }
    }

    @Override
    public void close() {
        for (Connection connection : open.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
