package org.quickpermit.server.stock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.quickpermit.permit.PermitId;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// One row for each sheet. Every change is guarded by the place the sheet is expected at; the database itself refuses a
/// step that is not in the table of states.
final class SheetTable {
    private static final RowMapper<Sheet> SHEET = (row, _) -> {
        String permit = row.getString("permit_id");
        return new Sheet(SheetNumber.of(row.getString("sheet_number")),
                new Place(SheetState.valueOf(row.getString("state")), row.getString("station_id"),
                        row.getString("kiosk")),
                permit == null ? null : PermitId.of(permit), row.getInt("copy_number"));
    };

    private final Dialect dialect;

    SheetTable(Dialect dialect) {
        this.dialect = dialect;
    }

    /// Sheets of a range that are at one place.
    ///
    /// @param place where
    /// @param taken true for those that were taken for a permit
    /// @param first the lowest of them
    /// @param count how many
    record Group(Place place, boolean taken, long first, int count) {}

    /// Adds the sheets of a range to the depot.
    void insert(Handle handle, SheetRange range) {
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO stock_sheet (sheet_number, series, serial, state) VALUES (?, ?, ?, 'DEPOT')""");
        for (int place = 0; place < range.count(); place++) {
            SheetNumber number = range.at(place);
            batch.bind(0, number.toString()).bind(1, number.series()).bind(2, number.serial()).add();
        }
        batch.execute();
    }

    /// The sheet of a number.
    Optional<Sheet> find(Handle handle, SheetNumber number) {
        return handle.createQuery("SELECT * FROM stock_sheet WHERE sheet_number = :number")
                .bind("number", number.toString())
                .map(SHEET)
                .findOne();
    }

    /// As [#find], and nobody else changes it before this transaction ends.
    Optional<Sheet> lock(Handle handle, SheetNumber number) {
        return handle.createQuery("SELECT * FROM stock_sheet WHERE sheet_number = :number" + dialect.forUpdate())
                .bind("number", number.toString())
                .map(SHEET)
                .findOne();
    }

    /// Where the sheets of a range are, the lowest first; numbers that were never received are in no group.
    List<Group> groups(Handle handle, SheetRange range) {
        return handle.createQuery("""
                SELECT state, station_id, kiosk, permit_id IS NOT NULL AS taken, MIN(serial) AS first, COUNT(*) AS count
                FROM stock_sheet WHERE series = :series AND serial BETWEEN :first AND :last
                GROUP BY state, station_id, kiosk, permit_id IS NOT NULL ORDER BY first""")
                .bind("series", range.first().series())
                .bind("first", range.first().serial())
                .bind("last", range.last().serial())
                .map((row, _) -> new Group(
                        new Place(SheetState.valueOf(row.getString("state")), row.getString("station_id"),
                                row.getString("kiosk")),
                        row.getBoolean("taken"), row.getLong("first"), row.getInt("count")))
                .list();
    }

    /// Moves the sheets of a range that are at a place to another. One that goes missing keeps the permit it was taken for;
    /// one that goes back to a place of blank sheets keeps none.
    ///
    /// @param permitId the permit they are taken for, null for blank ones
    /// @return how many were there
    int move(Handle handle, SheetRange range, Place from, Place to, @Nullable PermitId permitId, int copyNumber) {
        boolean named = permitId != null && switch (to.state()) {
            case RESERVED, ISSUED, SPOILED -> true;
            case DEPOT, TRANSIT, STATION, TRAY, MISSING -> false;
        };
        return handle.createUpdate("""
                UPDATE stock_sheet SET state = :to, station_id = :station, kiosk = :kiosk,
                  permit_id = CASE WHEN :keep = 1 THEN permit_id ELSE CAST(:permit AS TEXT) END,
                  copy_number = CASE WHEN :keep = 1 THEN copy_number ELSE CAST(:copy AS BIGINT) END
                WHERE series = :series AND serial BETWEEN :first AND :last AND state = :from
                  AND COALESCE(station_id, '') = :from_station AND COALESCE(kiosk, '') = :from_kiosk""")
                .bind("to", to.state().name())
                .bind("station", to.stationId())
                .bind("kiosk", to.kiosk())
                .bind("keep", to.state() == SheetState.MISSING ? 1 : 0)
                .bind("permit", named && permitId != null ? permitId.value() : null)
                .bind("copy", named ? Integer.valueOf(copyNumber) : null)
                .bind("series", range.first().series())
                .bind("first", range.first().serial())
                .bind("last", range.last().serial())
                .bind("from", from.state().name())
                .bind("from_station", from.stationId() == null ? "" : from.stationId())
                .bind("from_kiosk", from.kiosk() == null ? "" : from.kiosk())
                .execute();
    }

    /// How many sheets of a kiosk are in a state.
    int count(Handle handle, String kiosk, SheetState state) {
        return handle.createQuery("SELECT COUNT(*) FROM stock_sheet WHERE kiosk = :kiosk AND state = :state"
                + " AND state IN ('TRAY', 'RESERVED')")
                .bind("kiosk", kiosk)
                .bind("state", state.name())
                .mapTo(Integer.class)
                .one();
    }

    /// Blank sheets in a kiosk's tray, as ranges by number.
    List<SheetRange> inTray(Handle handle, String kiosk) {
        return ranges(handle
                .createQuery(
                        """
                                SELECT sheet_number FROM stock_sheet WHERE kiosk = :kiosk AND state = 'TRAY' AND state IN ('TRAY', 'RESERVED')
                                ORDER BY series, serial""")
                .bind("kiosk", kiosk)
                .mapTo(String.class)
                .list());
    }

    /// Sheets that are at a station, or on their way to it, as ranges by number.
    List<SheetRange> at(Handle handle, String stationId, SheetState state) {
        return ranges(handle.createQuery("""
                SELECT sheet_number FROM stock_sheet
                WHERE station_id = :station AND state = :state AND state IN ('TRANSIT', 'STATION')
                ORDER BY series, serial""")
                .bind("station", stationId)
                .bind("state", state.name())
                .mapTo(String.class)
                .list());
    }

    private static List<SheetRange> ranges(List<String> numbers) {
        List<SheetRange> ranges = new ArrayList<>();
        for (String text : numbers) {
            SheetNumber number = SheetNumber.of(text);
            SheetRange last = ranges.isEmpty() ? null : ranges.getLast();
            if (last != null && last.count() < SheetRange.MAX_COUNT && last.first().series().equals(number.series())
                    && last.first().serial() + last.count() == number.serial()) {
                ranges.set(ranges.size() - 1, new SheetRange(last.first(), last.count() + 1));
            } else {
                ranges.add(new SheetRange(number, 1));
            }
        }
        return ranges;
    }

    /// Passes the row of a kiosk's tray: until the transaction ends nobody else does.
    void passTray(Handle handle, String kiosk) {
        handle.createUpdate("INSERT INTO stock_tray (kiosk) VALUES (:kiosk) ON CONFLICT (kiosk) DO NOTHING")
                .bind("kiosk", kiosk)
                .execute();
        handle.createQuery("SELECT kiosk FROM stock_tray WHERE kiosk = :kiosk" + dialect.forUpdate())
                .bind("kiosk", kiosk)
                .mapTo(String.class)
                .one();
    }
}
