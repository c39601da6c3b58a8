package org.quickpermit.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.identity.TokenCards;
import org.quickpermit.server.identity.Totp;
import org.quickpermit.server.platform.config.ServerConfig;
import org.quickpermit.server.platform.db.DatabaseContract;
import org.quickpermit.server.platform.db.Dialect;
import org.quickpermit.server.platform.tls.DeviceKeys;
import org.quickpermit.wire.Activation;
import org.quickpermit.wire.ActivationCode;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.StockArrival;
import org.quickpermit.wire.StockReceipt;
import org.quickpermit.wire.StockTransfer;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TrayHandling;

import org.jspecify.annotations.Nullable;

/// A whole server on a free port with a fresh data folder, and what it takes to talk to it: agencies, enrolled devices,
/// persons with passwords and token cards. Devices enrol and persons activate over real HTTPS.
public final class TestServer implements AutoCloseable {
    /// Password of every person made here.
    public static final String PASSWORD = "teal-lantern-41-harbour";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final SecureRandom random = new SecureRandom();
    private final TestClock clock;
    private final Path data;
    private final Map<String, String> settings;
    private final ServerApplication application;

    private TestServer(Path data, TestClock clock, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        this.clock = clock;
        this.application = ServerApplication.start(ServerConfig.of(withDefaults(data, settings), Map.of()), clock);
    }

    private static Map<String, String> withDefaults(Path data, Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("server.data", data.toString(), "server.port", "0",
                "rate.calls-per-second", "10000", "rate.burst", "10000"));
        all.putAll(settings);
        return all;
    }

    /// Starts a server on a fresh folder.
    public static TestServer start() {
        return start(Map.of());
    }

    /// Starts a server on a fresh folder with settings of [ServerConfig].
    public static TestServer start(Map<String, String> settings) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-servers"));
            return new TestServer(Files.createTempDirectory(parent, "server"), new TestClock(), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts a server on a fresh folder with a database of the given engine.
    public static TestServer start(Dialect dialect) {
        return start(switch (dialect) {
            case SQLITE -> Map.of();
            case POSTGRESQL -> Map.of("database.url", DatabaseContract.postgresUrl(), "database.user", "postgres",
                    "database.password", "postgres");
        });
    }

    /// Stops and starts again on the same folder.
    public TestServer restart() {
        application.close();
        return new TestServer(data, clock, settings);
    }

    /// The server.
    public ServerApplication application() {
        return application;
    }

    /// Its clock.
    public TestClock clock() {
        return clock;
    }

    /// Its data folder.
    public Path data() {
        return data;
    }

    /// Designates an agency, if it is not there yet.
    public void agency(String id) {
        Platform platform = application.platform();
        if (platform.database().read(handle -> platform.agencies().find(handle, id)).isEmpty()) {
            application.administration().designations().designate(
                    new NewAgency(id, new Text("測試旅行社 " + id, "Test agency " + id), NewAgency.Region.HONG_KONG),
                    Actor.SYSTEM);
        }
    }

    /// A client without a certificate.
    public TestClient stranger() {
        return TestClient.stranger(application.uri(), application.authorityCertificate());
    }

    /// A terminal of an agency, which is designated first if need be.
    public TestClient terminal(String agencyId) {
        agency(agencyId);
        return device(DeviceKind.TERMINAL, agencyId);
    }

    /// A kiosk at a place, `TPE-T1-S-1`.
    public TestClient kiosk(String kioskId) {
        return device(NewDevice.kiosk(kioskId));
    }

    /// A workstation of the bureau.
    public TestClient workstation() {
        return device(DeviceKind.WORKSTATION, null);
    }

    /// A monitor.
    public TestClient monitor() {
        return device(DeviceKind.MONITOR, null);
    }

    private TestClient device(DeviceKind kind, @Nullable String agencyId) {
        return device(NewDevice.of(kind, kind.name() + " " + NUMBERS.incrementAndGet(), agencyId));
    }

    private TestClient device(NewDevice device) {
        return enrol(application.administration().enrolments().announce(device, application.address(), Actor.SYSTEM));
    }

    /// Enrols a machine with a ticket.
    public TestClient enrol(EnrolmentTicket ticket) {
        KeyPair key = DeviceKeys.newKey(random);
        TestClient.Answer answer = stranger().post(Api.ENROLMENTS,
                new EnrolmentRequest(ticket.code(), DeviceKeys.request(key, "SHA256withECDSA")));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return device(answer.as(Enrolment.class), key);
    }

    /// The machine an answer makes of a key.
    TestClient device(Enrolment enrolment, KeyPair key) {
        return TestClient.device(application.uri(), application.authorityCertificate(), enrolment.deviceId(), key,
                TestClient.certificate(enrolment.certificate()));
    }

    /// A person who can sign in.
    ///
    /// @param login login name
    /// @param seed seed of the token card
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Person(String login, byte[] seed) {}

    /// A registered person and the code to activate with.
    public record Registered(Person person, String code) {}

    /// Registers a person with a new token card.
    public Registered register(Role role, @Nullable String agencyId, @Nullable String stationId) {
        int number = NUMBERS.incrementAndGet();
        byte[] seed = new byte[20];
        random.nextBytes(seed);
        String serial = "CARD-" + number;
        application.platform().database().write(handle -> application.administration().cards().add(handle,
                List.of(new TokenCards.Card(serial, seed))));
        ActivationCode code = application.administration().users().register(
                new NewUser("person." + number, "Person " + number, role, agencyId, stationId, serial), Actor.SYSTEM);
        return new Registered(new Person(code.login(), seed), code.code());
    }

    /// Registers and activates a person at a device.
    public Person person(TestClient device, Role role, @Nullable String agencyId, @Nullable String stationId) {
        Registered registered = register(role, agencyId, stationId);
        TestClient.Answer answer = device.post(Api.ACTIVATIONS, new Activation(registered.person().login(),
                registered.code(), PASSWORD, token(registered.person())));
        if (answer.status() != 204) {
            throw new IllegalStateException(answer.text());
        }
        return registered.person();
    }

    /// The code the person's card shows next; time moves on so that it was not used before.
    public String token(Person person) {
        clock.advance(Duration.ofSeconds(Totp.STEP_SECONDS));
        return Totp.code(person.seed(), clock.instant());
    }

    /// Signs a person in at a device and returns a client with the session.
    public TestClient signIn(TestClient device, Person person) {
        TestClient.Answer answer = device.post(Api.SESSIONS, new SignIn(person.login(), PASSWORD, token(person)));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return device.with(answer.as(Session.class));
    }

    /// The token of a new session of a person at a device, as a second signature.
    public String signature(TestClient device, Person person) {
        TestClient.Answer answer = device.post(Api.SESSIONS, new SignIn(person.login(), PASSWORD, token(person)));
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.text());
        }
        return answer.as(Session.class).sessionToken();
    }

    /// Sheets received, handed over, loaded into a kiosk by two persons, and a shift opened.
    ///
    /// @param officer an officer of the bureau, signed in
    /// @return staff of the kiosk's station, signed in at it
    public TestClient stocked(TestClient officer, TestClient kiosk, String stationId, String first, int count) {
        TestClient staff = signIn(kiosk, person(kiosk, Role.STATION_STAFF, null, stationId));
        String second = signature(kiosk, person(kiosk, Role.STATION_STAFF, null, stationId));
        done(officer, Api.STOCK_RECEIPTS, new StockReceipt(first, count, "PW-1"));
        done(officer, Api.STOCK_TRANSFERS, new StockTransfer(first, count, stationId));
        done(staff, Api.STOCK_ARRIVALS, new StockArrival(first, count));
        done(staff, Api.STOCK_LOADS, new TrayHandling(first, count, second));
        TestClient.Answer opened = staff.withHeader(Api.IDEMPOTENCY_KEY, "\"" + java.util.UUID.randomUUID() + "\"")
                .post(Api.SHIFTS, "");
        if (opened.status() != 201) {
            throw new IllegalStateException(opened.text());
        }
        return staff;
    }

    private static void done(TestClient client, String path, Object body) {
        TestClient.Answer answer = client.post(path, java.util.UUID.randomUUID(), body);
        if (answer.status() != 201) {
            throw new IllegalStateException(path + ": " + answer.text());
        }
    }

    /// A terminal of an agency with a clerk signed in.
    public TestClient clerk(String agencyId) {
        TestClient terminal = terminal(agencyId);
        return signIn(terminal, person(terminal, Role.AGENCY_CLERK, agencyId, null));
    }

    /// A workstation with an officer, inspector or administrator signed in.
    public TestClient bureau(Role role) {
        TestClient workstation = workstation();
        return signIn(workstation, person(workstation, role, null, null));
    }

    @Override
    public void close() {
        application.close();
    }
}
