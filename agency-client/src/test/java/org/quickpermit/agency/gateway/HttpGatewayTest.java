package org.quickpermit.agency.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

import org.quickpermit.agency.TestAuthority;
import org.quickpermit.agency.enrolment.DeviceIdentity;
import org.quickpermit.agency.enrolment.Enroller;
import org.quickpermit.agency.enrolment.EnrolmentFault;
import org.quickpermit.agency.enrolment.IdentityFiles;
import org.quickpermit.agency.enrolment.Tickets;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Session;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireSamples;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Enrolment and calls over real TLS against a server of the API's own samples.
class HttpGatewayTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;
    private final TestAuthority authority = new TestAuthority();
    private final MockWebServer server = new MockWebServer();
    private @Nullable MockResponse next;
    private @Nullable RecordedRequest last;
    private boolean refusesEnrolment;

    @BeforeEach
    void start() throws Exception {
        server.useHttps(authority.server());
        server.requestClientAuth();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                last = request;
                boolean enrols = request.getUrl().encodedPath().equals(Api.ENROLMENTS) && !refusesEnrolment;
                return enrols ? enrolled(request) : next();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void an_enrolled_terminal_keeps_its_identity_to_itself_and_shows_its_certificate() throws Exception {
        DeviceIdentity made = new Enroller(() -> Locale.ENGLISH).enrol(Tickets.read(ticket(), CLOCK));
        IdentityFiles files = new IdentityFiles(folder);
        files.write(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("device.p12"))))
                .isEqualTo("rw-------");
        DeviceIdentity kept = files.read().orElseThrow();
        assertThat(kept).isEqualTo(made);
        try (HttpGateway gateway = new HttpGateway(kept.link(), () -> Locale.ENGLISH)) {
            next = json(200, WireSamples.json("session"));
            Answer<Session> answer = gateway.signIn(new SignIn("chan.siuling", "secret", "123456"));
            assertThat(answer).isInstanceOf(Answer.Given.class);
            assertThat(request().getHandshake().peerCertificates()).hasSize(2);
            assertThat(((X509Certificate) request().getHandshake().peerCertificates().getFirst())
                    .getSubjectX500Principal().getName()).isEqualTo("CN=terminal-1");
            next = json(200, WireSamples.json("case-list"));
            Answer<CaseList> cases = gateway.cases(new CaseQuery(LocalDate.of(2026, 11, 1), null, "陳 大", null));
            assertThat(cases).isInstanceOf(Answer.Given.class);
            assertThat(request().getHeaders().get("Authorization")).startsWith("Bearer ");
            assertThat(request().getUrl().queryParameter("from")).isEqualTo("2026-11-01");
            assertThat(request().getUrl().queryParameter("q")).isEqualTo("陳 大");
        }
    }

    @Test
    void a_server_of_another_authority_is_not_trusted() throws Exception {
        try (HttpGateway gateway = gateway(); MockWebServer impostor = new MockWebServer()) {
            impostor.useHttps(new TestAuthority().server());
            impostor.start();
            DeviceIdentity own = new IdentityFiles(folder).read().orElseThrow();
            ServerLink wrong = new ServerLink(impostor.url("/"), own.link().sockets(), own.link().trust());
            try (HttpGateway fooled = new HttpGateway(wrong, () -> Locale.ENGLISH)) {
                assertThat(fooled.ping()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_TRUSTED));
            }
            assertThat(impostor.getRequestCount()).isZero();
            next = json(200, "{}");
            assertThat(gateway.ping()).isInstanceOf(Answer.Given.class);
        }
    }

    @Test
    void a_submission_goes_under_its_key_as_a_structured_string_with_the_very_bytes() throws Exception {
        try (HttpGateway gateway = gateway()) {
            next = json(201, WireSamples.json("quick-permit-case-approved"));
            byte[] body = "{\"exactly\": \"these bytes\"}".getBytes(StandardCharsets.UTF_8);
            Answer<QuickPermitCase> answer = gateway.send(Api.QUICK_PERMITS, "0b4a4c5e-0000-4000", body);
            assertThat(answer).isInstanceOf(Answer.Given.class);
            assertThat(request().getHeaders().get(Api.IDEMPOTENCY_KEY)).isEqualTo("\"0b4a4c5e-0000-4000\"");
            assertThat(request().getBody()).isNotNull();
            assertThat(request().getBody().toByteArray()).isEqualTo(body);
        }
    }

    @Test
    void a_problem_is_told_from_a_missing_answer() throws Exception {
        try (HttpGateway gateway = gateway()) {
            next = new MockResponse.Builder().code(422).addHeader("Content-Type", "application/problem+json")
                    .body(WireSamples.json("problem")).build();
            assertThat(gateway.deposit()).isInstanceOfSatisfying(Answer.Denied.class,
                    denied -> assertThat(denied.trouble().supportCode()).isNotEmpty());
            next = new MockResponse.Builder().code(502).addHeader("Content-Type", "text/html").body("<h1>Bad").build();
            assertThat(gateway.deposit()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
            next = json(200, "{\"agencyId\":");
            assertThat(gateway.deposit()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
            next = json(200, "{\"agencyId\":\"kangtai\"}");
            assertThat(gateway.deposit()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
            next = new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build();
            assertThat(gateway.deposit()).isInstanceOf(Answer.Missing.class);
        }
    }

    @Test
    void a_ticket_that_will_not_do_says_why_and_changes_nothing() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.qpticket"), "{\"server\":");
        assertThatThrownBy(() -> Tickets.read(broken, CLOCK)).isInstanceOf(EnrolmentFault.class)
                .hasMessageContaining("not a complete ticket");
        Clock late = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);
        Path good = ticket();
        assertThatThrownBy(() -> Tickets.read(good, late)).hasMessageContaining("expired");
        next = new MockResponse.Builder().code(403).addHeader("Content-Type", "application/problem+json")
                .body(new String(WireJson.strict().writeValueAsBytes(new org.quickpermit.wire.Problem(
                        ProblemType.CODE_INVALID.urn(), "t", 403, "The code was used before.", "AB12",
                        java.util.List.of())),
                        StandardCharsets.UTF_8))
                .build();
        refusesEnrolment = true;
        assertThatThrownBy(() -> new Enroller(() -> Locale.ENGLISH).enrol(Tickets.read(good, CLOCK)))
                .isInstanceOfSatisfying(EnrolmentFault.class, fault -> {
                    assertThat(fault.supportCode()).isEqualTo("AB12");
                    assertThat(fault.text().en()).contains("The code was used before.");
                });
        assertThat(new IdentityFiles(folder).read()).isEmpty();
    }

    private HttpGateway gateway() throws Exception {
        DeviceIdentity made = new Enroller(() -> Locale.ENGLISH).enrol(Tickets.read(ticket(), CLOCK));
        new IdentityFiles(folder).write(made);
        return new HttpGateway(made.link(), () -> Locale.ENGLISH);
    }

    private Path ticket() throws Exception {
        EnrolmentTicket ticket = new EnrolmentTicket("https://localhost:" + server.getPort(), "CODE-1",
                Instant.parse("2026-11-23T00:00:00Z"), authority.pem(), "terminal-1", DeviceKind.TERMINAL,
                "Front desk", "kangtai", null);
        return Files.write(folder.resolve("t.qpticket"), WireJson.strict().writeValueAsBytes(ticket));
    }

    private MockResponse enrolled(RecordedRequest request) {
        try {
            EnrolmentRequest asked = WireJson.strict().readValue(
                    java.util.Objects.requireNonNull(request.getBody()).toByteArray(), EnrolmentRequest.class);
            Enrolment enrolment = new Enrolment("terminal-1", DeviceKind.TERMINAL, "Front desk",
                    authority.answer(asked.certificateRequest(), "terminal-1"), authority.pem(),
                    Instant.parse("2027-11-22T00:00:00Z"), "kangtai", new Text("康泰旅行社", "Kangtai Travel"), null);
            return json(201, new String(WireJson.strict().writeValueAsBytes(enrolment), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MockResponse next() {
        return java.util.Objects.requireNonNull(next);
    }

    private RecordedRequest request() {
        return java.util.Objects.requireNonNull(last);
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder().code(status).addHeader("Content-Type", "application/json").body(body)
                .build();
    }
}
