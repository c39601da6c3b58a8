package org.quickpermit.installers.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.quickpermit.cutoff.CutOffRules.Bar;
import org.quickpermit.cutoff.HomeKiosk;
import org.quickpermit.installers.bench.BenchTravellers;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.kiosk.app.KioskContext;
import org.quickpermit.kiosk.app.KioskSettings;
import org.quickpermit.kiosk.cutoff.CutOffView;
import org.quickpermit.kiosk.issuing.PrintTimes;
import org.quickpermit.kiosk.station.StationEvent;
import org.quickpermit.kiosk.station.StationState;
import org.quickpermit.kiosk.station.Timings;
import org.quickpermit.kiosk.testing.IppPrinterSimulator;
import org.quickpermit.kiosk.testing.Pty;
import org.quickpermit.money.Ntd;
import org.quickpermit.server.app.PermitFeatures;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.IdempotencyKey;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.quickpermit.Submitter;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PermitView;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The real server, a real kiosk and a line between them that is cut: the kiosk prints all the same, comes back, reports,
/// and the border finds the permit on its sheet.
class CutOffKioskTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final List<String> KIOSKS = List.of("TPE-T2-1", "TPE-T2-2");
    private static final Timings SCREENS = new Timings(Duration.ofSeconds(2), Duration.ofSeconds(20),
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2));

    @TempDir
    private Path folder;

    private final Clock clock = Clock.system(ZONE);
    private final BenchTravellers travellers = new BenchTravellers(LocalDate.now(ZONE));
    private int person;

    @Test
    @Tag("QP-6")
    void a_permit_printed_while_the_line_was_cut_is_found_at_the_border() throws Exception {
        int port = ServerProcess.freePort();
        try (Installation centre = Installation.open(ServerConfig.local(folder.resolve("server"), port), clock);
                CuttingLine line = new CuttingLine(port);
                Pty scanner = Pty.open();
                IppPrinterSimulator printer = IppPrinterSimulator.start();
                KioskContext kiosk = KioskContext.open(KioskSettings
                        .standard(folder.resolve("kiosk"), Optional.of(scanner.device()), printer.uri())
                        .withTicket(ticket(centre, line))
                        .withFirstPin("739215")
                        .withTimes(SCREENS, PrintTimes.STANDARD, Duration.ofMillis(500), Duration.ofSeconds(2)))) {
            PermitFeatures features = centre.application().features();
            open(centre, features);
            kiosk.staff().load("TW00000101", 50);
            PermitView own = permit(features, KIOSKS.get(0));
            PermitView theirs = permit(features, KIOSKS.get(1));
            await("ready to print alone", () -> view(kiosk).filter(view -> view.permits() == person
                    && view.bar().equals(Optional.of(Bar.NOT_YET))).isPresent());
            await("open", () -> kiosk.flow().state() instanceof StationState.Attract);

            line.cut();
            await("closed for a moment", () -> kiosk.flow().state() instanceof StationState.OutOfOrder);
            await("open again, alone", () -> kiosk.flow().state() instanceof StationState.Attract
                    && view(kiosk).filter(view -> view.bar().isEmpty()).isPresent());

            kiosk.flow().post(new StationEvent.Scanned(theirs.seal()));
            await("sent on", () -> kiosk.flow().state() instanceof StationState.Sorry sorry
                    && sorry.kiosk().equals("T2 2"));
            kiosk.flow().post(new StationEvent.Dismissed());
            await("back", () -> kiosk.flow().state() instanceof StationState.Attract);
            kiosk.flow().post(new StationEvent.Scanned(own.seal()));
            await("printed", () -> kiosk.flow().state() instanceof StationState.TakePermit);
            assertThat(printer.printed()).hasSize(1);
            assertThat(look(features, own).admissible()).isFalse();

            line.mend();
            await("reported", () -> kiosk.journal().waiting().isEmpty() && kiosk.journal().unreportedAlone() == 0);
            assertThat(kiosk.journal().rejected()).isEmpty();
            InspectionView view = look(features, own);
            assertThat(view.admissible()).isTrue();
            assertThat(view.sheetNumber()).isEqualTo("TW00000101");
            assertThat(features.offlineConflicts().list().conflicts()).isEmpty();
        }
    }

    private Path ticket(Installation centre, CuttingLine line) throws Exception {
        EnrolmentTicket given = centre.announce(NewDevice.kiosk(KIOSKS.get(0)));
        Path file = folder.resolve("kiosk.qpticket");
        Files.write(file, WireJson.strict().writeValueAsBytes(new EnrolmentTicket("https://localhost:" + line.port(),
                given.code(), given.expiresAt(), given.caCertificate(), given.deviceId(), given.kind(), given.name(),
                given.agencyId(), given.stationId())));
        return file;
    }

    private void open(Installation centre, PermitFeatures features) throws Exception {
        centre.designate("kangtai", new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
        features.deposits().topUp(caller(Role.BUREAU_OFFICER), key(), "kangtai", new TopUp(Ntd.of(20_000), "R-1"));
        Map<String, String> headers = Map.of("movements", "document_number,identity_number,direction,day", "passports",
                "document_number,issuing_state,expiry_date,status", "deny-list",
                "document_number,identity_number,name,chinese_name,birth_date,valid_until", "control",
                "document_number,identity_number,direction,valid_until", "prior-approvals",
                "document_number,identity_number,reference,last_valid_day");
        for (Map.Entry<String, String> register : headers.entrySet()) {
            Path file = folder.resolve(register.getKey() + ".csv");
            Files.writeString(file, register.getValue() + "\n");
            assertThat(features.loadRegister(register.getKey(), file).rejected()).isEmpty();
        }
    }

    /// A new permit whose home is the given kiosk.
    private PermitView permit(PermitFeatures features, String home) throws Exception {
        while (true) {
            QuickPermitCase decided = WireJson.strict().readValue(features.quickPermits()
                    .submit(new Submitter("kangtai", "clerk", "terminal-1"), key(), travellers.application(person++))
                    .json(), QuickPermitCase.class);
            PermitView permit = Optional.ofNullable(decided.permit()).orElseThrow();
            if (HomeKiosk.of(permit.permitId(), KIOSKS).equals(home)) {
                return permit;
            }
        }
    }

    private static InspectionView look(PermitFeatures features, PermitView permit) {
        return features.inspection().lookUp(caller(Role.INSPECTOR),
                new PermitLookUp(null, permit.permitId().humanNumber(), null));
    }

    private static Optional<CutOffView> view(KioskContext kiosk) {
        return kiosk.staff().cutOff();
    }

    private static Caller caller(Role role) {
        return new Caller("workstation-1", DeviceKind.WORKSTATION, "Bureau 1", null, null, null,
                Optional.of(new SignedIn("somebody", "Somebody", role, null, null)));
    }

    private static IdempotencyKey key() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    /// A kiosk waits half a minute before it prints alone; a busy machine may need much longer for all the rest.
    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not: " + what).isLessThan(end);
            Thread.sleep(50);
        }
    }
}
