package org.quickpermit.server.app;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Caller;
import org.quickpermit.server.platform.http.CallerSource;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.HttpSettings;
import org.quickpermit.server.platform.http.Reply;
import org.quickpermit.server.platform.http.Router;
import org.quickpermit.server.platform.http.SignedIn;
import org.quickpermit.server.platform.http.WebServer;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.wire.Api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// A server that is told to stop answers what it has begun and takes nothing new.
class GracefulStopTest {
    private static final CallerSource NOBODY = new CallerSource() {
        @Override
        public Optional<Caller> device(X509Certificate certificate) {
            return Optional.empty();
        }

        @Override
        public Optional<SignedIn> session(Caller device, String token) {
            return Optional.empty();
        }
    };

    @Test
    @Timeout(60)
    void a_call_under_way_is_answered_and_the_server_is_ready_no_more(@TempDir Path folder) throws Exception {
        Authority authority = new Authority(Files.createDirectories(folder.resolve("keys")), Clock.systemUTC(),
                new SecureRandom());
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Router router = new Router();
        router.add(HttpMethod.GET, "/slow", Access.anyone(), call -> {
            begun.countDown();
            goOn.await(30, TimeUnit.SECONDS);
            return Reply.json(200, Map.of("done", true));
        });
        WebServer web = WebServer.start(new HttpSettings("127.0.0.1", 0, "localhost", 100, 100),
                authority.serverTls(List.of("localhost", "127.0.0.1")), router, NOBODY,
                (problem, path, locale, code) -> Reply.noContent(), () -> true,
                new SimpleMeterRegistry());
        TestClient client = TestClient.stranger(URI.create("https://localhost:" + web.port()),
                authority.authorityCertificate());
        assertThat(client.get(Api.HEALTH_READY).status()).isEqualTo(200);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<TestClient.Answer> slow = threads.submit(() -> client.get("/slow"));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            Future<?> stop = threads.submit(web::close);
            while (isReady(client)) {
                assertThat(stop.isDone()).as("stopped before the call was answered").isFalse();
                Thread.sleep(10);
            }
            assertThat(slow.isDone()).isFalse();
            goOn.countDown();
            assertThat(slow.get().status()).isEqualTo(200);
            assertThat(slow.get().text()).contains("done");
            stop.get();
            assertThatThrownBy(() -> client.get(Api.HEALTH_LIVE)).isInstanceOf(UncheckedIOException.class);
        } finally {
            goOn.countDown();
        }
    }

    private static boolean isReady(TestClient client) {
        try {
            // A port that takes no more calls may leave the caller waiting: a second says enough.
            return client.send(client.request(Api.HEALTH_READY).timeout(Duration.ofSeconds(1)).GET()).status() == 200;
        } catch (UncheckedIOException closedToNewCalls) {
            return false;
        }
    }
}
