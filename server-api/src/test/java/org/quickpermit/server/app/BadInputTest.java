package org.quickpermit.server.app;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.quickpermit.seal.KioskKey;
import org.quickpermit.server.platform.http.HttpMethod;
import org.quickpermit.server.platform.http.Route;
import org.quickpermit.server.platform.tls.DeviceKeys;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.EnrolmentRequest;
import org.quickpermit.wire.KioskSealKey;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.WireJson;
import org.quickpermit.wire.WireSamples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/// Rows 17 and 23: every call with everything that does not belong into it, over HTTPS. Each is answered by a problem that
/// names the field and the remedy in the caller's language, none by a failure, and nothing of it is written.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Set<String> NOT_COUNTED = Set.of("audit_entry", "audit_head", "failed_attempt");
    private static final Set<String> FIELD_PROBLEMS = Set.of("invalid-fields", "seal-refused");

    private TestServer server;
    private TestClient clerk;
    private TestClient manager;
    private TestClient officer;
    private TestClient inspector;
    private TestClient kiosk;
    private TestClient staff;
    private Map<String, Long> rows = Map.of();

    /// A call that takes a body.
    ///
    /// @param client who may call
    /// @param route as in [Api]
    /// @param path with its parameters
    /// @param body JSON that is right in every field
    /// @param optional fields that may be left out
    /// @param words fields that take words of any script, or read full-width forms as they are meant
    private record Target(TestClient client, String route, String path, String body, Set<String> optional,
            Set<String> words) {
        @Override
        public String toString() {
            return route;
        }
    }

    @BeforeAll
    void start() {
        server = TestServer.start();
        clerk = server.clerk("kangtai");
        TestClient terminal = server.terminal("kangtai");
        manager = server.signIn(terminal, server.person(terminal, Role.AGENCY_MANAGER, "kangtai", null));
        officer = server.bureau(Role.BUREAU_OFFICER);
        inspector = server.bureau(Role.INSPECTOR);
        kiosk = server.kiosk("TPE-T1-S-1");
        staff = server.signIn(kiosk, server.person(kiosk, Role.STATION_STAFF, null, "TPE-T1-S"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void count() {
        rows = rowsOfEveryTable();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(rowsOfEveryTable()).isEqualTo(rows);
    }

    private Map<String, Long> rowsOfEveryTable() {
        return server.application().platform().database().read(handle -> {
            Map<String, Long> counts = new TreeMap<>();
            handle.createQuery("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                    .mapTo(String.class).stream().filter(table -> !NOT_COUNTED.contains(table))
                    .forEach(table -> counts.put(table,
                            handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one()));
            return counts;
        });
    }

    List<Target> targets() throws JsonProcessingException {
        String application = WireJson.strict().writeValueAsString(Bureau.traveller(77));
        String enrolment = WireJson.strict().writeValueAsString(new EnrolmentRequest("4F7K-92MD-Q8XT",
                DeviceKeys.request(DeviceKeys.newKey(new SecureRandom()), "SHA256withECDSA")));
        Set<String> reason = Set.of("/reason");
        Set<String> lease = Set.of("/seal", "/humanNumber");
        List<Target> targets = new ArrayList<>(List.of(
                target(server.stranger(), Api.ENROLMENTS, enrolment, Set.of(), Set.of()),
                target(clerk, Api.OWN_CERTIFICATE, sample("certificate-renewal"), Set.of(), Set.of()),
                target(clerk, Api.ACTIVATIONS, sample("activation"), Set.of(), Set.of("/password")),
                target(clerk, Api.SESSIONS, sample("sign-in"), Set.of(), Set.of("/password")),
                target(officer, Api.AGENCIES, sample("new-agency"), Set.of(), Set.of("/name/zh", "/name/en")),
                target(officer, Api.DEVICES, sample("new-device"), Set.of("/kioskId"), Set.of("/name")),
                target(officer, Api.USERS, sample("new-user"), Set.of("/stationId"), Set.of("/displayName")),
                target(officer, Api.TOP_UPS, sample("top-up"), Set.of(), Set.of("/reference")),
                target(officer, Api.ASSOCIATIONS, sample("new-association"), Set.of(),
                        Set.of("/name/zh", "/name/en")),
                target(officer, Api.MEMBERSHIP, sample("membership"), Set.of("/associationId"), Set.of()),
                target(officer, Api.PRICES, sample("new-price"), Set.of("/validUntil"), Set.of()),
                target(officer, Api.DENY_LIST, sample("deny-list-entry"), Set.of("/documentNumber", "/identityNumber",
                        "/name", "/chineseName", "/validUntil"), Set.of("/reason", "/chineseName", "/identityNumber")),
                target(officer, Api.DEVICE_REVOCATION, sample("revocation"), Set.of(), reason),
                target(officer, Api.USER_DEACTIVATION, sample("revocation"), Set.of(), reason),
                target(officer, Api.REVOCATION, sample("revocation"), Set.of(), reason),
                target(inspector, Api.INSPECTION_LOOK_UPS, sample("permit-look-up"), Set.of("/humanNumber"), Set.of()),
                target(inspector, Api.INSPECTION_LOOK_UPS, "{\"documentNumber\":\"K12345678\"}",
                        Set.of("/documentNumber"), Set.of()),
                target(inspector, Api.INSPECTION_ENTRIES, sample("entry-request"), Set.of(), Set.of()),
                target(kiosk, Api.PRINT_LEASES, sample("print-lease-request"), lease, Set.of()),
                target(kiosk, Api.OFFLINE_PRINTS, sample("offline-print"), Set.of(), Set.of()),
                target(kiosk, Api.KIOSK_SEAL_KEYS, sealKey(kiosk), Set.of(), Set.of()),
                target(staff, Api.SWITCHED_OFF, sample("switched-off"), Set.of(), reason),
                target(officer, Api.CONFLICT_CLOSURE, sample("conflict-closure"), Set.of(), reason),
                target(staff, Api.REPRINT_LEASES, sample("reprint-lease-request"), lease, Set.of()),
                target(kiosk, Api.PRINT_OUTCOME, sample("print-outcome"), Set.of(), Set.of()),
                target(kiosk, Api.KIOSK_STATUS, sample("kiosk-status"), Set.of("/nextSheet", "/trustListFrom"),
                        Set.of("/version", "/troubles/0/text/zh", "/troubles/0/text/en")),
                target(officer, Api.STOCK_RECEIPTS, sample("stock-receipt"), Set.of(), Set.of("/deliveryNote")),
                target(officer, Api.STOCK_TRANSFERS, sample("stock-transfer"), Set.of("/stationId"), Set.of()),
                target(officer, Api.STOCK_MISSING, sample("stock-declaration"), Set.of(), reason),
                target(officer, Api.STOCK_FOUND, sample("stock-declaration"), Set.of(), reason),
                target(staff, Api.STOCK_ARRIVALS, sample("stock-arrival"), Set.of(), Set.of()),
                target(staff, Api.STOCK_LOADS, sample("tray-handling"), Set.of(), Set.of()),
                target(staff, Api.STOCK_UNLOADS, sample("tray-handling"), Set.of(), Set.of()),
                target(staff, Api.STOCK_SPOILED, sample("spoiled-sheet"), Set.of(), reason),
                target(staff, Api.SHIFT_CLOSING, sample("shift-closing"), Set.of("/next", "/reason", "/coSignature"),
                        reason),
                target(clerk, Api.CANCELLATION, sample("cancellation"), Set.of(), reason),
                target(clerk, Api.QUICK_PERMITS, application, Set.of("/chineseName", "/contact/phone",
                        "/contact/email"), Set.of("/chineseName", "/identityNumber"))));
        targets.add(target(clerk, Api.CORRECTIONS,
                WireJson.strict().writeValueAsString(new Correction(Bureau.traveller(78), "birth date mistyped")),
                Set.of("/application/chineseName", "/application/contact/phone", "/application/contact/email"),
                Set.of("/application/chineseName", "/application/identityNumber", "/reason")));
        return targets;
    }

    private static Target target(TestClient client, String route, String body, Set<String> optional,
            Set<String> words) {
        return new Target(client, route, route.replaceAll("\\{[^}]+}", "kangtai"), withoutNulls(body), optional, words);
    }

    /// A key a kiosk may offer.
    private static String sealKey(TestClient kiosk) throws JsonProcessingException {
        KeyPair key = DeviceKeys.newKey(new SecureRandom());
        return WireJson.strict().writeValueAsString(new KioskSealKey(
                Base64.getEncoder().encodeToString(key.getPublic().getEncoded()),
                KioskKey.proof(kiosk.deviceId(), key.getPrivate())));
    }

    private static String withoutNulls(String json) {
        try {
            ObjectNode tree = (ObjectNode) WireJson.lenient().readTree(json);
            removeNulls(tree);
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().stream().filter(field -> field.getValue().isNull()).map(Map.Entry::getKey).toList()
                    .forEach(object::remove);
        }
        node.forEach(BadInputTest::removeNulls);
    }

    private static String sample(String name) {
        return WireSamples.json(name);
    }

    @Test
    void every_call_that_takes_a_body_is_in_the_table() throws JsonProcessingException {
        List<String> covered = new ArrayList<>(targets().stream().map(Target::route).toList());
        covered.add(Api.REGISTER_LOADS);
        // Takes no body at all.
        covered.add(Api.SHIFTS);
        assertThat(server.application().router().routes()).filteredOn(route -> route.method() == HttpMethod.POST
                && !route.forBrowsers())
                .extracting(Route::path).isSubsetOf(covered);
    }

    private static TestClient keyed(TestClient client, String language) {
        return client.withHeader(Api.IDEMPOTENCY_KEY, "\"" + UUID.randomUUID() + "\"")
                .withHeader("Accept-Language", language);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void each_field_refuses_what_does_not_belong_there(Target target) {
        List<String> wrong = new ArrayList<>();
        int turn = 0;
        List<BadBodies.Bad> bodies = BadBodies.of(target.body(), target.optional(), target.words());
        for (BadBodies.Bad bad : bodies) {
            boolean english = turn++ % 2 == 0;
            TestClient.Answer answer = keyed(target.client(), english ? "en" : "zh-TW")
                    .post(target.path(), bad.json());
            String fault = fault(answer, bad.pointer(), english);
            if (!fault.isEmpty()) {
                wrong.add(bad.what() + ": " + fault + " in " + answer.status() + " " + answer.text());
            }
        }
        assertThat(wrong).as("%d of %d bodies", wrong.size(), bodies.size()).isEmpty();
    }

    /// What is wrong with the answer to a bad field, empty when nothing is.
    private static String fault(TestClient.Answer answer, String pointer, boolean english) {
        if (answer.status() < 400 || answer.status() >= 500) {
            return "status";
        }
        if (!FIELD_PROBLEMS.contains(answer.problem())) {
            return "problem";
        }
        for (JsonNode error : answer.json().path("errors")) {
            String named = error.path("pointer").asText();
            if (named.equals(pointer) || named.startsWith(pointer + "/")) {
                String text = error.path("text").asText();
                boolean han = text.codePoints().anyMatch(Character::isIdeographic);
                return text.isBlank() || han == english ? "language" : "";
            }
        }
        return "pointer";
    }

    @ParameterizedTest
    @MethodSource("targets")
    void bodies_that_are_no_json_too_large_or_of_another_kind_are_refused(Target target) {
        for (String body : List.of("", "{", "[]", "null", "\"text\"", target.body() + "x",
                target.body().replaceFirst(":", ";"), "{\"a\":1,\"a\":2}", "\u0000")) {
            assertThat(keyed(target.client(), "en").post(target.path(), body).problem()).as(body)
                    .isEqualTo("malformed-json");
        }
        byte[] latin = target.body().replaceFirst("\"[^\"]+\"", "\"\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(send(target, "application/json", HttpRequest.BodyPublishers.ofByteArray(latin)).problem())
                .isIn("malformed-json", "invalid-fields");
        String large = target.body().substring(0, target.body().length() - 1) + " ".repeat(2 << 20) + "}";
        assertThat(keyed(target.client(), "en").post(target.path(), large).problem()).isEqualTo("body-too-large");
        assertThat(send(target, "application/json", HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8), 0, 90_000))).problem())
                .isEqualTo("body-too-large");
        for (String type : List.of("text/plain", "text/csv", "application/json; charset=big5", "nonsense")) {
            assertThat(send(target, type, HttpRequest.BodyPublishers.ofString(target.body())).problem()).as(type)
                    .isEqualTo("unsupported-media-type");
        }
    }

    private static TestClient.Answer send(Target target, String type, HttpRequest.BodyPublisher body) {
        TestClient client = keyed(target.client(), "en");
        return client.send(client.request(target.path()).header("Content-Type", type).POST(body));
    }

    static Stream<String> keyedRoutes() {
        return Stream.of(Api.QUICK_PERMITS, Api.CORRECTIONS, Api.CANCELLATION, Api.TOP_UPS, Api.DENY_LIST,
                Api.PRICES, Api.PRINT_LEASES, Api.REPRINT_LEASES, Api.INSPECTION_ENTRIES);
    }

    @ParameterizedTest
    @MethodSource("keyedRoutes")
    void keys_that_are_none_are_refused_with_the_form_of_a_good_one(String route) throws JsonProcessingException {
        Target target = targets().stream().filter(each -> each.route().equals(route)).findFirst().orElseThrow();
        assertThat(target.client().post(target.path(), target.body()).problem()).isEqualTo("missing-idempotency-key");
        for (String key : List.of("\"short\"", UUID.randomUUID().toString(), "\"" + "a".repeat(300) + "\"", "\"\"",
                "\"",
                "\"0123456789 abcdef\"", "\"0123456789abcdef", "\"' OR 1=1 -- 0123456789\"")) {
            TestClient.Answer answer = target.client().withHeader(Api.IDEMPOTENCY_KEY, key)
                    .withHeader("Accept-Language", "en").post(target.path(), target.body());
            assertThat(answer.problem()).as(key).isEqualTo("missing-idempotency-key");
            assertThat(answer.json().path("detail").asText()).contains("in double quotes");
        }
    }

    /// Row 17: nothing typed becomes part of a statement.
    @Test
    void paths_that_name_nothing_are_not_found_whatever_they_contain() throws JsonProcessingException {
        for (String id : List.of("nothing", "x".repeat(3000), "%00", "%ed%a0%80", "%ff", "..%2f..", "%27%20OR%201=1--",
                "%EF%BC%91", "a%0d%0ab", "*", "%25", "0")) {
            for (Route route : server.application().router().routes()) {
                if (!route.path().contains("{") || route.path().equals(Api.REGISTER_LOADS)) {
                    continue;
                }
                String path = route.path().replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(id));
                TestClient.Answer answer = switch (route.method()) {
                    case GET -> keyed(reader(route), "en").get(path);
                    case DELETE -> throw new IllegalStateException("no DELETE has parameters");
                    case POST -> {
                        Target target = targets().stream().filter(each -> each.route().equals(route.path()))
                                .findFirst().orElseThrow();
                        yield keyed(target.client(), "en").post(path, target.body());
                    }
                };
                assertThat(answer.status()).as(route + " " + id + " " + answer.text()).isIn(400, 404);
                if (answer.status() == 400) {
                    // The server hangs up on a path it cannot read, and says so: the next call takes another line.
                    assertThat(answer.http().headers().firstValue("connection")).as(id).contains("close");
                    assertThat(answer.problem()).as(id).isEqualTo("unreadable-request");
                    assertThat(answer.json().path("title").asText()).as(id).contains("Unreadable request");
                }
            }
            assertThat(keyed(officer, "en").post("/api/v1/registers/" + id + "/loads", "{}").status()).as(id)
                    .isBetween(400, 499);
        }
    }

    private TestClient reader(Route route) {
        return switch (route.path()) {
            case Api.AGENCY_STATEMENT, Api.AGENCY_MONTH, Api.ASSOCIATION_MONTH, Api.STOCK_SHEET -> officer;
            case Api.DEPOSIT_MONTH -> manager;
            default -> clerk;
        };
    }

    @Test
    void query_parameters_are_named_when_they_are_wrong() {
        for (String bad : List.of("from=2026-02-30", "to=%EF%BC%92%EF%BC%90", "from=%2B999999999-12-31",
                "to=%2B999999999-12-31", "from=-999999999-01-01", "from=", "from=2026-11-02&to=2026-11-01",
                "from=2020-01-01&to=2026-01-01", "from=2026-01-01&from=2026-01-02", "to=1%00")) {
            for (String path : List.of(Api.DEPOSIT_STATEMENT, Api.path(Api.AGENCY_STATEMENT, "kangtai"))) {
                TestClient.Answer answer = keyed(path.contains("agencies") ? officer : clerk, "en")
                        .get(path + "?" + bad);
                assertThat(answer.problem()).as(path + bad + answer.text()).isEqualTo("invalid-fields");
                assertThat(answer.text()).contains("query:");
            }
        }
        for (String bad : List.of("from=2026-02-30", "to=x", "from=%2B999999999-12-31", "limit=0", "limit=201",
                "limit=-1", "limit=%EF%BC%91", "limit=1e3", "limit=99999999999999999999", "state=approved", "state=%27",
                "after=1_2", "after=%27%3B", "after=99999999999999999999_QP", "q=" + "x".repeat(61), "q=%00",
                "q=a&q=b", "from=2026-11-02&to=2026-11-01")) {
            TestClient.Answer answer = keyed(clerk, "zh-TW").get(Api.QUICK_PERMITS + "?" + bad);
            assertThat(answer.problem()).as(bad + answer.text()).isEqualTo("invalid-fields");
            assertThat(answer.json().at("/errors/0/pointer").asText()).startsWith("query:");
        }
        for (String broken : List.of("q=%ff", "q=%ed%a0%80", "%00=1", "unknown=1")) {
            assertThat(clerk.get(Api.QUICK_PERMITS + "?" + broken).status()).as(broken).isLessThan(500);
        }
    }

    /// Row 17: what breaks a statement that is put together from text finds nothing and changes nothing.
    @Test
    void injected_statements_are_only_text() {
        TestClient terminal = clerk;
        for (String text : List.of("' OR '1'='1", "'; DELETE FROM quick_permit_case; --", "%' OR 1=1 --", "\\'; --",
                "x' UNION SELECT login, password_hash FROM app_user --", "$1", ":q", "?", "%", "_", "!")) {
            TestClient.Answer found = terminal.get(Api.QUICK_PERMITS + "?q=" + java.net.URLEncoder.encode(text,
                    StandardCharsets.UTF_8));
            assertThat(found.status()).as(text + found.text()).isEqualTo(200);
            assertThat(found.json().path("cases").size()).isZero();
            assertThat(terminal.post(Api.SESSIONS, Map.of("login", text, "password", text, "token", "123456"))
                    .status()).as(text).isIn(401, 422);
            assertThat(inspector.post(Api.INSPECTION_LOOK_UPS, Map.of("documentNumber", text)).status()).as(text)
                    .isIn(404, 422);
        }
    }
}
