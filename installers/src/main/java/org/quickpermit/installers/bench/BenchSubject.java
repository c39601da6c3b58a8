package org.quickpermit.installers.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.MachineIdentity;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.money.Ntd;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;

/// The installation a bench runs against: one agency with a deposit that does not run out, one terminal, one clerk, and
/// full registers.
///
/// @param terminal the agency's terminal
/// @param clerk its clerk
record BenchSubject(MachineIdentity terminal, Person clerk) {
    static final String AGENCY = "bench";
    /// Lets the bench through: a device may normally make 50 calls a second.
    static final Map<String, String> ENVIRONMENT = Map.of("QUICKPERMIT_RATE_CALLS_PER_SECOND", "1000000",
            "QUICKPERMIT_RATE_BURST", "1000000");
    private static final int TOP_UPS = 20;
    private static final int TOP_UP = 10_000_000;

    static ServerConfig config(Path data, int port) {
        return ServerConfig.of(Map.of("server.data", data.toString(), "server.port", Integer.toString(port)),
                ENVIRONMENT);
    }

    /// Sets it up in a running server.
    ///
    /// @param files a CSV file for each register
    static BenchSubject create(Installation server, Map<String, Path> files)
            throws GeneralSecurityException, IOException, InterruptedException {
        server.designate(AGENCY, new Text("測速旅行社", "Bench Travel"), NewAgency.Region.HONG_KONG);
        ApiClient desk = server
                .client(server.enrol(server.announce(NewDevice.of(DeviceKind.WORKSTATION, "Bench desk", null))));
        MachineIdentity terminal = server
                .enrol(server.announce(NewDevice.of(DeviceKind.TERMINAL, "Bench terminal", AGENCY)));
        Person officer = server.register("bench.officer", "Officer", Role.BUREAU_OFFICER, null, null, desk);
        Person clerk = server.register("bench.clerk", "Clerk", Role.AGENCY_CLERK, AGENCY, null, desk);
        topUp(officer.signIn(desk, server.clock()));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            RegisterLoad load = server.application().features().loadRegister(file.getKey(), file.getValue());
            if (!load.rejected().isEmpty()) {
                throw new IllegalStateException(file.getKey() + " was rejected: " + load.rejected());
            }
        }
        return new BenchSubject(terminal, clerk);
    }

    private static void topUp(ApiClient officer) {
        for (int i = 0; i < TOP_UPS; i++) {
            officer.post(Api.path(Api.TOP_UPS, AGENCY), UUID.randomUUID().toString(),
                    new TopUp(Ntd.of(TOP_UP), "BENCH-" + i), String.class).orFail();
        }
    }

    /// A client of the terminal with the clerk signed in.
    ApiClient signIn(java.net.URI server, Clock clock) throws InterruptedException {
        return clerk.signIn(ApiClient.of(server, terminal), clock);
    }
}
