package org.quickpermit.kiosk.gateway;

import java.time.Duration;
import java.util.Locale;

import org.quickpermit.device.Answer;
import org.quickpermit.device.NoAnswer;
import org.quickpermit.device.TestAuthority;
import org.quickpermit.device.TestServer;
import org.quickpermit.kiosk.gateway.internal.HttpGateway;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.ProblemType;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The kiosk's calls over real TLS against a server of the API's own samples.
class HttpGatewayTest {
    private final TestAuthority authority = new TestAuthority();
    private final TestServer server = new TestServer(authority);
    private final HttpGateway gateway = new HttpGateway(
            authority.identity("kiosk-t1s-1", server.address().toString()), Duration.ofSeconds(3),
            () -> Locale.forLanguageTag("pt"));

    @AfterEach
    void stop() {
        gateway.close();
        server.close();
    }

    @Test
    void a_lease_is_asked_for_under_its_key_and_one_that_lacks_a_field_is_no_answer() throws Exception {
        String lease = WireSamples.json("print-lease");
        server.answers(TestServer.json(201, lease));
        assertThat(gateway.reprintLease("token", "0b4a4c5e-0000-4000", "{}")).isInstanceOf(Answer.Given.class);
        assertThat(server.last().getHeaders().get(Api.IDEMPOTENCY_KEY)).isEqualTo("\"0b4a4c5e-0000-4000\"");
        assertThat(server.last().getHeaders().get("Authorization")).isEqualTo("Bearer token");
        assertThat(server.last().getHeaders().get("Accept-Language")).isEqualTo("pt");
        server.answers(TestServer.json(201, lease.replace("\"seal\"", "\"other\"")));
        assertThat(gateway.lease("0b4a4c5e-0000-4000", "{}"))
                .isEqualTo(new Answer.Missing<>(NoAnswer.NOT_UNDERSTOOD));
    }

    @Test
    void a_failure_of_the_server_leaves_open_what_it_did_and_a_refusal_does_not() {
        server.answers(TestServer.problem(ProblemType.INTERNAL_ERROR, "Broken."));
        assertThat(gateway.report("0b4a4c5e-0000-4000", "lease-1", "{}"))
                .isEqualTo(new Answer.Missing<>(NoAnswer.NOT_READY));
        server.answers(TestServer.problem(ProblemType.STATE_CONFLICT, "No."));
        assertThat(gateway.report("0b4a4c5e-0000-4000", "lease-1", "{}")).isInstanceOf(Answer.Denied.class);
    }
}
