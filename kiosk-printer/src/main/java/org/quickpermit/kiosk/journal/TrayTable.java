package org.quickpermit.kiosk.journal;

import java.sql.SQLException;
import java.util.Optional;

/// The numbered sheets in the tray, and whether somebody has to look which lies on top.
final class TrayTable {
    private final JournalFile file;

    TrayTable(JournalFile file) {
        this.file = file;
    }

    Optional<Tray> read() throws SQLException {
        return file.first("SELECT first, count, used FROM tray",
                row -> new Tray(row.getString(1), row.getInt(2), row.getInt(3)));
    }

    boolean toCheck() throws SQLException {
        return file.first("SELECT to_check FROM tray", row -> row.getInt(1) == 1).orElse(false);
    }

    void doubt() throws SQLException {
        file.update("UPDATE tray SET to_check = 1");
    }

    void load(String first, int count) throws SQLException {
        file.update("INSERT INTO tray (id, first, count, used, to_check) VALUES (1, ?, ?, 0, 0) ON CONFLICT (id)"
                + " DO UPDATE SET first = excluded.first, count = excluded.count, used = 0, to_check = 0", first,
                count);
    }

    void topIs(int place) throws SQLException {
        file.update("UPDATE tray SET used = ?, to_check = 0", place);
    }

    /// Counts a sheet, and those before it, as taken; one that is not of this load changes nothing.
    void take(String sheetNumber) throws SQLException {
        Optional<Integer> place = placeOf(sheetNumber);
        if (place.isPresent()) {
            file.update("UPDATE tray SET used = max(used, ?)", place.get() + 1);
        }
    }

    /// Counts a sheet back that never moved; one that was not the last taken changes nothing.
    void putBack(String sheetNumber) throws SQLException {
        Optional<Integer> place = placeOf(sheetNumber);
        if (place.isPresent()) {
            file.update("UPDATE tray SET used = ? WHERE used = ?", place.get(), place.get() + 1);
        }
    }

    Optional<Integer> placeOf(String sheetNumber) throws SQLException {
        return read().flatMap(tray -> tray.placeOf(sheetNumber));
    }
}
