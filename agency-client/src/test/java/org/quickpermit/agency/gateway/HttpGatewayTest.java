package org.quickpermit.agency.gateway;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import org.quickpermit.device.Answer;
import org.quickpermit.device.TestAuthority;
import org.quickpermit.device.TestServer;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.SignIn;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The terminal's calls over real TLS against a server of the API's own samples.
class HttpGatewayTest {
    private final TestAuthority authority = new TestAuthority();
    private final TestServer server = new TestServer(authority);
    private final HttpGateway gateway = new HttpGateway(
            authority.identity("terminal-1", server.address().toString()), () -> Locale.ENGLISH);

    @AfterEach
    void stop() {
        gateway.close();
        server.close();
    }

    @Test
    void calls_after_a_sign_in_are_made_in_its_session_and_none_after_the_sign_out() throws Exception {
        server.answers(TestServer.json(200, WireSamples.json("session")));
        assertThat(gateway.signIn(new SignIn("chan.siuling", "secret", "123456"))).isInstanceOf(Answer.Given.class);
        server.answers(TestServer.json(200, WireSamples.json("case-list")));
        assertThat(gateway.cases(new CaseQuery(LocalDate.of(2026, 11, 1), null, "陳 大", null)))
                .isInstanceOf(Answer.Given.class);
        assertThat(server.last().getHeaders().get("Authorization")).startsWith("Bearer ");
        assertThat(server.last().getUrl().queryParameter("from")).isEqualTo("2026-11-01");
        assertThat(server.last().getUrl().queryParameter("q")).isEqualTo("陳 大");
        assertThat(server.last().getUrl().queryParameterNames()).containsExactlyInAnyOrder("from", "q");
        server.answers(TestServer.json(200, "{}"));
        gateway.ping();
        assertThat(server.last().getHeaders().get("Authorization")).isNull();
        gateway.signOut();
        assertThat(server.last().getHeaders().get("Authorization")).startsWith("Bearer ");
        gateway.deposit();
        assertThat(server.last().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void a_submission_goes_under_its_key_as_a_structured_string_with_the_very_bytes() throws Exception {
        server.answers(TestServer.json(201, WireSamples.json("quick-permit-case-approved")));
        byte[] body = "{\"exactly\": \"these bytes\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(gateway.send(Api.QUICK_PERMITS, "0b4a4c5e-0000-4000", body)).isInstanceOf(Answer.Given.class);
        assertThat(server.last().getHeaders().get(Api.IDEMPOTENCY_KEY)).isEqualTo("\"0b4a4c5e-0000-4000\"");
        assertThat(Objects.requireNonNull(server.last().getBody()).toByteArray()).isEqualTo(body);
    }
}
