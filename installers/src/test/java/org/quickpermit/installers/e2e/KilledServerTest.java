package org.quickpermit.installers.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.quickpermit.agency.fx.FxTasks;
import org.quickpermit.agency.gateway.HttpGateway;
import org.quickpermit.agency.submissions.Draft;
import org.quickpermit.agency.submissions.Sealing;
import org.quickpermit.agency.submissions.SqliteSubmissionStore;
import org.quickpermit.agency.submissions.SubmissionDesk;
import org.quickpermit.device.Answer;
import org.quickpermit.device.DeviceIdentity;
import org.quickpermit.device.Enroller;
import org.quickpermit.device.IdentityFiles;
import org.quickpermit.installers.bench.BenchTravellers;
import org.quickpermit.installers.remote.ApiClient;
import org.quickpermit.installers.remote.Installation;
import org.quickpermit.installers.remote.MachineIdentity;
import org.quickpermit.installers.remote.Person;
import org.quickpermit.installers.remote.ServerProcess;
import org.quickpermit.money.Ntd;
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
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The server is killed (`kill -9`) while a terminal submits, several times over; twice the terminal is cut off too and
/// comes back with what it kept on disk. In the end every traveller has one permit and was charged for once, and no
/// answer that was ever given is lost.
class KilledServerTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
    private static final String AGENCY = "kangtai";
    private static final int ROUNDS = 4;
    private static final int TRAVELLERS_A_ROUND = 10;
    private static final int FEE = 200;
    private static final int PAID_IN = 20_000;
    private static final long SEED = 20_261_122L;

    @TempDir
    private Path folder;

    private final Clock clock = Clock.system(ZONE);
    private final BenchTravellers travellers = new BenchTravellers(LocalDate.now(ZONE));
    private final Map<String, QuickPermitCase> answered = new ConcurrentHashMap<>();
    private int port;
    private Installed installed;

    private record Installed(MachineIdentity office, Person officer, Person clerk, DeviceIdentity terminal) {}

    @BeforeEach
    void install() throws Exception {
        port = ServerProcess.freePort();
        try (Installation setUp = Installation.open(ServerConfig.local(folder.resolve("server"), port), clock)) {
            setUp.designate(AGENCY, new Text("康泰旅行社", "Kangtai Travel"), NewAgency.Region.HONG_KONG);
            MachineIdentity office = setUp
                    .enrol(setUp.announce(NewDevice.of(DeviceKind.WORKSTATION, "Bureau 1", null)));
            ApiClient desk = setUp.client(office);
            Person officer = setUp.register("lin.officer", "Officer", Role.BUREAU_OFFICER, null, null, desk);
            Person clerk = setUp.register("chan.siuling", "Clerk", Role.AGENCY_CLERK, AGENCY, null, desk);
            ApiClient bureau = officer.signIn(desk, clock);
            load(bureau);
            bureau.post(Api.path(Api.TOP_UPS, AGENCY), UUID.randomUUID().toString(),
                    new TopUp(Ntd.of(PAID_IN), "R-1"), String.class).orFail();
            EnrolmentTicket ticket = setUp.announce(NewDevice.of(DeviceKind.TERMINAL, "Counter 1", AGENCY));
            IdentityFiles files = new IdentityFiles(Files.createDirectory(folder.resolve("terminal")));
            installed = new Installed(office, officer, clerk, new Enroller(files, DeviceKind.TERMINAL, clock,
                    HttpGateway.LIMITS, () -> Locale.ENGLISH).enrol(ticket));
        }
    }

    private static void load(ApiClient officer) {
        Map<String, String> headers = Map.of("movements", "document_number,identity_number,direction,day", "passports",
                "document_number,issuing_state,expiry_date,status", "deny-list",
                "document_number,identity_number,name,chinese_name,birth_date,valid_until", "control",
                "document_number,identity_number,direction,valid_until", "prior-approvals",
                "document_number,identity_number,reference,last_valid_day");
        headers.forEach((register, header) -> officer
                .postText(Api.path(Api.REGISTER_LOADS, register), "text/csv", header + "\n", RegisterLoad.class)
                .orFail());
    }

    @Test
    @Tag("QP-8")
    void nobody_is_charged_twice_and_no_answer_is_lost() throws Exception {
        Random random = new Random(SEED);
        ServerProcess server = startServer();
        Terminal terminal = new Terminal();
        try {
            terminal.signIn();
            for (int round = 0; round < ROUNDS; round++) {
                terminal.submit(round * TRAVELLERS_A_ROUND, TRAVELLERS_A_ROUND);
                Thread.sleep(random.nextInt(20, 250));
                server.kill();
                if (round % 2 == 1) {
                    terminal.close();
                    terminal = new Terminal();
                }
                server = startServer();
                if (round % 2 == 1) {
                    terminal.signIn();
                }
                terminal.awaitNothingPending();
            }
            assertBooks();
        } finally {
            terminal.close();
            server.close();
        }
    }

    private ServerProcess startServer() throws Exception {
        return ServerProcess.start(folder.resolve("server"), port, folder.resolve("server.log"), Map.of());
    }

    private void assertBooks() throws Exception {
        int travellersInAll = ROUNDS * TRAVELLERS_A_ROUND;
        assertThat(answered).as("travellers answered").hasSize(travellersInAll);
        assertThat(answered.values()).allMatch(one -> one.outcome() == QuickPermitCase.Outcome.APPROVED);
        ApiClient officer = installed.officer.signIn(
                ApiClient.of(java.net.URI.create("https://localhost:" + port), installed.office), clock);
        DepositStatement statement = officer.get(Api.path(Api.AGENCY_STATEMENT, AGENCY), DepositStatement.class)
                .orFail();
        List<String> charged = statement.lines().stream()
                .filter(line -> line.kind() == DepositStatement.Kind.PERMIT_FEE)
                .map(line -> String.valueOf(line.caseNumber()))
                .toList();
        Set<String> cases = new HashSet<>();
        answered.values().forEach(one -> cases.add(one.caseNumber().value()));
        assertThat(charged).as("charges").containsExactlyInAnyOrderElementsOf(cases);
        assertThat(statement.closing()).isEqualTo(Ntd.of(PAID_IN - (long) FEE * travellersInAll));
    }

    /// The terminal's own parts without its window: gateway, the store on disk, the desk that asks again.
    private final class Terminal implements AutoCloseable {
        private final ExecutorService screen = Executors.newSingleThreadExecutor();
        private final FxTasks tasks = new FxTasks(task -> {
            if (!screen.isShutdown()) {
                screen.execute(task);
            }
        });
        private final HttpGateway gateway;
        private final SqliteSubmissionStore store;
        private final SubmissionDesk desk;

        Terminal() throws Exception {
            gateway = new HttpGateway(installed.terminal, () -> Locale.ENGLISH);
            store = new SqliteSubmissionStore(folder.resolve("submissions.db"),
                    new Sealing(HexFormat.of().parseHex(installed.terminal.secret())));
            desk = new SubmissionDesk(store, gateway, tasks, clock, () -> UUID.randomUUID().toString());
            onScreen(() -> {
                desk.onAnswered(one -> answered.merge(one.application().document().number(), one, (before, now) -> {
                    assertThat(now.caseNumber()).as("a second answer").isEqualTo(before.caseNumber());
                    return now;
                }));
                desk.takeUp();
            });
            onScreen(() -> assertThat(desk.unread().get()).isFalse());
        }

        void signIn() throws Exception {
            Person clerk = installed.clerk;
            assertThat(gateway.signIn(new SignIn(clerk.login(), clerk.password(), clerk.nextCode(clock))))
                    .isInstanceOf(Answer.Given.class);
            onScreen(desk::signedIn);
        }

        void submit(int first, int count) throws Exception {
            List<Draft> drafts = new ArrayList<>();
            for (int person = first; person < first + count; person++) {
                byte[] body = WireJson.lenient().writeValueAsBytes(travellers.application(person));
                drafts.add(new Draft(Draft.Kind.APPLICATION, Api.QUICK_PERMITS, new Draft.Body(body),
                        BenchTravellers.surname(person), BenchTravellers.passportNumber(person)));
            }
            onScreen(() -> drafts.forEach(desk::submit));
        }

        void awaitNothingPending() throws Exception {
            long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            Map<String, Integer> left = new HashMap<>();
            do {
                onScreen(() -> left.put("pending", desk.pending().size()));
                Thread.sleep(50);
            } while (left.getOrDefault("pending", 0) > 0 && System.nanoTime() < end);
            assertThat(left).as("submissions without an end").containsEntry("pending", 0);
        }

        private void onScreen(Runnable work) throws Exception {
            screen.submit(work).get(30, TimeUnit.SECONDS);
        }

        /// Cut off as a whole: nothing is told to the server, what is on disk stays.
        @Override
        public void close() {
            tasks.close();
            screen.shutdownNow();
            gateway.close();
            store.close();
        }
    }
}
