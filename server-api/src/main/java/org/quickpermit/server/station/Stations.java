package org.quickpermit.server.station;

import java.util.Comparator;
import java.util.List;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Neighbour;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.mapper.RowMapper;

/// The stations (QP-7). They change with a new version of the schema, so they are read once.
public final class Stations {
    private record Place(Station station, long kmNorth) {}

    private record Kiosk(String name, String stationId, Text location) {}

    private static final RowMapper<Place> PLACE = (row, _) -> new Place(
            new Station(row.getString("station_id"), new Text(row.getString("name_zh"), row.getString("name_en")),
                    new Text(row.getString("location_zh"), row.getString("location_en")), row.getInt("kiosks")),
            row.getLong("km_north"));
    private static final RowMapper<Kiosk> KIOSK = (row, _) -> new Kiosk(row.getString("name"),
            row.getString("station_id"), new Text(row.getString("location_zh"), row.getString("location_en")));

    private final List<Place> places;
    private final List<Kiosk> kiosks;

    /// Reads the stations.
    public Stations(Database database) {
        this.places = database.read(handle -> handle.createQuery("""
                SELECT s.*, (SELECT COUNT(*) FROM kiosk k WHERE k.station_id = s.station_id) AS kiosks
                FROM station s ORDER BY position""").map(PLACE).list());
        this.kiosks = database.read(handle -> handle.createQuery("SELECT * FROM kiosk ORDER BY kiosk_id")
                .map(KIOSK)
                .list());
    }

    /// All stations in the order in which travellers arrive.
    public List<Station> all() {
        return places.stream().map(Place::station).toList();
    }

    /// True when a station has this id.
    public boolean exists(String stationId) {
        return places.stream().anyMatch(place -> place.station().id().equals(stationId));
    }

    /// What a kiosk knows of itself: its station, and the other kiosks, nearest first.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] when its station is not one of ours
    public KioskProfile profile(Caller kiosk) {
        Place here = place(kiosk.station());
        List<Neighbour> neighbours = kiosks.stream()
                .filter(other -> !other.name().equals(kiosk.deviceName()))
                .sorted(Comparator.comparingLong((Kiosk other) -> distance(here, other)))
                .map(other -> new Neighbour(other.name(), other.location()))
                .toList();
        return new KioskProfile(kiosk.deviceId(), kiosk.deviceName(), here.station(), neighbours);
    }

    /// Same station, same airport, then by kilometres.
    private long distance(Place here, Kiosk other) {
        if (other.stationId().equals(here.station().id())) {
            return -1;
        }
        return Math.abs(place(other.stationId()).kmNorth() - here.kmNorth());
    }

    private Place place(String stationId) {
        return places.stream()
                .filter(place -> place.station().id().equals(stationId))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                        new Text("查無此服務站。", "There is no such station.")));
    }
}
