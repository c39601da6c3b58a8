package org.quickpermit.server.station;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.quickpermit.server.identity.KnownKiosks;
import org.quickpermit.server.permit.EvidencePolicies;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Neighbour;
import org.quickpermit.wire.KioskProfile.Sibling;
import org.quickpermit.wire.OfflinePolicy;
import org.quickpermit.wire.PrintOutcome.Evidence;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// The stations (QP-7). They change with a new version of the schema, so they are read once.
public final class Stations implements EvidencePolicies {
    private record Place(Station station, long kmNorth) {}

    private record Kiosk(String id, String name, String stationId, Text location, @Nullable String model) {}

    private static final RowMapper<Place> PLACE = (row, _) -> new Place(
            new Station(row.getString("station_id"), new Text(row.getString("name_zh"), row.getString("name_en")),
                    new Text(row.getString("location_zh"), row.getString("location_en")), row.getInt("kiosks")),
            row.getLong("km_north"));
    private static final RowMapper<Kiosk> KIOSK = (row, _) -> new Kiosk(row.getString("kiosk_id"),
            row.getString("name"),
            row.getString("station_id"), new Text(row.getString("location_zh"), row.getString("location_en")),
            row.getString("model"));

    private final List<Place> places;
    private final List<Kiosk> kiosks;
    private final Map<String, EvidencePolicy> policies;
    private final Map<String, OfflinePolicy> offline;
    private final Set<String> boundByStock;

    /// Reads the stations.
    public Stations(Database database) {
        this.places = database.read(handle -> handle.createQuery("""
                SELECT s.*, (SELECT COUNT(*) FROM kiosk k WHERE k.station_id = s.station_id) AS kiosks
                FROM station s ORDER BY position""").map(PLACE).list());
        this.kiosks = database.read(handle -> handle.createQuery("SELECT * FROM kiosk ORDER BY kiosk_id")
                .map(KIOSK)
                .list());
        this.policies = policies(database);
        this.offline = database.read(handle -> handle
                .createQuery("SELECT model, offline_list_minutes, offline_prints FROM kiosk_model")
                .reduceRows(new TreeMap<>(), (all, row) -> {
                    all.put(row.getColumn(1, String.class), new OfflinePolicy(row.getColumn(2, Integer.class),
                            row.getColumn(3, Integer.class)));
                    return all;
                }));
        this.boundByStock = Set.copyOf(database.read(handle -> handle
                .createQuery("SELECT model FROM kiosk_model WHERE stock_binds = 1").mapTo(String.class).list()));
    }

    private static Map<String, EvidencePolicy> policies(Database database) {
        Map<String, List<Evidence>> accepted = new TreeMap<>();
        database.read(handle -> handle.createQuery("SELECT model, evidence FROM kiosk_model_evidence")
                .map((row, _) -> Map.entry(row.getString("model"), Evidence.valueOf(row.getString("evidence"))))
                .list())
                .forEach(pair -> accepted.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>()).add(pair.getValue()));
        Map<String, EvidencePolicy> policies = new TreeMap<>();
        accepted.forEach((model, evidence) -> policies.put(model, new EvidencePolicy(model, evidence)));
        return policies;
    }

    /// By what a kiosk may show what became of a sheet. A kiosk whose place is not ours, or of which nobody has
    /// named the model, is held to the strictest policy.
    @Override
    public EvidencePolicy of(Caller kiosk) {
        return model(kiosk)
                .map(model -> policies.getOrDefault(model, EvidencePolicy.STRICTEST))
                .orElse(EvidencePolicy.STRICTEST);
    }

    /// True for a kiosk that prints only on sheets the books have in its tray, and only while a shift is open: one of a model
    /// that the bureau has said so of.
    public boolean isBoundByStock(Caller kiosk) {
        return model(kiosk).filter(boundByStock::contains).isPresent();
    }

    private Optional<String> model(Caller kiosk) {
        return kiosks.stream()
                .filter(known -> known.id().equals(kiosk.kiosk()))
                .map(Kiosk::model)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /// All stations in the order in which travellers arrive.
    public List<Station> all() {
        return places.stream().map(Place::station).toList();
    }

    /// True when a station has this id.
    public boolean exists(String stationId) {
        return places.stream().anyMatch(place -> place.station().id().equals(stationId));
    }

    /// The place for a kiosk with an id.
    public Optional<KnownKiosks.Place> place(String kioskId) {
        return kiosks.stream()
                .filter(kiosk -> kiosk.id().equals(kioskId))
                .map(kiosk -> new KnownKiosks.Place(kiosk.stationId(), kiosk.name()))
                .findFirst();
    }

    /// What a kiosk knows of itself: its station, and the other kiosks, nearest first.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] when its station is not one of ours
    public KioskProfile profile(Caller kiosk) {
        Place here = stationAt(kiosk.station());
        List<Neighbour> neighbours = kiosks.stream()
                .filter(other -> !other.id().equals(kiosk.kiosk()))
                .sorted(Comparator.comparingLong((Kiosk other) -> distance(here, other)))
                .map(other -> new Neighbour(other.name(), other.location()))
                .toList();
        return new KioskProfile(kiosk.deviceId(), kiosk.kiosk(), kiosk.deviceName(), here.station(), neighbours,
                siblings(kiosk.station()), of(kiosk), offlinePolicy(kiosk.kiosk()));
    }

    /// All kiosks of a station, by their ids.
    public List<Sibling> siblings(String stationId) {
        return kiosks.stream().filter(kiosk -> kiosk.stationId().equals(stationId)).map(Stations::sibling).toList();
    }

    /// The kiosk with an id, as its siblings see it.
    public Optional<Sibling> sibling(String kioskId) {
        return kiosks.stream().filter(kiosk -> kiosk.id().equals(kioskId)).map(Stations::sibling).findFirst();
    }

    private static Sibling sibling(Kiosk kiosk) {
        return new Sibling(kiosk.id(), kiosk.name(), kiosk.location());
    }

    /// What a kiosk may print while it is cut off; nothing where its place or its model is not known.
    public OfflinePolicy offlinePolicy(String kioskId) {
        return kiosks.stream()
                .filter(kiosk -> kiosk.id().equals(kioskId))
                .map(Kiosk::model)
                .filter(Objects::nonNull)
                .map(model -> offline.getOrDefault(model, OfflinePolicy.NONE))
                .findFirst()
                .orElse(OfflinePolicy.NONE);
    }

    /// Same station, same airport, then by kilometres.
    private long distance(Place here, Kiosk other) {
        if (other.stationId().equals(here.station().id())) {
            return -1;
        }
        return Math.abs(stationAt(other.stationId()).kmNorth() - here.kmNorth());
    }

    private Place stationAt(String stationId) {
        return places.stream()
                .filter(place -> place.station().id().equals(stationId))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND,
                        new Text("查無此服務站。", "There is no such station.")));
    }
}
