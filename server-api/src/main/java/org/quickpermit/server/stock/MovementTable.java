package org.quickpermit.server.stock;

import java.time.Instant;
import java.util.List;

import org.quickpermit.permit.PermitId;
import org.quickpermit.stock.SheetMove;
import org.quickpermit.stock.SheetNumber;
import org.quickpermit.stock.SheetRange;
import org.quickpermit.stock.SheetState;
import org.quickpermit.wire.StockMovement;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The books: what was done with which sheets. Lines are only ever added.
final class MovementTable {
    /// One line, with its range.
    record Line(SheetRange range, StockMovement movement) {}

    private static final RowMapper<Line> LINE = (row, _) -> {
        String series = row.getString("series");
        int digits = series.charAt(series.length() - 1) - '0';
        long first = row.getLong("first_serial");
        SheetRange range = new SheetRange(
                new SheetNumber(series.substring(0, series.length() - 1), digits, first),
                (int) (row.getLong("last_serial") - first + 1));
        String from = row.getString("from_state");
        String permit = row.getString("permit_id");
        return new Line(range, new StockMovement(SheetMove.valueOf(row.getString("move")), range.first().toString(),
                range.count(), from == null ? null : SheetState.valueOf(from),
                SheetState.valueOf(row.getString("to_state")), row.getString("station_id"), row.getString("kiosk"),
                Instant.ofEpochMilli(row.getLong("moved_at")), row.getString("actor"), row.getString("witness"),
                row.getString("reason"), permit == null ? null : PermitId.of(permit), row.getInt("copy_number")));
    };

    /// Adds a line.
    ///
    /// @param from where the sheets were, null for a receipt
    /// @return the line as it is shown
    StockMovement add(Handle handle, Deed deed, SheetRange range, @Nullable Place from, Place to, Instant now) {
        handle.createUpdate("""
                INSERT INTO stock_movement (move, series, first_serial, last_serial, from_state, to_state, station_id,
                  kiosk, shift_id, permit_id, copy_number, actor, witness, device_id, reason, moved_at)
                VALUES (:move, :series, :first, :last, :from, :to, :station, :kiosk, :shift, :permit, :copy, :actor,
                  :witness, :device, :reason, :at)""")
                .bind("move", deed.move().name())
                .bind("series", range.first().series())
                .bind("first", range.first().serial())
                .bind("last", range.last().serial())
                .bind("from", from == null ? null : from.state().name())
                .bind("to", to.state().name())
                .bind("station", to.stationId())
                .bind("kiosk", kiosk(from, to))
                .bind("shift", deed.shiftId())
                .bind("permit", deed.permitId() == null ? null : deed.permitId().value())
                .bind("copy", deed.permitId() == null ? null : Integer.valueOf(deed.copyNumber()))
                .bind("actor", deed.actor())
                .bind("witness", deed.witness())
                .bind("device", deed.deviceId())
                .bind("reason", deed.reason())
                .bind("at", now.toEpochMilli())
                .execute();
        return new StockMovement(deed.move(), range.first().toString(), range.count(),
                from == null ? null : from.state(), to.state(), to.stationId(), kiosk(from, to),
                Instant.ofEpochMilli(now.toEpochMilli()), deed.actor(), deed.witness(), deed.reason(), deed.permitId(),
                deed.permitId() == null ? 0 : deed.copyNumber());
    }

    private static @Nullable String kiosk(@Nullable Place from, Place to) {
        return to.kiosk() != null || from == null ? to.kiosk() : from.kiosk();
    }

    /// Every line that touches a range, oldest first. A line is for 5,000 sheets at most, so none that begins further back
    /// reaches into it.
    List<Line> touching(Handle handle, SheetRange range) {
        return handle.createQuery("""
                SELECT * FROM stock_movement
                WHERE series = :series AND first_serial BETWEEN :earliest AND :last AND last_serial >= :first
                ORDER BY movement_id""")
                .bind("series", range.first().series())
                .bind("earliest", range.first().serial() - SheetRange.MAX_COUNT + 1)
                .bind("first", range.first().serial())
                .bind("last", range.last().serial())
                .map(LINE)
                .list();
    }

    /// All receipts, by number.
    List<SheetRange> receipts(Handle handle) {
        return handle.createQuery("SELECT * FROM stock_movement WHERE move = 'RECEIVED' ORDER BY series, first_serial")
                .map(LINE)
                .map(Line::range)
                .list();
    }

    /// The lines of a shift.
    List<Line> ofShift(Handle handle, String shiftId) {
        return handle.createQuery("SELECT * FROM stock_movement WHERE shift_id = :shift ORDER BY movement_id")
                .bind("shift", shiftId)
                .map(LINE)
                .list();
    }
}
