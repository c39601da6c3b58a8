package org.quickpermit.installers.torture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;

import org.quickpermit.installers.bench.BenchTravellers;
import org.quickpermit.installers.remote.Answer;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.MachineIdentity;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.money.Ntd;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

/// The server's process with an agency, its terminal, and a kiosk's ticket.
final class Bureau implements AutoCloseable {
    static final String AGENCY = "kangtai";
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final Map<String, String> REGISTERS = Map.of("movements",
            "document_number,identity_number,direction,day", "passports",
            "document_number,issuing_state,expiry_date,status", "deny-list",
            "document_number,identity_number,name,chinese_name,birth_date,valid_until", "control",
            "document_number,identity_number,direction,valid_until", "prior-approvals",
            "document_number,identity_number,reference,last_valid_day");

    private final Path data;
    private final Path log;
    private final int port;
    private final Path ticket;
    private final BenchTravellers people = new BenchTravellers(LocalDate.now(ZONE));
    private final ApiClient terminal;
    private ServerProcess server;
    private boolean alive = true;

    private Bureau(Path folder, int port, Path ticket, MachineIdentity machine, Person clerk)
            throws IOException, InterruptedException {
        this.data = folder.resolve("server");
        this.log = folder.resolve("server.log");
        this.port = port;
        this.ticket = ticket;
        this.server = start();
        this.terminal = clerk.signIn(ApiClient.of(URI.create("https://localhost:" + port), machine),
                Clock.system(ZONE));
    }

    static Bureau open(Path folder) throws Exception {
        int port = ServerProcess.freePort();
        Clock clock = Clock.system(ZONE);
        Path ticket = folder.resolve("kiosk.qpticket");
        try (Installation setUp = Installation.open(ServerConfig.local(folder.resolve("server"), port), clock)) {
            setUp.designate(AGENCY, new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
            ApiClient desk = setUp.client(
                    setUp.enrol(setUp.announce(NewDevice.of(DeviceKind.WORKSTATION, "Bureau 1", null))));
            Person officer = setUp.register("lin.officer", "Officer", Role.BUREAU_OFFICER, null, null, desk);
            Person clerk = setUp.register("chan.siuling", "Clerk", Role.AGENCY_CLERK, AGENCY, null, desk);
            for (Map.Entry<String, String> register : REGISTERS.entrySet()) {
                setUp.application().features().loadRegister(register.getKey(),
                        Files.writeString(folder.resolve(register.getKey() + ".csv"), register.getValue() + "\n"));
            }
            officer.signIn(desk, clock).post(Api.path(Api.TOP_UPS, AGENCY), UUID.randomUUID().toString(),
                    new TopUp(Ntd.of(10_000_000), "R-1"), String.class).orFail();
            MachineIdentity machine = setUp.enrol(setUp.announce(NewDevice.of(DeviceKind.TERMINAL, "Counter", AGENCY)));
            Files.write(ticket,
                    WireJson.strict().writeValueAsBytes(setUp.announce(NewDevice.kiosk("TPE-T1-S-1"))));
            setUp.close();
            return new Bureau(folder, port, ticket, machine, clerk);
        }
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(data, port, log, Map.of("QUICKPERMIT_RATE_CALLS_PER_SECOND", "1000",
                "QUICKPERMIT_RATE_BURST", "1000"));
    }

    Path ticket() {
        return ticket;
    }

    Path database() {
        return data.resolve("quickpermit.db");
    }

    void kill() throws InterruptedException {
        server.kill();
        alive = false;
    }

    boolean isAlive() {
        return alive;
    }

    void restart() throws IOException, InterruptedException {
        server = start();
        alive = true;
    }

    /// Applies for somebody under one key, as often as it takes until an answer comes.
    QuickPermitCase apply(int person, String key) throws InterruptedException {
        while (true) {
            try {
                Answer<QuickPermitCase> answer = terminal.post(Api.QUICK_PERMITS, key, people.application(person),
                        QuickPermitCase.class);
                if (answer instanceof Answer.Done<QuickPermitCase>(int status, QuickPermitCase decided, String raw)) {
                    return decided;
                }
                if (answer instanceof Answer.Refused<QuickPermitCase> refused && refused.status() < 500) {
                    throw new IllegalStateException("an application was refused: " + refused.raw());
                }
            } catch (ApiClient.NoAnswer gone) {
                // The same key again: what was done is not done twice.
            }
            Thread.sleep(150);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
