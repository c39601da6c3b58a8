package org.quickpermit.server.app;

import org.quickpermit.wire.Api;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class RouteInLogTest {
    /// The line said GET and nothing else: which call is refused so often could not be seen.
    @Test
    void a_refused_call_is_logged_with_its_route_and_not_with_its_path() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try (TestServer server = TestServer.start()) {
            server.stranger().get(Api.path(Api.QUICK_PERMIT, "QP-2026-000777"));
            server.stranger().get("/api/v1/nobody/canary");
        } finally {
            root.detachAppender(log);
        }

        assertThat(log.list).filteredOn(line -> line.getMessage().equals("refused"))
                .extracting(line -> line.getKeyValuePairs().toString())
                .containsExactly("[problem=\"CLIENT_CERTIFICATE_REQUIRED\", route=\"GET " + Api.QUICK_PERMIT + "\"]",
                        "[problem=\"NOT_FOUND\", route=\"none\"]");
        assertThat(log.list.toString()).doesNotContain("canary", "000777");
    }
}
