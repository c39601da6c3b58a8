package org.quickpermit.device;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.wire.Api;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.WireSamples;

import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What every program's calls rest on, over real TLS.
class ApiLinkTest {
    private static final TimeLimits LIMITS = TimeLimits.of(Duration.ofSeconds(5));

    private final TestAuthority authority = new TestAuthority();
    private final TestServer server = new TestServer(authority);
    private final DeviceIdentity identity = authority.identity("terminal-1", server.address().toString());
    private final ApiLink link = ApiLink.of(identity, LIMITS, () -> Locale.TAIWAN);

    @BeforeEach
    void answersWell() throws Exception {
        server.answers(TestServer.json(200, WireSamples.json("deposit")));
    }

    @AfterEach
    void stop() {
        link.close();
        server.close();
    }

    @Test
    void a_call_carries_its_path_query_session_key_language_and_very_bytes() {
        link.get(Api.DEPOSIT).where("q", "陳 大").where("none", null).where("empty", "").inSession("token").send();
        assertThat(server.last().getUrl().queryParameter("q")).isEqualTo("陳 大");
        assertThat(server.last().getUrl().queryParameterNames()).containsExactly("q");
        assertThat(server.last().getHeaders().get("Authorization")).isEqualTo("Bearer token");
        assertThat(server.last().getHeaders().get("Accept-Language")).isEqualTo("zh-TW");
        byte[] body = "{\"exactly\": \"these bytes\"}".getBytes(StandardCharsets.UTF_8);
        link.post(Api.QUICK_PERMITS, body).under("0b4a4c5e-0000-4000").send();
        assertThat(server.last().getHeaders().get(Api.IDEMPOTENCY_KEY)).isEqualTo("\"0b4a4c5e-0000-4000\"");
        assertThat(server.last().getHeaders().get("Authorization")).isNull();
        assertThat(Objects.requireNonNull(server.last().getBody()).toByteArray()).isEqualTo(body);
    }

    @Test
    void a_problem_is_told_from_a_missing_answer() {
        server.answers(TestServer.problem(ProblemType.INVALID_FIELDS, "Wrong."));
        assertThat(deposit()).isInstanceOfSatisfying(Answer.Denied.class,
                denied -> assertThat(denied.trouble().supportCode()).isEqualTo("AB12"));
        server.answers(
                new MockResponse.Builder().code(502).addHeader("Content-Type", "text/html").body("<h1>").build());
        assertThat(deposit()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
        for (String half : new String[]{"{\"agencyId\":", "{\"agencyId\":\"kangtai\"}", "null", ""}) {
            server.answers(TestServer.json(200, half));
            assertThat(deposit()).as(half).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
        }
        server.close();
        assertThat(deposit()).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void a_failure_of_the_server_itself_can_be_counted_as_no_answer() {
        server.answers(TestServer.problem(ProblemType.INTERNAL_ERROR, "Broken."));
        assertThat(deposit()).isInstanceOf(Answer.Denied.class);
        assertThat(deposit().missingWhereTheServerFailed()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_READY));
        server.answers(TestServer.problem(ProblemType.FORBIDDEN, "No."));
        assertThat(deposit().missingWhereTheServerFailed()).isInstanceOf(Answer.Denied.class);
    }

    @Test
    void a_question_whose_connection_broke_is_asked_once_more_and_an_order_is_not() throws Exception {
        server.answers(TestServer.brokenOff(), TestServer.json(200, WireSamples.json("deposit")));
        assertThat(deposit()).isInstanceOf(Answer.Given.class);
        assertThat(server.requests()).isEqualTo(2);
        server.answers(TestServer.brokenOff(), TestServer.json(201, "{}"));
        assertThat(link.post(Api.SESSIONS, new SignIn("chan.siuling", "secret", "123456")).send())
                .isEqualTo(new Answer.Missing<>(NoAnswer.BROKEN_OFF));
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void a_server_of_another_authority_is_not_spoken_to() {
        try (TestServer impostor = new TestServer(new TestAuthority());
                ApiLink fooled = ApiLink.of(identity.at(impostor.address()), LIMITS, () -> Locale.ENGLISH)) {
            assertThat(fooled.get(Api.HEALTH_LIVE).send()).isEqualTo(new Answer.Missing<>(NoAnswer.NOT_TRUSTED));
            assertThat(impostor.requests()).isZero();
        }
    }

    private Answer<Deposit> deposit() {
        return link.get(Api.DEPOSIT).send(Deposit.class);
    }
}
