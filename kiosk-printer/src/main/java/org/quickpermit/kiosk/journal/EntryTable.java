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
        return file.insert("INSERT INTO entry (at, print_id, step, detail) VALUES (?, ?, ?, ?) RETURNING sequence",
                clock.millis(), printId, step, detail);
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
