package org.quickpermit.kiosk.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.quickpermit.device.TestAuthority;
import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.EvidencePolicy;
import org.quickpermit.wire.KioskProfile;
import org.quickpermit.wire.KioskStatus;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.Problem;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Station;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import com.fasterxml.jackson.databind.ObjectMapper;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/// The kiosk's part of the server over real HTTPS, TLS 1.3 with client certificates of its own authority. It keeps the
/// rules that matter to a kiosk: one lease per permit, one permit per sheet, the same key gives the same answer.
public final class TestServer implements AutoCloseable {
    private final ObjectMapper json = WireJson.strict();
    private final TestAuthority authority = new TestAuthority();
    private final MockWebServer server = new MockWebServer();
    private final TestBureau bureau;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<PermitId, PrintLease> leases = new ConcurrentHashMap<>();
    private final Map<String, PermitId> sheets = new ConcurrentHashMap<>();
    private final List<KioskStatus> statuses = new CopyOnWriteArrayList<>();
    private final List<PrintOutcome> outcomes = new ArrayList<>();
    private final Map<String, PermitId> seals = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private volatile TrustList list;
    private String lastSeal = "";
    private volatile @Nullable Certificate shown;
    private final AtomicInteger issued = new AtomicInteger();
    private volatile boolean down;
    private volatile Duration ahead = Duration.ZERO;
    private volatile EvidencePolicy policy = TestBureau.COUNTING;
    private volatile boolean loseNextLease;
    private volatile String lastLanguage = "";

    /// Starts a server.
    ///
    /// @param bureau whose seals it makes
    public TestServer(TestBureau bureau) throws IOException {
        this.bureau = bureau;
        this.list = bureau.list(1);
        server.useHttps(authority.server());
        server.requestClientAuth();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                lastLanguage = String.valueOf(request.getHeaders().get("Accept-Language"));
                return answer(request).newBuilder()
                        .setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME
                                .format(TestBureau.CLOCK.instant().plus(ahead).atZone(ZoneOffset.UTC)))
                        .build();
            }
        });
        server.start();
    }

    /// A ticket for a kiosk, as a file in `folder`.
    public Path ticket(Path folder) throws IOException {
        return ticket(folder, DeviceKind.KIOSK, Instant.parse("2026-12-01T00:00:00Z"));
    }

    /// A ticket for any device.
    public Path ticket(Path folder, DeviceKind kind, Instant expiresAt) throws IOException {
        Path file = folder.resolve("kiosk.qpticket");
        Files.writeString(file, json.writeValueAsString(new EnrolmentTicket(address(), "ONE-TIME", expiresAt,
                authority.pem(), "kiosk-t1s-1", kind, "T1 South 1", null, "TPE-T1-S")));
        return file;
    }

    /// Base address.
    public String address() {
        return "https://localhost:" + server.getPort();
    }

    /// Makes the server know a boarding confirmation.
    public String known(PermitId permit) {
        String seal = bureau.confirmation(permit);
        seals.put(seal, permit);
        return seal;
    }

    /// Publishes another trust list.
    public void publish(TrustList next) {
        list = next;
    }

    /// Sets the server's clock ahead of the tests' present.
    public void clockAhead(Duration by) {
        ahead = by;
    }

    /// Sets by what the kiosk may show what became of a sheet.
    public void policy(EvidencePolicy next) {
        policy = next;
    }

    /// Cuts the server off, or connects it again.
    public void down(boolean now) {
        down = now;
    }

    /// Grants the next lease and loses the answer on the way.
    public void loseNextLease() {
        loseNextLease = true;
    }

    /// The language of the newest request (`Accept-Language`).
    public String lastLanguage() {
        return lastLanguage;
    }

    /// The barcode of the permit that was leased last.
    public synchronized String lastSeal() {
        return lastSeal;
    }

    /// What was reported so far.
    public synchronized List<PrintOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /// True while somebody is signed in.
    public boolean hasSession() {
        return !sessions.isEmpty();
    }

    /// What the kiosk said of itself so far.
    public List<KioskStatus> statuses() {
        return List.copyOf(statuses);
    }

    @Override
    public void close() {
        server.close();
    }

    /// How many certificates were issued.
    public int issued() {
        return issued.get();
    }

    /// The certificate the last call showed, null before the first.
    public @Nullable Certificate shown() {
        return shown;
    }

    private MockResponse answer(RecordedRequest request) {
        if (down) {
            return new MockResponse.Builder().onRequestStart(SocketEffect.ShutdownConnection.INSTANCE).build();
        }
        try {
            String path = request.getUrl().encodedPath();
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            if (path.equals(Api.ENROLMENTS)) {
                return enrol(body);
            }
            if (request.getHandshake() == null || request.getHandshake().peerCertificates().isEmpty()) {
                return problem(ProblemType.CLIENT_CERTIFICATE_REQUIRED);
            }
            shown = request.getHandshake().peerCertificates().getFirst();
            String key = Optional.ofNullable(request.getHeaders().get(Api.IDEMPOTENCY_KEY)).orElse("");
            if (answers.containsKey(key)) {
                return ok(201, answers.get(key));
            }
            return switch (path) {
                case Api.TRUST_LIST -> ok(200, json.writeValueAsString(
                        SignedTrustLists.sign(list, authority.keys().getPrivate())));
                case Api.KIOSK_PROFILE -> ok(200, json.writeValueAsString(profile()));
                case Api.PRINT_LEASES, Api.REPRINT_LEASES -> lease(key, json.readValue(body, PrintLeaseRequest.class));
                case Api.KIOSK_STATUS -> {
                    statuses.add(json.readValue(body, KioskStatus.class));
                    yield new MockResponse.Builder().code(204).build();
                }
                case Api.OWN_CERTIFICATE ->
                    enrolled(json.readValue(body, CertificateRenewal.class).certificateRequest());
                case Api.CURRENT_SESSION -> {
                    sessions.remove(request.getHeaders().get("Authorization"));
                    yield new MockResponse.Builder().code(204).build();
                }
                case Api.SESSIONS -> signIn(json.readValue(body, SignIn.class));
                default -> outcome(json.readValue(body, PrintOutcome.class));
            };
        } catch (IOException e) {
            return new MockResponse.Builder().code(500).build();
        }
    }

    private MockResponse enrol(String body) throws IOException {
        EnrolmentRequest request = json.readValue(body, EnrolmentRequest.class);
        if (!request.code().equals("ONE-TIME")) {
            return problem(ProblemType.CODE_INVALID);
        }
        return enrolled(request.certificateRequest());
    }

    private MockResponse enrolled(String certificateRequest) throws IOException {
        issued.incrementAndGet();
        return ok(201, json.writeValueAsString(new Enrolment("kiosk-t1s-1", DeviceKind.KIOSK, "T1 South 1",
                authority.answer(certificateRequest, "kiosk-t1s-1"), authority.pem(),
                Instant.parse("2028-11-22T00:00:00Z"), null, null, "TPE-T1-S")));
    }

    private KioskProfile profile() {
        return new KioskProfile("kiosk-t1s-1", "TPE-T1-S-1", "T1 South 1",
                new Station("TPE-T1-S", new Text("一航廈南側", "T1 South"),
                        new Text("入境大廳", "Arrivals hall"), 2),
                List.of(new KioskProfile.Neighbour("T1 South 2",
                        new Text("左側十公尺", "Ten metres to the left"))),
                policy);
    }

    private synchronized MockResponse lease(String key, PrintLeaseRequest request) throws IOException {
        if (request.passport() != null) {
            return byPassport(key, request);
        }
        PermitId permit = request.seal() != null
                ? seals.get(request.seal())
                : PermitId.parseHumanNumber(String.valueOf(request.humanNumber())).orElse(null);
        return lease(key, request, permit);
    }

    /// All permits of these tests are on one passport; a number typed besides says which is meant.
    private MockResponse byPassport(String key, PrintLeaseRequest request) throws IOException {
        Optional<PermitId> typed = Optional.ofNullable(request.humanNumber()).flatMap(PermitId::parseHumanNumber);
        if (seals.isEmpty() || !request.passport().shows(TestBureau.DOCUMENT)
                || typed.isPresent() && !seals.containsValue(typed.get())) {
            return problem(ProblemType.NOT_FOUND);
        }
        return lease(key, request, typed.orElseGet(() -> seals.values().iterator().next()));
    }

    private synchronized MockResponse lease(String key, PrintLeaseRequest request, @Nullable PermitId permit)
            throws IOException {
        if (permit == null) {
            return problem(ProblemType.SEAL_REFUSED);
        }
        if (sheets.containsKey(request.sheetNumber())) {
            return problem(ProblemType.SHEET_ALREADY_USED);
        }
        PrintLease former = leases.get(permit);
        if (former != null && request.reason() == null) {
            return problem(ProblemType.PERMIT_ALREADY_PRINTED);
        }
        int copy = former == null ? 1 : former.copyNumber() + 1;
        PrintLease lease = bureau.lease("lease-" + sheets.size() + "-" + key, permit, copy, request.sheetNumber());
        leases.put(permit, lease);
        lastSeal = lease.seal();
        sheets.put(request.sheetNumber(), permit);
        String body = json.writeValueAsString(lease);
        answers.put(key, body);
        if (loseNextLease) {
            loseNextLease = false;
            return new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build();
        }
        return ok(201, body);
    }

    private MockResponse signIn(SignIn signIn) throws IOException {
        if (!signIn.login().equals("staff.lin") || !signIn.password().equals("correct horse")
                || !signIn.token().equals("123456")) {
            return problem(ProblemType.SIGN_IN_FAILED);
        }
        sessions.add("Bearer token");
        return ok(201, json.writeValueAsString(new Session("token", TestBureau.CLOCK.instant().plusSeconds(900), 900,
                "staff.lin", "林", Role.STATION_STAFF, null, null, "TPE-T1-S")));
    }

    private synchronized MockResponse outcome(PrintOutcome outcome) {
        outcomes.add(outcome);
        if (outcome.result() == PrintOutcome.Result.SPOILED) {
            leases.remove(sheets.get(outcome.sheetNumber()));
        } else if (outcome.result() == PrintOutcome.Result.RETURNED) {
            leases.remove(sheets.remove(outcome.sheetNumber()));
        }
        return ok(200, "{}");
    }

    private static MockResponse ok(int status, String body) {
        return new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(body)
                .build();
    }

    private MockResponse problem(ProblemType type) {
        try {
            return new MockResponse.Builder()
                    .code(type.status())
                    .setHeader("Content-Type", Problem.MEDIA_TYPE)
                    .body(json.writeValueAsString(new Problem(type.urn(), type.title().en(), type.status(),
                            "As the test wants it.", "test", List.of(), null)))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
