package org.quickpermit.kiosk.journal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Every step ever taken, in order; entries are added and neither changed nor deleted.
final class EntryTable {
    private final JournalFile file;
    private final InstantSource clock;

    EntryTable(JournalFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// @return its place in the journal
    long add(@Nullable String printId, String step, String detail) throws SQLException {
        Last last = file.first("SELECT sequence, hash FROM entry ORDER BY sequence DESC LIMIT 1",
                row -> new Last(row.getLong(1), row.getString(2))).orElse(new Last(0, EntryHash.START));
        long now = clock.millis();
        long sequence = last.sequence() + 1;
        return file.insert("INSERT INTO entry (sequence, at, print_id, step, detail, hash) VALUES (?, ?, ?, ?, ?, ?)"
                + " RETURNING sequence", sequence, now, printId, step, detail,
                EntryHash.of(last.hash(), sequence, now, printId, step, EntryHash.digest(detail)));
    }

    private record Last(long sequence, String hash) {}

    /// All entries with their links, oldest first.
    List<ChainedEntry> chain() throws SQLException {
        return file.all("SELECT sequence, at, print_id, step, detail, hash FROM entry ORDER BY sequence",
                row -> new ChainedEntry(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4),
                        row.getString(5), row.getString(6)));
    }

    /// The latest moment any entry carries.
    Optional<Instant> latest() throws SQLException {
        return file.first("SELECT max(at) FROM entry HAVING max(at) IS NOT NULL",
                row -> Instant.ofEpochMilli(row.getLong(1)));
    }

    List<String> lines() throws SQLException {
        return file.all("SELECT sequence, at, step, ifnull(print_id, '-'), detail FROM entry ORDER BY sequence",
                row -> row.getLong(1) + " " + Instant.ofEpochMilli(row.getLong(2)) + " " + row.getString(3) + " "
                        + row.getString(4) + " " + row.getString(5));
    }
}
