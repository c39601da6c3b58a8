package org.quickpermit.server.cutoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.quickpermit.cutoff.HomeKiosk;
import org.quickpermit.permit.PermitId;
import org.quickpermit.server.audit.AuditEvent;
import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.permit.Reasons;
import org.quickpermit.server.permit.SiblingRule;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.station.Stations;
import org.quickpermit.wire.KioskProfile.Sibling;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.SwitchedOff;
import org.quickpermit.wire.Text;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Knows which kiosks are silent and may be printing alone. While one may, the permits that belong to it
/// ([HomeKiosk]) are printed at no other kiosk of its station, unless staff there have said that it is switched off.
///
/// A kiosk prints alone only after [org.quickpermit.cutoff.CutOffRules#QUIET] without the centre, which is longer than it
/// takes here to notice: from the first sheet it prints alone, its siblings are refused.
public final class SilentKiosks implements SiblingRule {
    /// After how long without a call a kiosk counts as silent.
    static final Duration SILENT = Duration.ofSeconds(20);
    /// How often a kiosk's call is written down at most.
    static final Duration WRITTEN = Duration.ofSeconds(10);
    /// A trust list may be this old when a kiosk gets it.
    private static final Duration LIST_SLACK = Duration.ofMinutes(2);

    private final Database database;
    private final Stations stations;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    public SilentKiosks(Database database, Stations stations, AuditLog audit, Clock clock) {
        this.database = database;
        this.stations = stations;
        this.audit = audit;
        this.clock = clock;
    }

    private record Contact(Instant at, boolean switchedOff) {}

    /// Writes down that a kiosk gets a trust list now; to be called before the list is sent.
    public void heard(Caller kiosk) {
        if (stations.sibling(kiosk.kiosk()).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Instant before = written.get(kiosk.deviceId());
        if (before != null && before.plus(WRITTEN).isAfter(now) && !before.isAfter(now)) {
            return;
        }
        database.write(handle -> handle.createUpdate("""
                INSERT INTO kiosk_contact (kiosk_id, device_id, listed_at) VALUES (:kiosk, :device, :now)
                ON CONFLICT (kiosk_id) DO UPDATE SET device_id = excluded.device_id, listed_at = excluded.listed_at,
                  switched_off_at = NULL""")
                .bind("kiosk", kiosk.kiosk())
                .bind("device", kiosk.deviceId())
                .bind("now", now.toEpochMilli())
                .execute());
        written.put(kiosk.deviceId(), now);
    }

    @Override
    public void require(Handle handle, Caller kiosk, PermitId permitId) {
        List<Sibling> all = stations.siblings(kiosk.station());
        if (all.size() < 2 || stations.sibling(kiosk.kiosk()).isEmpty()) {
            return;
        }
        String home = HomeKiosk.of(permitId, all.stream().map(Sibling::kioskId).toList());
        if (!home.equals(kiosk.kiosk()) && mayPrintAlone(handle, home)) {
            Sibling there = stations.sibling(home).orElseThrow();
            throw new ApiProblem(ProblemType.PERMIT_AT_OTHER_KIOSK,
                    new Text("此許可須至「" + there.name() + "」（" + there.location().zh() + "）列印。",
                            "This permit is printed at kiosk " + there.name() + " (" + there.location().en() + ")."));
        }
    }

    private boolean mayPrintAlone(Handle handle, String kioskId) {
        Instant now = clock.instant();
        Duration right = Duration.ofMinutes(stations.offlinePolicy(kioskId).maxListAgeMinutes());
        return contact(handle, kioskId)
                .filter(last -> !last.switchedOff())
                .filter(last -> last.at().plus(SILENT).isBefore(now))
                .filter(last -> now.isBefore(last.at().plus(WRITTEN).plus(LIST_SLACK).plus(right)))
                .isPresent() && stations.offlinePolicy(kioskId).maxPrints() > 0;
    }

    /// The last call of a kiosk that has a key to seal with and may still connect; nobody else prints alone.
    private static Optional<Contact> contact(Handle handle, String kioskId) {
        return handle.createQuery("""
                SELECT c.listed_at, c.switched_off_at FROM kiosk_contact c
                JOIN device d ON d.id = c.device_id AND d.revoked_at IS NULL
                WHERE c.kiosk_id = :kiosk
                  AND EXISTS (SELECT 1 FROM kiosk_seal_key k WHERE k.device_id = c.device_id)""")
                .bind("kiosk", kioskId)
                .map((row, _) -> new Contact(Instant.ofEpochMilli(row.getLong(1)), row.getObject(2) != null))
                .findOne();
    }

    /// Takes staff's word that another kiosk of their station is switched off. It holds until that kiosk calls again.
    ///
    /// @throws ApiProblem [ProblemType#NOT_FOUND] when it is no other kiosk of the station, [ProblemType#FORBIDDEN] for
    ///         staff of another station, [ProblemType#INVALID_FIELDS], or [ProblemType#STATE_CONFLICT] while it calls
    public void switchedOff(Caller kiosk, String kioskId, SwitchedOff said) {
        Reasons.require(said.reason());
        if (!kiosk.station().equals(kiosk.person().stationId())) {
            throw new ApiProblem(ProblemType.FORBIDDEN, new Text("您不屬於此服務站。", "You belong to another station."));
        }
        @Nullable
        Sibling other = stations.siblings(kiosk.station()).stream()
                .filter(sibling -> sibling.kioskId().equals(kioskId) && !kioskId.equals(kiosk.kiosk()))
                .findFirst()
                .orElse(null);
        if (other == null) {
            throw new ApiProblem(ProblemType.NOT_FOUND, new Text("本站無此自助機。", "Your station has no such other kiosk."));
        }
        Instant now = clock.instant();
        database.write(handle -> {
            Optional<Contact> last = contact(handle, kioskId);
            if (last.filter(heard -> !heard.at().plus(SILENT).isBefore(now)).isPresent()) {
                throw new ApiProblem(ProblemType.STATE_CONFLICT, new Text("該自助機剛與中心連線，並未關機。",
                        "That kiosk called the centre a moment ago: it is switched on."));
            }
            audit.append(handle, AuditEvent.of(kiosk, "KIOSK_SWITCHED_OFF", kioskId, "NOTED",
                    Map.of("reason", said.reason())));
            return handle.createUpdate("UPDATE kiosk_contact SET switched_off_at = :now WHERE kiosk_id = :kiosk")
                    .bind("now", now.toEpochMilli())
                    .bind("kiosk", kioskId)
                    .execute();
        });
    }
}
