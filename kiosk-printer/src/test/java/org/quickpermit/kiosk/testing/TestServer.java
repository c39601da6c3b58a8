package org.quickpermit.kiosk.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

import org.quickpermit.permit.PermitId;
import org.quickpermit.seal.SignedTrustLists;
import org.quickpermit.seal.TrustList;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.KioskProfile;
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
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/// The kiosk's part of the server over real HTTPS, TLS 1.3 with client certificates of its own authority. It keeps the
/// rules that matter to a kiosk: one lease per permit, one permit per sheet, the same key gives the same answer.
public final class TestServer implements AutoCloseable {
    private final ObjectMapper json = WireJson.strict();
    private final KeyPair authorityKeys = TestBureau.keys();
    private final X509Certificate authority;
    private final MockWebServer server = new MockWebServer();
    private final TestBureau bureau;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<PermitId, PrintLease> leases = new ConcurrentHashMap<>();
    private final Map<String, PermitId> sheets = new ConcurrentHashMap<>();
    private final List<PrintOutcome> outcomes = new ArrayList<>();
    private final Map<String, PermitId> seals = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private volatile TrustList list;
    private String lastSeal = "";
    private volatile boolean down;
    private volatile boolean loseNextLease;

    /// Starts a server.
    ///
    /// @param bureau whose seals it makes
    public TestServer(TestBureau bureau) throws IOException, GeneralSecurityException {
        this.bureau = bureau;
        this.list = bureau.list(1);
        this.authority = certificate("CN=Test authority", authorityKeys, authorityKeys.getPublic(), true);
        KeyPair own = TestBureau.keys();
        X509Certificate certificate = certificate("CN=localhost", authorityKeys, own.getPublic(), false);
        server.useHttps(context(own, certificate).getSocketFactory());
        server.requestClientAuth();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start();
    }

    private SSLContext context(KeyPair own, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        char[] password = "test".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", own.getPrivate(), password, new Certificate[]{certificate, authority});
        keys.setCertificateEntry("authority", authority);
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, password);
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(keys);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
        return context;
    }

    /// A ticket for a kiosk, as a file in `folder`.
    public Path ticket(Path folder) throws IOException {
        return ticket(folder, DeviceKind.KIOSK, Instant.parse("2026-12-01T00:00:00Z"));
    }

    /// A ticket for any device.
    public Path ticket(Path folder, DeviceKind kind, Instant expiresAt) throws IOException {
        Path file = folder.resolve("kiosk.qpticket");
        Files.writeString(file, json.writeValueAsString(new EnrolmentTicket(address(), "ONE-TIME", expiresAt,
                pem(authority), "kiosk-t1s-1", kind, "T1 South 1", null, "TPE-T1-S")));
        return file;
    }

    /// Base address.
    public String address() {
        return "https://localhost:" + server.getPort();
    }

    /// The authority's certificate.
    public X509Certificate authority() {
        return authority;
    }

    /// The authority's keys.
    public KeyPair authorityKeys() {
        return authorityKeys;
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

    /// Cuts the server off, or connects it again.
    public void down(boolean now) {
        down = now;
    }

    /// Grants the next lease and loses the answer on the way.
    public void loseNextLease() {
        loseNextLease = true;
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

    @Override
    public void close() {
        server.close();
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
            String key = Optional.ofNullable(request.getHeaders().get(Api.IDEMPOTENCY_KEY)).orElse("");
            if (answers.containsKey(key)) {
                return ok(201, answers.get(key));
            }
            return switch (path) {
                case Api.TRUST_LIST -> ok(200, json.writeValueAsString(
                        SignedTrustLists.sign(list, authorityKeys.getPrivate())));
                case Api.KIOSK_PROFILE -> ok(200, json.writeValueAsString(profile()));
                case Api.PRINT_LEASES, Api.REPRINT_LEASES -> lease(key, json.readValue(body, PrintLeaseRequest.class));
                case Api.CURRENT_SESSION -> {
                    sessions.remove(request.getHeaders().get("Authorization"));
                    yield new MockResponse.Builder().code(204).build();
                }
                case Api.SESSIONS -> signIn(json.readValue(body, SignIn.class));
                default -> outcome(json.readValue(body, PrintOutcome.class));
            };
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            return new MockResponse.Builder().code(500).build();
        }
    }

    private MockResponse enrol(String body) throws IOException, GeneralSecurityException, OperatorCreationException {
        EnrolmentRequest request = json.readValue(body, EnrolmentRequest.class);
        if (!request.code().equals("ONE-TIME")) {
            return problem(ProblemType.CODE_INVALID);
        }
        try (PEMParser pem = new PEMParser(new java.io.StringReader(request.certificateRequest()))) {
            JcaPKCS10CertificationRequest csr = new JcaPKCS10CertificationRequest(
                    (PKCS10CertificationRequest) pem.readObject());
            X509Certificate certificate = certificate("CN=kiosk-t1s-1", authorityKeys, csr.getPublicKey(), false);
            return ok(201, json.writeValueAsString(new Enrolment("kiosk-t1s-1", DeviceKind.KIOSK, "T1 South 1",
                    pem(certificate), pem(authority), certificate.getNotAfter().toInstant(), null, null,
                    "TPE-T1-S")));
        }
    }

    private static KioskProfile profile() {
        return new KioskProfile("kiosk-t1s-1", "T1 South 1", new Station("TPE-T1-S", new Text("一航廈南側", "T1 South"),
                new Text("入境大廳", "Arrivals hall"), 2),
                List.of(new KioskProfile.Neighbour("T1 South 2",
                        new Text("左側十公尺", "Ten metres to the left"))));
    }

    private synchronized MockResponse lease(String key, PrintLeaseRequest request) throws IOException {
        PermitId permit = request.seal() != null
                ? seals.get(request.seal())
                : PermitId.parseHumanNumber(String.valueOf(request.humanNumber())).orElse(null);
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
                            "As the test wants it.", "test", List.of())))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String subject, KeyPair signer, java.security.PublicKey key, boolean root)
            throws GeneralSecurityException, IOException {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=Test authority"), BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))),
                    new X500Principal(subject), key);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(root));
            if (!root) {
                builder.addExtension(Extension.subjectAlternativeName, false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            }
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static String pem(X509Certificate certificate) throws IOException {
        java.io.StringWriter text = new java.io.StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(certificate);
        }
        return text.toString();
    }
}
