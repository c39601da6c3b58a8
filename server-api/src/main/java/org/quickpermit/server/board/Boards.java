package org.quickpermit.server.board;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.quickpermit.server.board.Board.Condition;
import org.quickpermit.server.board.Board.HourCount;
import org.quickpermit.server.board.Board.KioskRow;
import org.quickpermit.server.board.Board.StationPanel;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Puts the board together from what the kiosks said and what they printed.
public final class Boards {
    private static final long HOUR_MS = 3_600_000;
    private static final int SHOWN_HOURS = 24;
    private static final int PROFILE_DAYS = 14;

    private final Database database;
    private final KioskStatuses statuses;
    private final List<Station> stations;
    private final Clock clock;

    /// @param database leases and devices
    /// @param statuses what the kiosks said
    /// @param stations the stations in the order in which travellers arrive
    /// @param clock the time; whole hours of its zone are whole hours of UTC
    public Boards(Database database, KioskStatuses statuses, List<Station> stations, Clock clock) {
        this.database = database;
        this.statuses = statuses;
        this.stations = List.copyOf(stations);
        this.clock = clock;
    }

    /// The board of this moment.
    public Board now() {
        Instant now = clock.instant();
        return database.read(handle -> board(handle, now));
    }

    /// Permits confirmed at one place in one hour, whichever machine stood there.
    private record Confirmed(String kioskId, String stationId, long hour, int prints, long last) {}

    private record Kiosk(String id, String name, String stationId, Text location, @Nullable String deviceId) {}

    private Board board(Handle handle, Instant now) {
        long hour = now.toEpochMilli() / HOUR_MS;
        List<Confirmed> confirmed = confirmed(handle, hour - (long) PROFILE_DAYS * 24);
        Map<String, KioskStatuses.Heard> heard = statuses.all(handle);
        List<Kiosk> kiosks = kiosks(handle);
        List<StationPanel> panels = new ArrayList<>();
        for (Station station : stations) {
            List<KioskRow> rows = kiosks.stream()
                    .filter(kiosk -> kiosk.stationId().equals(station.id()))
                    .map(kiosk -> row(kiosk, Optional.ofNullable(heard.get(String.valueOf(kiosk.deviceId()))),
                            confirmed.stream().filter(count -> count.kioskId().equals(kiosk.id())).toList(),
                            now))
                    .toList();
            panels.add(new StationPanel(station, rows, hours(confirmed, station.id(), hour)));
        }
        return new Board(now, panels);
    }

    private KioskRow row(Kiosk kiosk, Optional<KioskStatuses.Heard> heard, List<Confirmed> prints, Instant now) {
        Optional<KioskStatus> status = heard.map(KioskStatuses.Heard::status);
        Optional<Instant> heardAt = heard.map(KioskStatuses.Heard::heardAt);
        Optional<Instant> paperOut = status
                .flatMap(said -> PaperForecast.emptyAt(said.sheetsLeft(), now, zone(), profile(prints)));
        Optional<Instant> lastPrint = prints.stream().map(Confirmed::last).max(Long::compare)
                .map(Instant::ofEpochMilli);
        return new KioskRow(kiosk.name(), kiosk.location(), Condition.of(now, status, heardAt, paperOut), status,
                heardAt, lastPrint, paperOut);
    }

    /// The mean of each hour of the day over the past days.
    private List<Double> profile(List<Confirmed> prints) {
        double[] perHour = new double[24];
        for (Confirmed count : prints) {
            int hour = Instant.ofEpochMilli(count.hour() * HOUR_MS).atZone(zone()).getHour();
            perHour[hour] += (double) count.prints() / PROFILE_DAYS;
        }
        return java.util.Arrays.stream(perHour).boxed().toList();
    }

    private ZoneId zone() {
        return clock.getZone();
    }

    private static List<HourCount> hours(List<Confirmed> confirmed, String stationId, long hour) {
        return IntStream.range(0, SHOWN_HOURS).mapToObj(i -> {
            long at = hour - SHOWN_HOURS + 1 + i;
            int prints = confirmed.stream()
                    .filter(count -> count.hour() == at && count.stationId().equals(stationId))
                    .mapToInt(Confirmed::prints).sum();
            return new HourCount(Instant.ofEpochMilli(at * HOUR_MS), prints);
        }).toList();
    }

    private static List<Confirmed> confirmed(Handle handle, long fromHour) {
        return handle.createQuery("""
                SELECT d.kiosk_id, l.station_id, l.settled_at / 3600000 AS hour, COUNT(*) AS prints,
                  MAX(l.settled_at) AS last
                FROM print_lease l JOIN device d ON d.id = l.device_id
                WHERE l.state IN ('CONFIRMED', 'REPLACED') AND l.settled_at >= :from
                GROUP BY d.kiosk_id, l.station_id, l.settled_at / 3600000""")
                .bind("from", fromHour * HOUR_MS)
                .map((row, _) -> new Confirmed(row.getString("kiosk_id"), row.getString("station_id"),
                        row.getLong("hour"), row.getInt("prints"), row.getLong("last")))
                .list();
    }

    private static List<Kiosk> kiosks(Handle handle) {
        return handle.createQuery("""
                SELECT k.kiosk_id, k.name, k.station_id, k.location_zh, k.location_en, d.id AS device_id
                FROM kiosk k LEFT JOIN device d ON d.kiosk_id = k.kiosk_id AND d.revoked_at IS NULL
                ORDER BY k.kiosk_id""")
                .map((row, _) -> new Kiosk(row.getString("kiosk_id"), row.getString("name"),
                        row.getString("station_id"), new Text(row.getString("location_zh"),
                                row.getString("location_en")),
                        row.getString("device_id")))
                .list();
    }
}
