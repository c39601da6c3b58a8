package org.quickpermit.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.EnrolmentTicket;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.WireJson;

import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// The one enrolment of all programs, over real TLS.
class EnrollerTest {
    private static final TimeLimits LIMITS = TimeLimits.of(Duration.ofSeconds(5));

    @TempDir
    Path folder;
    private final TestAuthority authority = new TestAuthority();
    private final TestServer server = new TestServer(authority);
    private final List<String> requests = new ArrayList<>();

    @BeforeEach
    void enrols() {
        server.answers(request -> enrolled(request, authority));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_ticket_becomes_an_identity_that_is_kept_for_its_owner_only_and_shown_to_the_server() throws Exception {
        DeviceIdentity made = enroller().enrol(ticket(DeviceKind.TERMINAL, tomorrow()));
        DeviceIdentity kept = new IdentityFiles(folder).read().orElseThrow();
        assertThat(kept).isEqualTo(made);
        assertThat(kept.agencyName()).isEqualTo(new Text("康泰旅行社", "Kangtai Travel"));
        try (var files = Files.list(folder)) {
            List<Path> own = files.filter(file -> !file.toString().endsWith(".qpticket")).toList();
            assertThat(own).hasSize(2).allSatisfy(file -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
        server.answers(TestServer.json(200, "{}"));
        try (ApiLink link = ApiLink.of(kept, LIMITS, () -> Locale.ENGLISH)) {
            assertThat(link.get("/health/live").send()).isInstanceOf(Answer.Given.class);
        }
        X509Certificate shown = (X509Certificate) Objects.requireNonNull(server.last().getHandshake())
                .peerCertificates().getFirst();
        assertThat(shown).isEqualTo(kept.certificate());
    }

    @Test
    void an_enrolment_whose_answer_was_lost_is_taken_up_again_with_the_same_key() throws Exception {
        server.answers(TestServer.brokenOff());
        EnrolmentFault fault = fault(ticket(DeviceKind.TERMINAL, tomorrow()));
        assertThat(fault.text().en()).contains("same ticket");
        String first = key(server.last());
        enrols();
        enroller().enrol(ticket(DeviceKind.TERMINAL, tomorrow()));
        assertThat(requests).hasSize(1).first().isEqualTo(first);
        assertThat(folder.resolve("device.key")).doesNotExist();
    }

    @Test
    void a_ticket_that_will_not_do_says_why_in_both_languages_and_is_not_used_up() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.qpticket"), "{\"server\":");
        assertThat(fault(broken).text()).isEqualTo(new Text("這不是完整的登錄檔，請向主管機關重新索取。",
                "This is not a complete ticket file. Ask the bureau for a new one."));
        assertThat(fault(Files.writeString(folder.resolve("empty.qpticket"), "{}")).text().en())
                .contains("not a complete ticket");
        assertThat(fault(Files.writeString(folder.resolve("long.qpticket"), " ".repeat(70_000))).text().en())
                .contains("not a complete ticket");
        assertThat(fault(folder.resolve("none")).text().en()).contains("none cannot be read");
        assertThat(fault(ticket(DeviceKind.KIOSK, tomorrow())).text().en()).contains("not an agency terminal")
                .contains("right one");
        EnrolmentFault expired = fault(ticket(DeviceKind.TERMINAL, Instant.now().minusSeconds(60)));
        assertThat(expired.text().en()).contains("expired").contains("Correct the clock");
        assertThat(expired.text().zh()).contains("逾期").contains("校正");
        assertThat(fault(ticket("http://localhost:1", authority.pem())).text().en()).contains("not a complete ticket");
        assertThat(fault(ticket(server.address().toString(), "no certificate")).text().en())
                .contains("not a complete ticket");
        assertThat(server.requests()).isZero();
        assertThat(new IdentityFiles(folder).read()).isEmpty();
    }

    @Test
    void a_clock_that_is_far_off_is_named_before_the_ticket_is_used() throws Exception {
        Path ticket = ticket(DeviceKind.TERMINAL, tomorrow());
        InstantSource early = InstantSource.fixed(Instant.parse("2020-01-01T00:00:00Z"));
        assertThatThrownBy(() -> enroller(early).enrol(ticket)).hasMessageContaining("2020-01-01T00:00:00Z")
                .hasMessageContaining("Correct the date and time");
        assertThat(server.requests()).isZero();
    }

    @Test
    void a_server_whose_certificate_has_ended_is_told_from_one_of_another_authority() throws Exception {
        TestAuthority former = new TestAuthority(Instant.now().minus(Duration.ofDays(9)),
                Instant.now().minus(Duration.ofDays(2)));
        InstantSource then = InstantSource.fixed(Instant.now().minus(Duration.ofDays(5)));
        try (TestServer old = new TestServer(former); TestServer impostor = new TestServer(new TestAuthority())) {
            Path late = ticket(old.address().toString(), former.pem());
            assertThatThrownBy(() -> enroller(then).enrol(late)).isInstanceOfSatisfying(EnrolmentFault.class,
                    fault -> assertThat(fault.supportCode()).isEqualTo(NoAnswer.CLOCK_WRONG.code()));
            EnrolmentFault fooled = fault(ticket(impostor.address().toString(), authority.pem()));
            assertThat(fooled.supportCode()).isEqualTo(NoAnswer.NOT_TRUSTED.code());
            assertThat(fooled.text().zh()).contains("請向主管機關確認");
            assertThat(impostor.requests()).isZero();
        }
    }

    @Test
    void a_refusal_of_the_server_is_passed_on_with_its_code() throws Exception {
        server.answers(TestServer.problem(ProblemType.CODE_INVALID, "The code was used before."));
        EnrolmentFault fault = fault(ticket(DeviceKind.TERMINAL, tomorrow()));
        assertThat(fault.supportCode()).isEqualTo("AB12");
        assertThat(fault.text().en()).contains("The code was used before.");
    }

    @Test
    void a_certificate_for_another_key_or_of_another_authority_is_not_taken() throws Exception {
        TestAuthority stranger = new TestAuthority();
        server.answers(request -> enrolled(request, stranger));
        assertThat(fault(ticket(DeviceKind.TERMINAL, tomorrow())).text().en()).contains("was not taken");
        String elsewhere = Enroller.request(new IdentityFiles(Files.createDirectory(folder.resolve("elsewhere")))
                .waitingKey());
        server.answers(TestServer.json(201, enrolment(authority.answer(elsewhere, "terminal-1"))));
        assertThat(fault(ticket(DeviceKind.TERMINAL, tomorrow())).text().en()).contains("was not taken");
        assertThat(new IdentityFiles(folder).read()).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_is_named_before_the_ticket_is_used() throws Exception {
        Path ticket = ticket(DeviceKind.TERMINAL, tomorrow());
        Enroller nowhere = new Enroller(new IdentityFiles(folder.resolve("missing")), DeviceKind.TERMINAL,
                Clock.systemUTC(), LIMITS, () -> Locale.ENGLISH);
        assertThatThrownBy(() -> nowhere.enrol(ticket)).hasMessageContaining("data folder cannot be written");
        assertThat(server.requests()).isZero();
    }

    private Enroller enroller() {
        return enroller(Clock.systemUTC());
    }

    private Enroller enroller(InstantSource clock) {
        return new Enroller(new IdentityFiles(folder), DeviceKind.TERMINAL, clock, LIMITS, () -> Locale.ENGLISH);
    }

    private EnrolmentFault fault(Path ticket) {
        return Objects.requireNonNull(
                catchThrowableOfType(EnrolmentFault.class, () -> enroller().enrol(ticket)));
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    private Path ticket(DeviceKind kind, Instant expiresAt) throws IOException {
        return ticket(server.address(), authority.pem(), kind, expiresAt);
    }

    private Path ticket(String address, String ca) throws IOException {
        return ticket(URI.create(address), ca, DeviceKind.TERMINAL, tomorrow());
    }

    private Path ticket(URI address, String ca, DeviceKind kind, Instant expiresAt) throws IOException {
        return Files.write(folder.resolve("t.qpticket"), WireJson.strict().writeValueAsBytes(new EnrolmentTicket(
                address.toString(), "CODE-1", expiresAt, ca, "terminal-1", kind, "Front desk", "kangtai", null)));
    }

    private MockResponse enrolled(RecordedRequest request, TestAuthority by) {
        requests.add(key(request));
        return TestServer.json(201, enrolment(by.answer(asked(request), "terminal-1")));
    }

    private Enrolment enrolment(String certificate) {
        return new Enrolment("terminal-1", DeviceKind.TERMINAL, "Front desk", certificate, authority.pem(), tomorrow(),
                "kangtai", new Text("康泰旅行社", "Kangtai Travel"), null);
    }

    private String key(RecordedRequest request) {
        try {
            return Tls.certificate(authority.answer(asked(request), "x")).getPublicKey().toString();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(RecordedRequest request) {
        try {
            return WireJson.strict().readValue(Objects.requireNonNull(request.getBody()).toByteArray(),
                    EnrolmentRequest.class).certificateRequest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
