package org.quickpermit.server.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.quickpermit.money.Ntd;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.DenyListEntry;
import org.quickpermit.wire.DeviceKind;
import org.quickpermit.wire.NewAgency;
import org.quickpermit.wire.NewDevice;
import org.quickpermit.wire.NewUser;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Revocation;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.Text;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// Rows 17 and 18: texts that do harm where they are taken for more than text, in every free text of every call. Each is
/// refused by name or kept as it is, letter by letter; no other row changes, and no log line shows it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectionTest {
    /// The audit log writes details as `key=value` with a separator; inside a value those are escaped.
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\\\;=])");
    private static final List<String> NOTHING = List.of();
    /// Counters, balances and marks that every call moves.
    private static final Set<String> MOVING = Set.of("audit_head", "failed_attempt", "deposit", "case_serial",
            "idempotency_record", "user_session", "trust_list_number");
    /// Escapes all beyond ASCII, so that half a character reaches the server as it is.
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private TestServer server;
    private TestClient clerk;
    private TestClient officer;
    private TestClient administrator;
    private TestClient inspector;
    private TestClient kiosk;
    private int number = 5_000;

    /// One call that is right in every field.
    ///
    /// @param own what the rows that this call may change contain one of
    private record Right(String path, String body, List<String> own) {}

    /// A free text.
    ///
    /// @param client who may call
    /// @param pointer the field
    /// @param kept true when an accepted text is stored and can be found again
    /// @param call makes a call of its own for each text
    private record Field(String name, TestClient client, String pointer, boolean kept, Supplier<Right> call) {
        @Override
        public String toString() {
            return name + " " + pointer;
        }
    }

    @BeforeAll
    void start() throws IOException {
        log.start();
        root().addAppender(log);
        server = TestServer.start();
        for (String register : List.of("movements", "passports", "deny-list", "control", "prior-approvals")) {
            assertThat(server.application().features().loadRegister(register,
                    Path.of("src/main/resources/demo/" + register + ".csv")).rejected()).isEmpty();
        }
        clerk = server.clerk("kangtai");
        officer = server.bureau(Role.BUREAU_OFFICER);
        administrator = server.bureau(Role.ADMINISTRATOR);
        inspector = server.bureau(Role.INSPECTOR);
        kiosk = server.kiosk("TPE-T1-S-1");
        assertThat(officer.post(Api.path(Api.TOP_UPS, "kangtai"), UUID.randomUUID(),
                new TopUp(new Ntd(10_000_000), "R-1")).status()).isLessThan(300);
    }

    @AfterAll
    void stop() {
        root().detachAppender(log);
        server.close();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    Stream<Field> fields() {
        List<Field> fields = new ArrayList<>();
        Supplier<Right> denied = () -> right(Api.DENY_LIST, new DenyListEntry("K" + (80_000_000 + number++), null,
                "CHAN, TAI MAN", "陳大文", java.time.LocalDate.of(1980, 1, 1), "order 1", null), NOTHING);
        for (String pointer : List.of("/reason", "/name", "/chineseName", "/documentNumber", "/identityNumber")) {
            fields.add(new Field("deny list", officer, pointer, true, denied));
        }
        fields.add(new Field("top-up", officer, "/reference", true,
                () -> right(Api.path(Api.TOP_UPS, "kangtai"), new TopUp(new Ntd(1), "R-2"), NOTHING)));
        for (String pointer : List.of("/name/zh", "/name/en", "/id")) {
            fields.add(new Field("agency", officer, pointer, true, () -> right(Api.AGENCIES,
                    new NewAgency("agency-" + number++, new Text("旅行社", "Tours"), NewAgency.Region.MACAU), NOTHING)));
        }
        for (String pointer : List.of("/name", "/agencyId")) {
            fields.add(new Field("device", officer, pointer, true, () -> right(Api.DEVICES,
                    NewDevice.of(DeviceKind.TERMINAL, "front desk", "kangtai"), NOTHING)));
        }
        for (String pointer : List.of("/displayName", "/login", "/tokenSerial", "/agencyId")) {
            fields.add(new Field("user", officer, pointer, true, this::user));
        }
        for (String pointer : List.of("/chineseName", "/contact/email", "/contact/phone", "/identityNumber",
                "/document/surname", "/document/givenNames", "/document/number")) {
            fields.add(new Field("application", clerk, pointer, true,
                    () -> right(Api.QUICK_PERMITS, withContact(Bureau.traveller(number++)), NOTHING)));
        }
        fields.add(new Field("correction", clerk, "/reason", true, () -> {
            QuickPermitCase decided = approved();
            return right(Api.path(Api.CORRECTIONS, decided.caseNumber().value()),
                    new Correction(decided.application(), "typed wrong"), List.of(decided.caseNumber().value()));
        }));
        fields.add(new Field("cancellation", clerk, "/reason", true, () -> {
            String own = approved().caseNumber().value();
            return right(Api.path(Api.CANCELLATION, own), new Revocation("changed plans"), List.of(own));
        }));
        fields.add(new Field("permit revocation", officer, "/reason", true, () -> {
            QuickPermitCase decided = approved();
            return right(Api.path(Api.REVOCATION, Bureau.permit(decided).permitId().value()), new Revocation("order 1"),
                    List.of(decided.caseNumber().value()));
        }));
        fields.add(new Field("device revocation", officer, "/reason", true, () -> {
            String own = server.terminal("kangtai").deviceId();
            return right(Api.path(Api.DEVICE_REVOCATION, own), new Revocation("stolen"), List.of(own));
        }));
        fields.add(new Field("deactivation", administrator, "/reason", true, () -> {
            String own = server.register(Role.AGENCY_CLERK, "kangtai", null).person().login();
            return right(Api.path(Api.USER_DEACTIVATION, own), new Revocation("left"),
                    List.of("login=" + own + ",", "serial=" + own.replace("person.", "CARD-") + ","));
        }));
        for (String pointer : List.of("/login", "/password", "/token")) {
            fields.add(new Field("sign-in", clerk, pointer, false, () -> right(Api.SESSIONS,
                    Map.of("login", "nobody." + number++, "password", "some long password", "token", "123456"),
                    NOTHING)));
        }
        for (String pointer : List.of("/login", "/password", "/token", "/code")) {
            fields.add(new Field("activation", clerk, pointer, false, () -> right(Api.ACTIVATIONS, Map.of("login",
                    "nobody." + number++, "password", "some long password", "token", "123456", "code", "AAAA-BBBB"),
                    NOTHING)));
        }
        fields.add(new Field("look-up", inspector, "/documentNumber", false,
                () -> right(Api.INSPECTION_LOOK_UPS, Map.of("documentNumber", "K1"), NOTHING)));
        for (String pointer : List.of("/seal", "/sheetNumber")) {
            fields.add(new Field("print lease", kiosk, pointer, false,
                    () -> right(Api.PRINT_LEASES, Map.of("seal", "NIA1:AAAA", "sheetNumber", "A0000001"), NOTHING)));
        }
        return fields.stream();
    }

    private Right user() {
        String serial = "CARD-I" + number++;
        server.application().platform().database().write(handle -> server.application().administration().cards()
                .add(handle, List.of(new org.quickpermit.server.identity.TokenCards.Card(serial, new byte[20]))));
        return right(Api.USERS, new NewUser("clerk." + number++, "Clerk", Role.AGENCY_CLERK, "kangtai", null, serial),
                List.of(serial));
    }

    private QuickPermitCase approved() {
        TestClient.Answer answer = clerk.post(Api.QUICK_PERMITS, UUID.randomUUID(), Bureau.traveller(number++));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.as(QuickPermitCase.class);
    }

    private static QuickPermitApplication withContact(QuickPermitApplication plain) {
        return new QuickPermitApplication(plain.document(), plain.mrz(), plain.declaredKind(), "黃絲雀",
                plain.identityNumber(), new QuickPermitApplication.Contact("+852 6543 2109", "a@bird.example"),
                plain.intendedArrival(), plain.origins());
    }

    private static Right right(String path, Object body, List<String> own) {
        try {
            return new Right(path, WireJson.strict().writeValueAsString(body), own);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void is_refused_by_name_or_kept_as_it_is(Field field) throws JsonProcessingException {
        List<String> wrong = new ArrayList<>();
        for (String text : Injections.texts()) {
            Right right = field.call().get();
            ObjectNode body = (ObjectNode) JSON.readTree(right.body());
            String parent = field.pointer().substring(0, field.pointer().lastIndexOf('/'));
            ((ObjectNode) body.at(parent)).put(field.pointer().substring(parent.length() + 1), text);
            log.list.clear();
            Set<String> before = rows();
            TestClient.Answer answer = field.client().withHeader(Api.IDEMPOTENCY_KEY, "\"" + UUID.randomUUID() + "\"")
                    .post(right.path(), JSON.writeValueAsString(body));
            Set<String> after = rows();
            String fault = fault(field, text, answer, before, after, right.own()) + inLog(text);
            if (!fault.isEmpty()) {
                wrong.add(
                        JSON.writeValueAsString(text) + ": " + fault + " in " + answer.status() + " " + answer.text());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String fault(Field field, String text, TestClient.Answer answer, Set<String> before,
            Set<String> after, List<String> own) {
        Set<String> lost = minus(before, after);
        Set<String> added = minus(after, before);
        if (answer.status() >= 500) {
            return "failure";
        }
        if (answer.status() >= 300) {
            boolean named = !answer.problem().equals("invalid-fields") && !answer.problem().equals("seal-refused")
                    && !Injections.isUnprintable(text) || names(answer, field.pointer());
            return (named ? "" : "not named ") + (withoutAudit(lost).isEmpty() && withoutAudit(added).isEmpty()
                    ? ""
                    : "refused, but changed " + withoutAudit(lost) + withoutAudit(added));
        }
        List<String> others = lost.stream().filter(row -> own.stream().noneMatch(row::contains)).toList();
        String changed = others.isEmpty() ? "" : "changed another row " + others;
        boolean literally = !field.kept() || added.stream().anyMatch(row -> row.contains(text));
        return (Injections.isUnprintable(text) ? "accepted what cannot be shown " : "")
                + (literally ? "" : "not stored as it is ") + changed;
    }

    private static boolean names(TestClient.Answer answer, String pointer) {
        for (JsonNode error : answer.json().path("errors")) {
            if (error.path("pointer").asText().equals(pointer) && !error.path("text").asText().isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    /// Failed attempts to sign in are written down.
    private static Set<String> withoutAudit(Set<String> rows) {
        return rows.stream().filter(row -> !row.startsWith("audit_entry ")).collect(Collectors.toSet());
    }

    private String inLog(String text) {
        StringBuilder lines = new StringBuilder();
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root().getAppender("STDERR");
        for (ILoggingEvent event : List.copyOf(log.list)) {
            String line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
            if (line.strip().codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
                return " a log line with control characters: " + line;
            }
            lines.append(line);
        }
        // A short text is found in every log.
        return text.length() > 3 && lines.indexOf(text) >= 0 ? " the text is in the log: " + lines : "";
    }

    /// Every row of every table, as `table {column=value, …}`.
    private Set<String> rows() {
        return server.application().platform().database().read(handle -> {
            Set<String> rows = new HashSet<>();
            List<String> tables = handle.createQuery(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
                    .mapTo(String.class).list();
            for (String table : tables) {
                if (!MOVING.contains(table)) {
                    handle.createQuery("SELECT * FROM " + table).mapToMap()
                            .forEach(row -> rows.add(table + " " + shown(row)));
                }
            }
            return rows;
        });
    }

    /// Messages kept as JSON are shown with their escapes undone: what they hold is the text.
    private static String shown(Map<String, Object> row) {
        return row.entrySet().stream().map(cell -> cell.getKey() + "=" + text(cell.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String text(Object value) {
        String text = value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
        if (!text.startsWith("{")) {
            return text.contains("\\") ? text + " " + ESCAPED.matcher(text).replaceAll("$1") : text;
        }
        try {
            List<String> leaves = new ArrayList<>(List.of(text));
            leaves(JSON.readTree(text), leaves);
            return String.join(" ", leaves);
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private static void leaves(JsonNode node, List<String> leaves) {
        if (node.isTextual()) {
            leaves.add(node.textValue());
        }
        node.forEach(child -> leaves(child, leaves));
    }

    /// The search finds nothing by a text that would find everything if it were more than text.
    @ParameterizedTest
    @MethodSource("texts")
    void a_search_by_it_finds_nothing(String text) {
        TestClient.Answer answer = clerk.get(Api.QUICK_PERMITS + "?q=" + java.net.URLEncoder.encode(text,
                StandardCharsets.UTF_8));
        if (answer.status() == 200) {
            assertThat(answer.json().path("cases").size()).isZero();
        } else {
            assertThat(answer.problem()).isEqualTo("invalid-fields");
            assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("query:q");
        }
    }

    static Stream<String> texts() {
        return Injections.texts().stream().filter(text -> Arrays.stream(text.split("")).noneMatch(
                c -> Character.isSurrogate(c.charAt(0))));
    }
}
