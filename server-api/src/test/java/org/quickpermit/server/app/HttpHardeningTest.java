package org.quickpermit.server.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import org.quickpermit.server.identity.Actor;
import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.server.platform.tls.Authority;
import org.quickpermit.server.platform.tls.DeviceKeys;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.SignIn;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What the port does with calls that are not as they should be. Nothing of it is ever written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("RU-2")
class HttpHardeningTest {
    private TestServer server;
    private TestClient terminal;

    @BeforeAll
    void start() {
        server = TestServer.start();
        terminal = server.terminal("hardened");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /// Rows 1 and 31: no route is open that does not say so; the inventory is walked without certificate, without session
    /// and with a machine that is not meant.
    @Test
    void every_route_refuses_whoever_it_does_not_admit() {
        TestClient stranger = server.stranger();
        TestClient monitor = server.monitor();
        int walked = 0;
        for (Route route : server.application().router().routes()) {
            String path = route.path().replaceAll("\\{[^}]+}", "x");
            switch (route.access()) {
                case Access.Anyone() -> assertThat(List.of(Api.ENROLMENTS, Api.OPENAPI, Api.HEALTH_LIVE,
                        Api.HEALTH_READY)).contains(route.path());
                case Access.Device _,Access.Browser _ when route.forBrowsers() -> {
                    // Pages are walked in ConsoleTest.
                }
                case Access.Browser _ -> throw new IllegalStateException("only pages take a browser's cookie");
                case Access.Device(var kinds) -> {
                    assertThat(call(stranger, route.method(), path).problem()).as(route.toString())
                            .isEqualTo("client-certificate-required");
                    if (!kinds.contains(org.quickpermit.wire.DeviceKind.MONITOR)) {
                        assertThat(call(monitor, route.method(), path).problem()).as(route.toString())
                                .isEqualTo("forbidden");
                    }
                }
                case Access.Person(var kinds, var roles) -> {
                    assertThat(call(stranger, route.method(), path).problem()).as(route.toString())
                            .isEqualTo("client-certificate-required");
                    assertThat(call(monitor, route.method(), path).problem()).as(route.toString())
                            .isIn("forbidden", "sign-in-required");
                    assertThat(call(monitor.withHeader("Authorization", "Bearer guessed"), route.method(), path)
                            .problem()).as(route.toString()).isIn("forbidden", "sign-in-required");
                }
            }
            walked++;
        }
        assertThat(walked).isGreaterThan(25);
    }

    /// Row 31: a role that is not admitted is refused on every route that names roles.
    @Test
    void every_route_refuses_roles_it_does_not_name() {
        TestClient inspector = server.bureau(Role.INSPECTOR);
        TestClient clerk = server.clerk("roles");
        for (Route route : server.application().router().routes()) {
            if (route.access() instanceof Access.Person(var kinds, var roles) && !roles.contains(Role.INSPECTOR)) {
                assertThat(call(inspector, route.method(), route.path().replaceAll("\\{[^}]+}", "x")).problem())
                        .as(route.toString()).isEqualTo("forbidden");
            }
            if (route.access() instanceof Access.Person(var kinds, var roles) && !roles.contains(Role.AGENCY_CLERK)) {
                assertThat(call(clerk, route.method(), route.path().replaceAll("\\{[^}]+}", "x")).problem())
                        .as(route.toString()).isEqualTo("forbidden");
            }
        }
    }

    private static TestClient.Answer call(TestClient client, HttpMethod method, String path) {
        return switch (method) {
            case GET -> client.get(path);
            case DELETE -> client.delete(path);
            case POST -> client.post(path, "{}");
        };
    }

    @Test
    void unknown_paths_are_404_and_unknown_methods_405() {
        assertThat(terminal.get("/api/v1/nothing").problem()).isEqualTo("not-found");
        assertThat(terminal.get("/api/v1/sessions/").problem()).isEqualTo("not-found");
        for (String method : List.of("PUT", "PATCH", "OPTIONS", "TRACE2")) {
            TestClient.Answer answer = terminal.send(terminal.request(Api.SESSIONS).method(method,
                    HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.status()).as(method).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/%00", "/api/v1/%zz", "/api/v1/%", "/api/v1/%ff", "/api/v1/a%2fb", "/%2e%2e/keys",
            "/api/v1/quick-permits/..;/x"})
    void paths_that_cannot_be_read_get_a_problem_that_the_caller_can_read(String path) {
        List<String> english = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n\r\n");
        List<String> chinese = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        for (List<String> answer : List.of(english, chinese)) {
            assertThat(answer.getFirst()).matches("HTTP/1.1 40[04] .*");
            assertThat(answer).anyMatch(line -> line.equalsIgnoreCase("Content-Type: application/problem+json"));
            assertThat(answer.getLast()).contains("urn:quickpermit:problem:", "\"instance\":\"")
                    .doesNotContain(path, "Jetty", "jetty");
        }
        assertThat(english.getLast()).containsPattern("[a-z] [a-z]");
        assertThat(chinese.getLast()).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u0000\u0001\r\n\r\n", "GET /\r\n\r\n",
            "GET /api/v1/health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /api/v1/sessions HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"})
    void what_is_no_http_gets_a_problem_and_no_page_of_the_web_server(String request) {
        List<String> answer = raw(request);
        assertThat(answer.getLast()).contains("urn:quickpermit:problem:unreadable-request")
                .doesNotContain("Jetty", "<html", "Exception");
    }

    @Test
    void headers_that_are_too_large_are_refused_with_a_status_of_their_own() {
        List<String> answer = raw("GET /api/v1/health/live HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000)
                + "\r\n\r\n");
        assertThat(answer.getFirst()).startsWith("HTTP/1.1 431");
        assertThat(answer.getLast()).contains("unreadable-request", "\"status\":431");
    }

    /// What the server says to exactly these bytes, line by line; it hangs up, or the rest is not waited for.
    private static List<String> lines(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (SocketTimeoutException kept) {
            return bytes.toString(StandardCharsets.UTF_8).lines().toList();
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> raw(String request) {
        try (Socket socket = trusting().createSocket("localhost", server.application().port())) {
            socket.setSoTimeout(3_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return lines(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLSocketFactory trusting() {
        try {
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry("authority", server.application().authorityCertificate());
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Rows 15 and 41; no version banner, no cookie.
    @Test
    void every_answer_carries_the_security_headers_and_no_banner() {
        for (TestClient.Answer answer : List.of(terminal.get(Api.HEALTH_LIVE), terminal.get(Api.OPENAPI),
                terminal.get("/nothing"), terminal.post(Api.SESSIONS, "{"))) {
            Map<String, List<String>> headers = answer.http().headers().map();
            assertThat(headers).doesNotContainKeys("server", "x-powered-by", "set-cookie");
            assertThat(answer.http().headers().firstValue("cache-control")).contains("no-store");
            assertThat(answer.http().headers().firstValue("x-content-type-options")).contains("nosniff");
            assertThat(answer.http().headers().firstValue("strict-transport-security").orElse(""))
                    .contains("max-age=31536000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "{", "{\"login\":}", "{\"login\":\"a\"} x", "{}{}",
            "'a'",
            "{\"login\":\"a\",\"login\":\"b\"}", "\ufeff{}", "{\"login\":\"a\",}", "NaN"})
    void bodies_that_are_not_one_json_object_are_refused(String body) {
        assertThat(terminal.post(Api.SESSIONS, body).problem()).isIn("malformed-json", "invalid-fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"login\":1,\"password\":\"p\",\"token\":\"t\"}|/login",
            "{\"login\":\"a\",\"password\":true,\"token\":\"t\"}|/password",
            "{\"login\":\"a\",\"password\":\"p\"}|/token", "{\"login\":null,\"password\":\"p\",\"token\":\"t\"}|/login",
            "{\"login\":\"a\",\"password\":\"p\",\"token\":\"t\",\"role\":\"ADMINISTRATOR\"}|/role",
            "{\"login\":\"a\\u0000\",\"password\":\"p\",\"token\":\"t\"}|/login",
            "{\"login\":\"a\",\"password\":\"p\\ud800\",\"token\":\"t\"}|/password",
            "{\"login\":\"a\\u202eb\",\"password\":\"p\",\"token\":\"t\"}|/login",
            "{\"login\":{\"a\":1},\"password\":\"p\",\"token\":\"t\"}|/login"})
    void a_bad_field_is_named_with_its_pointer_in_both_languages(String bodyAndPointer) {
        int bar = bodyAndPointer.lastIndexOf('|');
        for (String language : List.of("en", "zh-TW")) {
            TestClient.Answer answer = terminal.withHeader("Accept-Language", language).post(Api.SESSIONS,
                    bodyAndPointer.substring(0, bar));
            assertThat(answer.problem()).isEqualTo("invalid-fields");
            assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                    .contains(bodyAndPointer.substring(bar + 1));
            assertThat(answer.json().at("/errors/0/text").asText()).isNotBlank();
        }
    }

    @Test
    void bodies_over_the_limit_are_refused_also_without_a_length() {
        String large = "{\"login\":\"" + "a".repeat(2_000_000) + "\"}";
        assertThat(terminal.post(Api.SESSIONS, large).status()).isEqualTo(413);
        TestClient.Answer chunked = terminal.send(terminal.request(Api.SESSIONS)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                        large.substring(0, 100_000).getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void deep_nesting_is_refused() {
        assertThat(terminal.post(Api.SESSIONS, "{\"login\":" + "[".repeat(5000) + "]".repeat(5000) + "}").problem())
                .isEqualTo("malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/json; charset=utf-16",
            "application/x-java-serialized-object"})
    void other_media_types_are_refused(String type) {
        TestClient.Answer answer = terminal.send(terminal.request(Api.SESSIONS).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }

    /// Row 34: devices and server are of one make, so nothing older needs to be spoken.
    @Test
    void a_handshake_of_an_older_tls_is_refused() throws IOException {
        try (SSLSocket old = (SSLSocket) trusting().createSocket("localhost", server.application().port());
                SSLSocket current = (SSLSocket) trusting().createSocket("localhost", server.application().port())) {
            old.setEnabledProtocols(new String[]{"TLSv1.2"});
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
            current.startHandshake();
            assertThat(current.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    /// Row 34: a certificate of another authority does not even get through the handshake; row 35: a client that trusts
    /// another authority does not talk to this server.
    @Test
    void certificates_of_another_authority_are_worth_nothing_on_either_side() {
        SecureRandom random = new SecureRandom();
        Authority rogue = new Authority(server.data().resolve("rogue"), Clock.systemUTC(), random);
        KeyPair key = DeviceKeys.newKey(random);
        TestClient forged = TestClient.device(server.application().uri(), server.application().authorityCertificate(),
                terminal.deviceId(), key, rogue.issueClient(terminal.deviceId(), key.getPublic()));
        // A client does not offer a certificate the server would not trust, so the call arrives as a stranger's.
        try {
            assertThat(forged.get(Api.CURRENT_SESSION).problem()).isEqualTo("client-certificate-required");
        } catch (UncheckedIOException refusedInTheHandshake) {
            assertThat(refusedInTheHandshake).hasRootCauseInstanceOf(IOException.class);
        }
        TestClient misled = TestClient.stranger(server.application().uri(), rogue.authorityCertificate());
        assertThatThrownBy(() -> misled.get(Api.HEALTH_LIVE)).isInstanceOf(UncheckedIOException.class);
    }

    /// Row 34: a certificate the authority issued but the register does not know is not a device.
    @Test
    void a_certificate_that_no_enrolment_recorded_is_not_a_device() {
        SecureRandom random = new SecureRandom();
        Authority authority = new Authority(server.data().resolve("keys"), Clock.systemUTC(), random);
        KeyPair key = DeviceKeys.newKey(random);
        TestClient unknown = TestClient.device(server.application().uri(),
                server.application().authorityCertificate(), "ghost", key,
                authority.issueClient(terminal.deviceId(), key.getPublic()));
        assertThat(unknown.get(Api.CURRENT_SESSION).problem()).isEqualTo("client-certificate-required");
    }

    /// Row 39: only P-256 keys get certificates; a request signed by another key gets none.
    @Test
    void enrolment_refuses_weak_keys_and_keeps_the_code() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        String code = server.application().administration().enrolments().announce(
                NewDevice.of(DeviceKind.WORKSTATION, "Weak", null), server.application().address(),
                Actor.SYSTEM).code();
        TestClient.Answer answer = server.stranger().post(Api.ENROLMENTS, new EnrolmentRequest(code,
                DeviceKeys.request(rsa.generateKeyPair(), "SHA256withRSA")));
        assertThat(answer.problem()).isEqualTo("invalid-fields");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/certificateRequest");
        KeyPair key = DeviceKeys.newKey(new SecureRandom());
        EnrolmentRequest good = new EnrolmentRequest(code, DeviceKeys.request(key, "SHA256withECDSA"));
        assertThat(server.stranger().post(Api.ENROLMENTS, good).status()).isEqualTo(201);
        EnrolmentRequest other = new EnrolmentRequest(code,
                DeviceKeys.request(DeviceKeys.newKey(new SecureRandom()), "SHA256withECDSA"));
        assertThat(server.stranger().post(Api.ENROLMENTS, other).problem()).isEqualTo("code-invalid");
    }

    /// Row 44: an unforeseen failure answers a support code and nothing else.
    @Test
    void problems_carry_a_support_code_and_no_inner_detail() {
        TestClient.Answer answer = terminal.post(Api.SESSIONS, new SignIn("nobody.here", "x", "1"));
        assertThat(answer.json().get("instance").asText()).matches("[0-9A-Z]{10}");
        assertThat(answer.text()).doesNotContain("Exception", "org.quickpermit", "SQL");
    }

    /// Row 28.
    @Test
    void a_device_that_calls_too_often_has_to_wait() {
        try (TestServer slow = TestServer.start(Map.of("rate.calls-per-second", "1", "rate.burst", "5"))) {
            TestClient kiosk = slow.terminal("eager");
            int refused = 0;
            for (int i = 0; i < 12; i++) {
                TestClient.Answer answer = kiosk.get(Api.CURRENT_SESSION);
                if (answer.problem().equals("too-many-attempts")) {
                    refused++;
                    assertThat(answer.http().headers().firstValue("retry-after")).isPresent();
                }
            }
            assertThat(refused).isBetween(1, 7);
        }
    }

    @Test
    void only_a_monitor_reads_the_metrics_and_they_name_no_person() {
        server.clerk("metrics");
        TestClient.Answer metrics = server.monitor().get(Api.METRICS);
        assertThat(metrics.text()).contains("http_server_requests_seconds_count", "db_writer_queue",
                "db_write_commits_total", "db_log_bytes");
        assertThat(metrics.text()).doesNotContain("person.", "metrics\"");
        assertThat(terminal.get(Api.METRICS).problem()).isEqualTo("forbidden");
    }
}
