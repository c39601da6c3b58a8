package org.quickpermit.server.station;

import java.util.List;
import java.util.Optional;

import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskProfile.Neighbour;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Station;

import org.junit.jupiter.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("QP-7")
class StationsTest {
    private static Caller kiosk(String place, String station) {
        return new Caller("kiosk-000001", DeviceKind.KIOSK, "any name", null, station, place, Optional.empty());
    }

    @OnEachDatabase
    void stations_come_in_the_order_of_arrival_with_their_kiosks_counted(Database database) {
        List<Station> all = new Stations(database).all();
        assertThat(all).extracting(Station::id).containsExactly("TPE-T1-S", "TPE-T1-N", "TPE-T2", "KHH-AIR",
                "KEL-PORT", "KHH-PORT", "TXG-PORT");
        assertThat(all).extracting(Station::kiosks).containsExactly(2, 2, 2, 2, 1, 1, 1);
        assertThat(all.get(6).name().zh()).isEqualTo("臺中港");
        assertThat(new Stations(database).exists("TPE-T2")).isTrue();
        assertThat(new Stations(database).exists("tpe-t2")).isFalse();
        assertThat(new Stations(database).exists("")).isFalse();
    }

    @OnEachDatabase
    void a_kiosk_is_told_of_the_others_nearest_first(Database database) {
        KioskProfile profile = new Stations(database).profile(kiosk("TPE-T1-S-1", "TPE-T1-S"));
        assertThat(profile.station().id()).isEqualTo("TPE-T1-S");
        assertThat(profile.kioskId()).isEqualTo("TPE-T1-S-1");
        assertThat(profile.neighbours()).extracting(Neighbour::name).hasSize(10)
                .startsWith("T1 South 2", "T1 North 1", "T1 North 2", "T2 1", "T2 2", "Keelung Port 1")
                .doesNotContain("T1 South 1");
        assertThat(new Stations(database).profile(kiosk("KHH-PORT-9", "KHH-PORT")).neighbours()).hasSize(11)
                .first().extracting(Neighbour::name).isEqualTo("Kaohsiung Port 1");
        assertThatThrownBy(() -> new Stations(database).profile(kiosk("X", "NOWHERE")))
                .isInstanceOfSatisfying(ApiProblem.class, e -> assertThat(e.type()).isEqualTo(ProblemType.NOT_FOUND));
    }
}
