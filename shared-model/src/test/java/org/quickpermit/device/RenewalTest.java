package org.quickpermit.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.wire.CertificateRenewal;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Enrolment;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireJson;

import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The renewal of a certificate in the background, over real TLS.
class RenewalTest {
    private static final TimeLimits LIMITS = TimeLimits.of(Duration.ofSeconds(5));

    @TempDir
    Path folder;
    private final Instant start = Instant.now();
    private Instant now = start;
    private final TestAuthority authority = new TestAuthority(start.minus(Duration.ofDays(1)),
            start.plus(Duration.ofDays(40)));
    private final TestServer server = new TestServer(authority);
    private final DeviceIdentity identity = authority.identity("terminal-1", server.address().toString());
    private final ApiLink link = ApiLink.of(identity, LIMITS, () -> Locale.ENGLISH);

    @BeforeEach
    void keep() throws Exception {
        new IdentityFiles(folder).write(identity);
        server.answers(this::renewed);
    }

    @AfterEach
    void stop() {
        link.close();
        server.close();
    }

    @Test
    void nothing_is_asked_and_nothing_told_until_thirty_days_before_the_end() {
        Renewal renewal = renewal(identity);
        now = start.plus(Duration.ofDays(9));
        renewal.attempt();
        assertThat(server.requests()).isZero();
        assertThat(renewal.warning()).isEmpty();
        assertThat(renewal.lastDay()).isEmpty();
        now = start.plus(Duration.ofDays(11));
        assertThat(renewal.warning().orElseThrow().en()).contains("is being renewed");
        now = start.plus(Duration.ofDays(41));
        assertThat(renewal.warning().orElseThrow().en()).contains("ended on").contains("new ticket");
        assertThat(renewal.warning().orElseThrow().zh()).contains("已於");
    }

    @Test
    void a_new_key_and_its_certificate_are_kept_and_shown_from_the_next_call_on() throws Exception {
        now = start.plus(Duration.ofDays(11));
        renewal(identity).attempt();
        assertThat(shown()).isEqualTo(identity.certificate());
        DeviceIdentity kept = new IdentityFiles(folder).read().orElseThrow();
        assertThat(kept.certificate().getPublicKey()).isNotEqualTo(identity.certificate().getPublicKey());
        assertThat(kept.secret()).isEqualTo(identity.secret());
        server.answers(TestServer.json(200, "{}"));
        assertThat(link.get("/health/live").send()).isInstanceOf(Answer.Given.class);
        assertThat(shown()).isEqualTo(kept.certificate());
    }

    @Test
    void a_renewal_whose_answer_was_lost_goes_on_with_the_same_key_after_a_restart() throws Exception {
        now = start.plus(Duration.ofDays(11));
        server.answers(TestServer.brokenOff());
        Renewal renewal = renewal(identity);
        renewal.attempt();
        var waiting = new IdentityFiles(folder).waitingKey();
        assertThat(new IdentityFiles(folder).read()).contains(identity);
        server.answers(this::renewed);
        renewal.attempt();
        assertThat(server.requests()).as("not before an hour").isEqualTo(1);
        renewal(identity).attempt();
        assertThat(new IdentityFiles(folder).read().orElseThrow().certificate().getPublicKey())
                .isEqualTo(waiting.getPublic());
    }

    @Test
    void a_refusal_and_a_certificate_that_does_not_fit_leave_everything_as_it_was() throws Exception {
        now = start.plus(Duration.ofDays(11));
        server.answers(TestServer.problem(ProblemType.SERVICE_UNAVAILABLE, "Later."));
        renewal(identity).attempt();
        TestAuthority stranger = new TestAuthority();
        server.answers(request -> renewed(request, stranger));
        renewal(identity).attempt();
        assertThat(server.requests()).isEqualTo(2);
        assertThat(new IdentityFiles(folder).read()).contains(identity);
        server.answers(TestServer.json(200, "{}"));
        link.get("/health/live").send();
        assertThat(shown()).isEqualTo(identity.certificate());
    }

    private Renewal renewal(DeviceIdentity of) {
        return new Renewal(new IdentityFiles(folder), of, link, () -> now);
    }

    private Certificate shown() {
        return Objects.requireNonNull(server.last().getHandshake()).peerCertificates().getFirst();
    }

    private MockResponse renewed(RecordedRequest request) {
        return renewed(request, authority);
    }

    private MockResponse renewed(RecordedRequest request, TestAuthority by) {
        try {
            CertificateRenewal asked = WireJson.strict().readValue(
                    Objects.requireNonNull(request.getBody()).toByteArray(), CertificateRenewal.class);
            return TestServer.json(201, new Enrolment("terminal-1", DeviceKind.TERMINAL, "Front desk",
                    by.answer(asked.certificateRequest(), "terminal-1"), authority.pem(), now, "kangtai", null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
