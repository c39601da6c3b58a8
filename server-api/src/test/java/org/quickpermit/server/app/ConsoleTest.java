package org.quickpermit.server.app;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.quickpermit.server.platform.http.Access;
import org.quickpermit.server.platform.http.Body;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.WireSamples;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/// The console as a browser meets it: who is let in, what its forms take, and the board.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("RU-2")
class ConsoleTest {
    private static final String BOARD = "/console/board";
    private static final String SIGN_IN = "/console/sign-in";

    private TestServer server;
    private TestClient workstation;
    private TestServer.Person officer;

    @BeforeAll
    void start() {
        server = TestServer.start();
        workstation = server.workstation();
        officer = server.person(workstation, Role.BUREAU_OFFICER, null, null);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static TestClient.Answer submit(TestClient client, String path, Map<String, String> fields) {
        String body = fields.entrySet().stream().map(field -> field.getKey() + "="
                + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(client.request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Map<String, String> credentials(String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("login", officer.login());
        fields.put("password", password);
        fields.put("token", server.token(officer));
        return fields;
    }

    private static TestClient ownPage(TestClient client) {
        return client.withHeader("Sec-Fetch-Site", "same-origin");
    }

    private TestClient browser() {
        TestClient.Answer answer = submit(ownPage(workstation), SIGN_IN, credentials(TestServer.PASSWORD));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo(BOARD);
        String cookie = header(answer, "Set-Cookie");
        assertThat(cookie).startsWith("__Host-session=").contains("; Path=/;", "Secure", "HttpOnly",
                "SameSite=Strict").doesNotContain("Domain", "Max-Age");
        return workstation.withHeader("Cookie", cookie.substring(0, cookie.indexOf(';')));
    }

    private static String header(TestClient.Answer answer, String name) {
        return answer.http().headers().firstValue(name).orElse("");
    }

    @Test
    void whoever_is_not_signed_in_is_led_to_the_sign_in() {
        TestClient.Answer answer = workstation.get(BOARD);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo(SIGN_IN);
        assertThat(workstation.withHeader("Cookie", "__Host-session=guessed").get(BOARD).status()).isEqualTo(303);
        assertThat(workstation.get(SIGN_IN).text()).contains("<html lang=\"zh-Hant\">", "令牌碼");
    }

    @Test
    void an_officer_signs_in_sees_the_board_and_signs_out() {
        TestClient browser = browser();
        TestClient.Answer board = browser.withHeader("Accept-Language", "en").get(BOARD);
        assertThat(board.status()).isEqualTo(200);
        assertThat(board.text()).contains("All stations", "Taoyuan Airport, Terminal 1 South",
                "http-equiv=\"refresh\"");
        assertThat(header(board, "Content-Security-Policy")).startsWith("default-src 'none'")
                .doesNotContain("unsafe", "script-src");
        assertThat(board.text()).doesNotContain("<script", "style=");
        assertThat(submit(ownPage(browser), "/console/sign-out", Map.of()).status()).isEqualTo(303);
        assertThat(browser.get(BOARD).status()).isEqualTo(303);
    }

    @Test
    void a_wrong_password_is_told_on_the_form_and_the_password_never_comes_back() {
        TestClient.Answer answer = submit(ownPage(workstation).withHeader("Accept-Language", "en"), SIGN_IN,
                credentials("\"><b>wrong-lantern-41"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("do not fit together", "value=\"" + officer.login() + "\"")
                .doesNotContain("wrong-lantern-41");
        assertThat(header(answer, "Set-Cookie")).isEmpty();
    }

    /// The session of a page cannot be used for the API, nor the API's for a page: no other site can make a browser call
    /// the API in a person's name.
    @Test
    void cookie_and_bearer_do_not_stand_in_for_each_other() {
        TestClient browser = browser();
        assertThat(browser.get(Api.CURRENT_SESSION).problem()).isEqualTo("sign-in-required");
        TestClient api = server.bureau(Role.BUREAU_OFFICER);
        assertThat(api.get(BOARD).status()).isEqualTo(303);
    }

    @Test
    void forms_from_elsewhere_are_refused() {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"), Map.of("Sec-Fetch-Site", "none"),
                Map.of("Origin", "https://evil.example"), Map.of("Origin", "null"))) {
            TestClient client = workstation;
            for (Map.Entry<String, String> header : headers.entrySet()) {
                client = client.withHeader(header.getKey(), header.getValue());
            }
            TestClient.Answer answer = submit(client.withHeader("Accept-Language", "en"), SIGN_IN,
                    credentials(TestServer.PASSWORD));
            assertThat(answer.status()).as(headers.toString()).isEqualTo(403);
            assertThat(answer.text()).contains("own pages");
            assertThat(header(answer, "Set-Cookie")).isEmpty();
        }
        TestClient own = workstation.withHeader("Origin", server.application().address());
        assertThat(submit(own, SIGN_IN, credentials(TestServer.PASSWORD)).status()).isEqualTo(303);
    }

    @Test
    void forms_that_cannot_be_read_are_refused() {
        for (String body : List.of("login=a&login=b", "login=%zz", "login=%ff", "login=%00", "a=1&".repeat(51))) {
            TestClient client = ownPage(workstation);
            TestClient.Answer answer = client.send(client.request(SIGN_IN)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            assertThat(answer.status()).as(body).isEqualTo(422);
        }
    }

    /// Rows 1 and 31 for pages: the inventory is walked without certificate and with machines that are not meant.
    @Test
    void every_page_refuses_whoever_it_does_not_admit() {
        TestClient stranger = ownPage(server.stranger());
        TestClient terminal = ownPage(server.terminal("pages"));
        int walked = 0;
        for (Route route : server.application().router().routes()) {
            if (!route.forBrowsers()) {
                continue;
            }
            assertThat(call(stranger, route).status()).as(route.toString()).isEqualTo(401);
            boolean admitted = route.access() instanceof Access.Device(var kinds)
                    && kinds.contains(DeviceKind.TERMINAL);
            if (!admitted) {
                assertThat(call(terminal, route).status()).as(route.toString()).isEqualTo(403);
            }
            if (route.method() == HttpMethod.POST) {
                assertThat(route.body()).as(route.toString()).isEqualTo(Body.FORM);
            }
            walked++;
        }
        assertThat(walked).isGreaterThan(5);
    }

    private static TestClient.Answer call(TestClient client, Route route) {
        return route.method() == HttpMethod.GET ? client.get(route.path()) : submit(client, route.path(), Map.of());
    }

    /// What a kiosk says comes out on the board as text, whatever is written in it.
    @Test
    void a_wall_display_shows_what_a_kiosk_said_and_nobody_signs_in_at_it() {
        TestClient kiosk = server.kiosk("TPE-T1-S-1");
        String said = WireSamples.json("kiosk-status").replace("Paper is low", "<script>alert(1)</script> is low");
        assertThat(kiosk.post(Api.KIOSK_STATUS, said).status()).isEqualTo(204);
        assertThat(kiosk.post(Api.KIOSK_STATUS, said).status()).isEqualTo(204);
        TestClient.Answer wall = server.monitor().withHeader("Accept-Language", "en").get("/console/wall");
        assertThat(wall.status()).isEqualTo(200);
        assertThat(wall.text()).contains("12 left", "&lt;script&gt;", "Out of service").doesNotContain("<script");
        assertThat(workstation.get("/console/wall").status()).isEqualTo(403);
    }

    @Test
    void counts_out_of_bounds_are_named() {
        TestClient kiosk = server.kiosk("TPE-T2-1");
        TestClient.Answer answer = kiosk.post(Api.KIOSK_STATUS, WireSamples.json("kiosk-status")
                .replace("\"sheetsLeft\": 12", "\"sheetsLeft\": 5001").replace("\"0.1.0\"", "\" \""));
        assertThat(answer.problem()).isEqualTo("invalid-fields");
        assertThat(answer.text()).contains("/sheetsLeft", "/version");
    }

    @Test
    void the_language_is_chosen_on_the_page_and_leads_back_to_our_own_pages_only() {
        TestClient.Answer chosen = submit(ownPage(workstation), "/console/language",
                Map.of("language", "en", "back", "//evil.example"));
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(header(chosen, "Location")).isEqualTo(BOARD);
        String cookie = header(chosen, "Set-Cookie");
        assertThat(workstation.withHeader("Cookie", cookie.substring(0, cookie.indexOf(';'))).get(SIGN_IN).text())
                .contains("Token code");
    }

    /// Ten minutes after the last hand on it, a page stops asking, so that its session can run out.
    @Test
    void a_page_refreshes_itself_for_ten_minutes() {
        TestClient browser = browser().withHeader("Accept-Language", "en");
        assertThat(browser.get(BOARD + "?round=39").text()).contains("http-equiv=\"refresh\"");
        assertThat(browser.get(BOARD + "?round=40").text()).doesNotContain("http-equiv=\"refresh\"")
                .contains("stopped refreshing");
    }
}
