package org.quickpermit.installers.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.MachineIdentity;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.money.Ntd;
import org.quickpermit.paper.BoardingConfirmationContent;
import org.quickpermit.paper.BoardingConfirmationPaper;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DepositStatement;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.RegisterLoad;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What the demo plays in: an installation with two agencies, people and machines, set up ten weeks ago, and the server
/// as it runs today. One traveller applied then and never travelled, so today there is a genuine paper that has expired.
final class World implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    static final Duration TEN_WEEKS = Duration.ofDays(70);
    static final String AGENCY = "kangtai";
    static final String POOR_AGENCY = "haojiang";
    static final String STATION = "TPE-T1-S";
    private final Path folder;
    private final Showing showing;
    private final int port;
    private final Clock clock = Clock.system(ZONE);
    private final Cast cast;
    private final People people;
    private final byte[] expiredPaper;
    private @Nullable ServerProcess server;
    private @Nullable ApiClient officer;
    private @Nullable ApiClient inspector;

    /// Everybody with an account, and the bureau's machine.
    ///
    /// @param office a workstation
    /// @param officer officer of the bureau
    /// @param inspector inspector at the border
    /// @param clerk clerk of the agency
    /// @param manager manager of the agency
    /// @param poorClerk clerk of the agency whose deposit is empty
    /// @param poorManager manager of that agency
    /// @param staff staff of the station
    /// @param secondStaff another of them
    record People(MachineIdentity office, Person officer, Person inspector, Person clerk, Person manager,
            Person poorClerk, Person poorManager, Person staff, Person secondStaff) {}

    private World(Path folder, Showing showing, int port, Cast cast, People people, byte[] expiredPaper) {
        this.folder = folder;
        this.showing = showing;
        this.port = port;
        this.cast = cast;
        this.people = people;
        this.expiredPaper = expiredPaper;
    }

    /// Sets the installation up as of ten weeks ago.
    ///
    /// @param folder where everything of the demo goes
    /// @param showing how it is shown
    static World begin(Path folder, Showing showing) throws Exception {
        int port = ServerProcess.freePort();
        Cast cast = new Cast(LocalDate.now(ZONE));
        Clock then = Clock.offset(Clock.system(ZONE), TEN_WEEKS.negated());
        ServerConfig config = ServerConfig.local(folder.resolve("server"), port);
        try (Installation past = Installation.open(config, then)) {
            past.designate(AGENCY, new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
            past.designate(POOR_AGENCY, new Text("濠江旅遊", "Haojiang Tours"), NewAgency.Region.MACAU);
            MachineIdentity office = past.enrol(past.announce(NewDevice.of(DeviceKind.WORKSTATION, "Bureau 1", null)));
            MachineIdentity oldTerminal = past
                    .enrol(past.announce(NewDevice.of(DeviceKind.TERMINAL, "Kangtai, old terminal", AGENCY)));
            ApiClient desk = past.client(office);
            People people = new People(office,
                    past.register("lin.officer", "林科員", Role.BUREAU_OFFICER, null, null, desk),
                    past.register("wu.inspector", "吳查驗員", Role.INSPECTOR, null, null, desk),
                    past.register("chan.siuling", "陳小玲", Role.AGENCY_CLERK, AGENCY, null, desk),
                    past.register("wong.kakei", "黃家祺", Role.AGENCY_MANAGER, AGENCY, null, desk),
                    past.register("lo.waiman", "羅慧敏", Role.AGENCY_CLERK, POOR_AGENCY, null, desk),
                    past.register("ieong.kamweng", "楊錦榮", Role.AGENCY_MANAGER, POOR_AGENCY, null, desk),
                    past.register("huang.station", "黃站員", Role.STATION_STAFF, null, STATION, desk),
                    past.register("yang.station", "楊站員", Role.STATION_STAFF, null, STATION, desk));
            ApiClient officer = people.officer.signIn(desk, then);
            loadRegisters(officer, cast);
            topUp(officer, AGENCY, Ntd.of(5_000), "R-2026-0001");
            Stationery.deliver(past, officer, people.staff, people.secondStaff, then);
            ApiClient clerk = people.clerk.signIn(past.client(oldTerminal), then);
            QuickPermitCase late = clerk.post(Api.QUICK_PERMITS, newKey(),
                    cast.latecomer().application(LocalDate.now(then)), QuickPermitCase.class).orFail();
            byte[] paper = BoardingConfirmationPaper.pdf(BoardingConfirmationContent.of(late, then.instant()));
            return new World(folder, showing, port, cast, people, paper);
        }
    }

    /// Starts the server of today in its own process.
    ServerProcess startServer() throws IOException, InterruptedException {
        ServerProcess started = ServerProcess.start(folder.resolve("server"), port, folder.resolve("server.log"),
                Map.of());
        server = started;
        return started;
    }

    /// Signs the officer and the inspector in at the bureau's workstation.
    void signIn() throws InterruptedException {
        ApiClient desk = ApiClient.of(server().uri(), people.office);
        officer = people.officer.signIn(desk, clock);
        inspector = people.inspector.signIn(desk, clock);
    }

    /// Loads every register with what the cast needs.
    static long loadRegisters(ApiClient officer, Cast cast) {
        return load(officer, "movements", cast.movements())
                + load(officer, "passports", "document_number,issuing_state,expiry_date,status\n")
                + load(officer, "deny-list",
                        "document_number,identity_number,name,chinese_name,birth_date,valid_until\n")
                + load(officer, "control", "document_number,identity_number,direction,valid_until\n")
                + load(officer, "prior-approvals", "document_number,identity_number,reference,last_valid_day\n");
    }

    private static long load(ApiClient officer, String register, String csv) {
        RegisterLoad load = officer
                .postText(Api.path(Api.REGISTER_LOADS, register), "text/csv", csv, RegisterLoad.class)
                .orFail();
        if (!load.rejected().isEmpty()) {
            throw new IllegalStateException(register + " was rejected: " + load.rejected());
        }
        return load.rows();
    }

    static void topUp(ApiClient officer, String agency, Ntd amount, String reference) {
        officer.post(Api.path(Api.TOP_UPS, agency), newKey(), new TopUp(amount, reference), Object.class)
                .orFail();
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /// A ticket for a new machine, as the file that the bureau hands over.
    Path ticket(NewDevice device) throws IOException {
        EnrolmentTicket ticket = officer()
                .post(Api.DEVICES, null, device, EnrolmentTicket.class)
                .orFail();
        Path file = folder.resolve("tickets").resolve(ticket.deviceId() + ".qpticket");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        WireJson.lenient().writeValue(file.toFile(), ticket);
        return file;
    }

    /// A ticket for a new machine that reaches the server over a line of its own.
    Path ticket(NewDevice device, Wire wire) throws IOException {
        Path file = ticket(device);
        ObjectNode ticket = (ObjectNode) WireJson.lenient().readTree(file.toFile());
        WireJson.lenient().writeValue(file.toFile(), ticket.put("server", wire.uri().toString()));
        return file;
    }

    /// A new machine, enrolled with a ticket of its own, as one that only calls the API.
    ApiClient machine(NewDevice device) throws Exception {
        Path file = ticket(device);
        EnrolmentTicket ticket = WireJson.lenient().readValue(file.toFile(), EnrolmentTicket.class);
        return ApiClient.of(server().uri(), MachineIdentity.enrol(ticket).identity());
    }

    DepositStatement statement(String agency) {
        return officer().get(Api.path(Api.AGENCY_STATEMENT, agency) + "?from=" + today() + "&to=" + today(),
                DepositStatement.class).orFail();
    }

    ServerProcess server() {
        return Objects.requireNonNull(server, "the server does not run");
    }

    ApiClient officer() {
        return Objects.requireNonNull(officer, "the officer is not signed in");
    }

    ApiClient inspector() {
        return Objects.requireNonNull(inspector, "the inspector is not signed in");
    }

    Path folder() {
        return folder;
    }

    Showing showing() {
        return showing;
    }

    Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Cast cast() {
        return cast;
    }

    People people() {
        return people;
    }

    /// The boarding confirmation of the traveller of ten weeks ago.
    byte[] expiredPaper() {
        return expiredPaper.clone();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
