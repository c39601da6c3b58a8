package org.quickpermit.server.identity;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quickpermit.server.audit.AuditLog;
import org.quickpermit.server.platform.db.Database;
import org.quickpermit.server.platform.db.OnEachDatabase;
import org.quickpermit.server.platform.http.ApiProblem;
import org.quickpermit.server.platform.http.FieldErrors;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.station.Stations;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewDevice;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Tag("QP-7")
class EnrolmentsTest {
    private static final String SERVER = "https://localhost:8443";

    @TempDir
    private Path folder = Path.of("");

    @OnEachDatabase
    void a_kiosk_has_the_name_and_the_station_of_its_place(Database database) {
        EnrolmentTicket ticket = enrolments(database).announce(NewDevice.kiosk("KHH-AIR-2"), SERVER, Actor.SYSTEM);

        assertThat(ticket.name()).isEqualTo("Kaohsiung Airport 2");
        assertThat(ticket.stationId()).isEqualTo("KHH-AIR");
        assertThat(kiosks(database)).singleElement()
                .satisfies(kiosk -> assertThat(kiosk.kioskId()).isEqualTo("KHH-AIR-2"));
    }

    @OnEachDatabase
    void a_second_machine_gets_the_place_after_the_first_is_revoked(Database database) {
        Enrolments enrolments = enrolments(database);
        String first = enrolments.announce(NewDevice.kiosk("KEL-PORT-1"), SERVER, Actor.SYSTEM).deviceId();

        FieldErrors.Entry taken = refused(enrolments, NewDevice.kiosk("KEL-PORT-1")).getFirst();
        assertThat(taken.pointer()).isEqualTo("/kioskId");
        assertThat(taken.code()).isEqualTo("PLACE_TAKEN");
        assertThat(taken.text().en()).contains(first).contains("revoke it first");

        enrolments.revoke(first, "stolen", Actor.SYSTEM);
        assertThat(enrolments.announce(NewDevice.kiosk("KEL-PORT-1"), SERVER, Actor.SYSTEM).deviceId())
                .isNotEqualTo(first);
    }

    @OnEachDatabase
    void of_many_announced_for_one_place_at_once_one_gets_it(Database database) throws Exception {
        Enrolments enrolments = enrolments(database);
        CyclicBarrier start = new CyclicBarrier(8);
        Callable<Boolean> announce = () -> {
            start.await();
            try {
                enrolments.announce(NewDevice.kiosk("TPE-T2-1"), SERVER, Actor.SYSTEM);
                return true;
            } catch (ApiProblem e) {
                assertThat(e.errors().entries()).singleElement()
                        .satisfies(entry -> assertThat(entry.code()).isEqualTo("PLACE_TAKEN"));
                return false;
            }
        };
        List<Boolean> got = new ArrayList<>();
        try (ExecutorService officers = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : officers.invokeAll(Collections.nCopies(8, announce))) {
                got.add(one.get());
            }
        }
        assertThat(got).containsOnlyOnce(true);
    }

    @OnEachDatabase
    void a_kiosk_needs_a_place_that_exists_and_nothing_else_takes_one(Database database) {
        Enrolments enrolments = enrolments(database);
        assertThat(codes(enrolments, new NewDevice(DeviceKind.KIOSK, "Mine", null, null)))
                .containsExactly("/kioskId PLACE_OF_KIOSK", "/name NAME_OF_KIOSK");
        assertThat(codes(enrolments, NewDevice.kiosk("TPE-T1-S"))).containsExactly("/kioskId UNKNOWN_KIOSK");
        assertThat(codes(enrolments, NewDevice.kiosk(""))).containsExactly("/kioskId UNKNOWN_KIOSK");
        assertThat(codes(enrolments, new NewDevice(DeviceKind.MONITOR, "Board", null, "TPE-T2-1")))
                .containsExactly("/kioskId PLACE_OF_KIOSK");
        assertThat(codes(enrolments, new NewDevice(DeviceKind.WORKSTATION, null, null, null)))
                .containsExactly("/name LENGTH");
        assertThat(kiosks(database)).isEmpty();
    }

    private static List<Device> kiosks(Database database) {
        return database.read(handle -> new Devices().kiosks(handle));
    }

    private static List<String> codes(Enrolments enrolments, NewDevice device) {
        return refused(enrolments, device).stream().map(entry -> entry.pointer() + " " + entry.code()).toList();
    }

    private static List<FieldErrors.Entry> refused(Enrolments enrolments, NewDevice device) {
        ApiProblem problem = catchThrowableOfType(ApiProblem.class,
                () -> enrolments.announce(device, SERVER, Actor.SYSTEM));
        return Optional.ofNullable(problem).orElseThrow(() -> new AssertionError(device + " was announced"))
                .errors().entries();
    }

    private Enrolments enrolments(Database database) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Stations stations = new Stations(database);
        return new Enrolments(database, new AuditLog(clock, database.dialect()), new Authority(folder, clock, random),
                new Agencies(), (_, kioskId) -> stations.place(kioskId), clock, random);
    }
}
