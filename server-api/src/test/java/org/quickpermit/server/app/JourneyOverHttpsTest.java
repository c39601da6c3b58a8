package org.quickpermit.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.quickpermit.seal.Seal;
import org.quickpermit.seal.SealKind;
import org.quickpermit.seal.SealSigner;
import org.quickpermit.server.quickpermit.Bureau;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Api;
import org.quickpermit.wire.Cancellation;
import org.quickpermit.wire.CaseList;
import org.quickpermit.wire.Correction;
import org.quickpermit.wire.Deposit;
import org.quickpermit.wire.EntryRequest;
import org.quickpermit.wire.InspectionView;
import org.quickpermit.wire.PermitLookUp;
import org.quickpermit.wire.PrintLease;
import org.quickpermit.wire.PrintLeaseRequest;
import org.quickpermit.wire.PrintOutcome;
import org.quickpermit.wire.QuickPermitApplication;
import org.quickpermit.wire.QuickPermitCase;
import org.quickpermit.wire.Role;
import org.quickpermit.wire.TopUp;
import org.quickpermit.wire.WireJson;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/// From the terminal to the border over real HTTPS, with everything that is written down on the way searched for the
/// traveller afterwards.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyOverHttpsTest {
    private static final List<String> REGISTERS = List.of("movements", "passports", "deny-list", "control",
            "prior-approvals");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private TestServer server;
    private TestClient clerk;
    private TestClient rival;
    private TestClient officer;
    private int number = 400;

    @BeforeAll
    void start() throws IOException {
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
        server = TestServer.start();
        for (String register : REGISTERS) {
            List<String> sample;
            try (Stream<String> lines = Files.lines(Path.of("src/main/resources/demo/" + register + ".csv"))) {
                sample = lines.toList();
            }
            Path file = Files.write(server.data().resolve(register + ".csv"), sample);
            assertThat(server.application().features().loadRegister(register, file).rejected()).isEmpty();
        }
        clerk = server.clerk("kangtai");
        rival = server.clerk("haojiang");
        officer = server.bureau(Role.BUREAU_OFFICER);
        for (String agency : List.of("kangtai", "haojiang")) {
            assertThat(officer.post(Api.path(Api.TOP_UPS, agency), UUID.randomUUID(),
                    new TopUp(new org.quickpermit.money.Ntd(2000), "R-" + agency)).status()).isLessThan(300);
        }
    }

    @AfterAll
    void stop() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        server.close();
    }

    private QuickPermitApplication traveller() {
        return Bureau.traveller(number++);
    }

    private QuickPermitCase approved(TestClient by, QuickPermitApplication application) {
        TestClient.Answer answer = by.post(Api.QUICK_PERMITS, UUID.randomUUID(), application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        QuickPermitCase decided = answer.as(QuickPermitCase.class);
        assertThat(decided.outcome()).as(answer.text()).isEqualTo(QuickPermitCase.Outcome.APPROVED);
        return decided;
    }

    private static QuickPermitApplication canary() {
        TravelDocument document = Bureau.document("K87654321", "CANARYBIRD", "ZWITSCHER");
        QuickPermitApplication plain = Bureau.swiped(document, Bureau.identity(987_654));
        return new QuickPermitApplication(plain.document(), plain.mrz(), plain.declaredKind(), "黃絲雀",
                plain.identityNumber(), new QuickPermitApplication.Contact("+852 6543 2109", "canary@bird.example"),
                plain.intendedArrival(), plain.origins());
    }

    /// Row 40: nothing of the traveller in log, metrics or audit entries, after the whole way with its refusals.
    @Test
    @Tag("QP-5")
    @Tag("QP-6")
    @Tag("QP-11")
    void a_traveller_passes_from_terminal_to_border_and_leaves_no_trace_in_logs_metrics_and_audit() {
        QuickPermitApplication application = canary();
        QuickPermitCase decided = approved(clerk, application);
        assertThat(clerk.post(Api.QUICK_PERMITS, UUID.randomUUID(), application).status()).isEqualTo(201);
        String seal = Bureau.permit(decided).seal();

        TestClient kiosk = server.kiosk("TPE-T1-S-1");
        server.stocked(officer, kiosk, "TPE-T1-S", "A0000001", 10);
        TestClient.Answer leased = kiosk.post(Api.PRINT_LEASES, UUID.randomUUID(),
                new PrintLeaseRequest(seal, null, "A0000001", null));
        assertThat(leased.status()).as(leased.text()).isEqualTo(201);
        PrintLease lease = leased.as(PrintLease.class);
        assertThat(kiosk.post(Api.path(Api.PRINT_OUTCOME, lease.leaseId()), UUID.randomUUID(),
                new PrintOutcome(PrintOutcome.Result.CONFIRMED, PrintOutcome.Evidence.SHEET_SCANNED,
                        lease.sheetNumber(), 1, server.clock().instant()))
                .status()).isLessThan(300);
        assertThat(kiosk.post(Api.PRINT_LEASES, UUID.randomUUID(),
                new PrintLeaseRequest(seal, null, "A0000002", null)).status()).isEqualTo(409);

        TestClient inspector = server.bureau(Role.INSPECTOR);
        InspectionView view = inspector.post(Api.INSPECTION_LOOK_UPS,
                new PermitLookUp(null, null, "K87654321")).as(InspectionView.class);
        assertThat(view.admissible()).isTrue();
        EntryRequest entry = new EntryRequest(view.permitId(), lease.sheetNumber(), "K87654321", "TPE-T1-S");
        assertThat(inspector.post(Api.INSPECTION_ENTRIES, UUID.randomUUID(), entry).status()).isLessThan(300);
        assertThat(inspector.post(Api.INSPECTION_ENTRIES, UUID.randomUUID(), entry).status()).isLessThan(300);
        assertThat(inspector.post(Api.INSPECTION_ENTRIES, UUID.randomUUID(), entry).problem())
                .isEqualTo("entry-refused");
        // Broken calls are where programs quote what they were given.
        String broken = "{\"document\":{\"number\":\"K87654321\",\"surname\":5},\"chineseName\":\"黃絲雀";
        clerk.post(Api.QUICK_PERMITS, broken);
        clerk.withHeader(Api.IDEMPOTENCY_KEY, "\"" + UUID.randomUUID() + "\"").post(Api.QUICK_PERMITS, broken);

        List<String> canaries = List.of("K87654321", "CANARYBIRD", "ZWITSCHER", "黃絲雀", "987654", "6543 2109",
                "canary@bird", TestServer.PASSWORD);
        StringBuilder written = new StringBuilder(server.monitor().get(Api.METRICS).text());
        for (ILoggingEvent event : List.copyOf(log.list)) {
            written.append(event.getFormattedMessage()).append(event.getKeyValuePairs());
            if (event.getThrowableProxy() != null) {
                written.append(event.getThrowableProxy().getMessage());
            }
        }
        server.application().platform().database().read(handle -> handle
                .createQuery("SELECT actor || ' ' || subject || ' ' || outcome || ' ' || details FROM audit_entry")
                .mapTo(String.class)
                .list()).forEach(written::append);
        assertThat(written.toString()).contains("APPROVED");
        assertThat(canaries).noneSatisfy(canary -> assertThat(written.toString()).contains(canary));
    }

    /// Row 31: every address that names a case of agency A answers agency B as if it did not exist.
    @Test
    @Tag("QP-2")
    void another_agency_sees_changes_and_finds_nothing_of_a_case() {
        QuickPermitCase own = approved(clerk, traveller());
        String caseNumber = own.caseNumber().value();
        TestClient.Answer missing = rival.get(Api.path(Api.QUICK_PERMIT, "QP-26-999999-X"));
        TestClient.Answer foreign = rival.get(Api.path(Api.QUICK_PERMIT, caseNumber));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.problem()).isEqualTo(missing.problem());
        assertThat(rival.post(Api.path(Api.CANCELLATION, caseNumber), UUID.randomUUID(), new Cancellation("mine"))
                .status()).isEqualTo(404);
        assertThat(rival.post(Api.path(Api.CORRECTIONS, caseNumber), UUID.randomUUID(),
                new Correction(own.application(), "mine")).status()).isEqualTo(404);
        assertThat(rival.get(Api.QUICK_PERMITS).as(CaseList.class).cases())
                .noneMatch(row -> row.caseNumber().equals(own.caseNumber()));
        assertThat(clerk.get(Api.path(Api.QUICK_PERMIT, caseNumber)).status()).isEqualTo(200);
    }

    /// The same key and body answer the same bytes and charge once; another body is refused.
    @Test
    @Tag("QP-3")
    @Tag("QP-8")
    void a_repeated_key_answers_the_same_bytes_and_charges_once() {
        UUID key = UUID.randomUUID();
        QuickPermitApplication application = traveller();
        long before = clerk.get(Api.DEPOSIT).as(Deposit.class).balance().dollars();
        TestClient.Answer first = clerk.post(Api.QUICK_PERMITS, key, application);
        TestClient.Answer again = clerk.post(Api.QUICK_PERMITS, key, application);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(clerk.get(Api.DEPOSIT).as(Deposit.class).balance().dollars()).isEqualTo(before - 200);
        assertThat(clerk.post(Api.QUICK_PERMITS, key, traveller()).problem()).isEqualTo("idempotency-key-reused");
        assertThat(clerk.post(Api.QUICK_PERMITS, application).problem()).isEqualTo("missing-idempotency-key");
    }

    /// Row 23: each field of the application, one by one, with what does not belong there; nothing is written.
    @Test
    @Tag("QP-1")
    void every_field_of_an_application_refuses_what_does_not_belong_there_and_writes_nothing() throws IOException {
        Map<String, String> bad = Map.ofEntries(Map.entry("/document/number", "\"\\u0000\""),
                Map.entry("/document/surname", "\"CHAN\\ud800\""), Map.entry("/document/givenNames", "7"),
                Map.entry("/document/birthDate", "\"1980-02-30\""), Map.entry("/document/expiryDate", "\"2031-13-01\""),
                Map.entry("/document/sex", "\"X\""), Map.entry("/document/nationality", "[]"),
                Map.entry("/document/issuingState", "null"), Map.entry("/mrz", "\"P<CHN\""),
                Map.entry("/declaredKind", "\"SEAMAN\""), Map.entry("/chineseName", "\"陳\\u202e大文\""),
                Map.entry("/identityNumber", "true"), Map.entry("/contact", "null"),
                Map.entry("/contact/phone", "\"" + "9".repeat(3000) + "\""),
                Map.entry("/intendedArrival", "\"民國115年\""), Map.entry("/origins", "[]"));
        long cases = countOf("SELECT COUNT(*) FROM quick_permit_case");
        long audits = countOf("SELECT COUNT(*) FROM audit_entry WHERE action NOT LIKE 'SIGN%'");
        for (Map.Entry<String, String> field : bad.entrySet()) {
            ObjectNode body = WireJson.strict().valueToTree(traveller());
            int slash = field.getKey().lastIndexOf('/');
            ((ObjectNode) body.at(field.getKey().substring(0, slash))).set(field.getKey().substring(slash + 1),
                    WireJson.lenient().readTree(field.getValue()));
            TestClient.Answer answer = clerk.withHeader("Accept-Language", "en")
                    .withHeader(Api.IDEMPOTENCY_KEY, "\"" + UUID.randomUUID() + "\"")
                    .post(Api.QUICK_PERMITS, WireJson.strict().writeValueAsString(body));
            assertThat(answer.problem()).as(field.getKey() + answer.text()).isEqualTo("invalid-fields");
            assertThat(answer.json().get("errors").findValuesAsText("pointer")).as(answer.text())
                    .contains(field.getKey());
        }
        assertThat(countOf("SELECT COUNT(*) FROM quick_permit_case")).isEqualTo(cases);
        assertThat(countOf("SELECT COUNT(*) FROM audit_entry WHERE action NOT LIKE 'SIGN%'")).isEqualTo(audits);
    }

    /// Row 36: a genuine seal of the wrong paper, one by a key that is on no list, an altered one and an expired one.
    @Test
    void seals_of_the_wrong_kind_an_unknown_key_or_a_past_day_are_refused_by_reason() throws Exception {
        QuickPermitCase decided = approved(clerk, traveller());
        String boarding = Bureau.permit(decided).seal();
        TestClient kiosk = server.kiosk("TPE-T1-N-1");
        server.stocked(officer, kiosk, "TPE-T1-N", "S0000036", 1);
        TestClient inspector = server.bureau(Role.INSPECTOR);
        assertThat(sealFault(inspector.post(Api.INSPECTION_LOOK_UPS, new PermitLookUp(boarding, null, null))))
                .isEqualTo("WRONG_KIND");
        String altered = boarding.substring(0, 40) + (boarding.charAt(40) == 'A' ? 'B' : 'A') + boarding.substring(41);
        assertThat(sealFault(lease(kiosk, altered))).isIn("FORGED", "MALFORMED", "UNKNOWN_KEY");
        java.time.LocalDate today = java.time.LocalDate.now(server.clock());
        java.security.KeyPair foreign = org.quickpermit.server.platform.tls.DeviceKeys
                .newKey(new java.security.SecureRandom());
        java.security.KeyPair own = server.application().platform().keys().sealKeys().getFirst().pair();
        assertThat(sealFault(lease(kiosk, seal(foreign, decided, today)))).isEqualTo("UNKNOWN_KEY");
        assertThat(sealFault(lease(kiosk, seal(own, decided, today.minusDays(1))))).isEqualTo("EXPIRED");
        assertThat(lease(kiosk, seal(own, decided, today)).status()).isEqualTo(201);
    }

    private static TestClient.Answer lease(TestClient kiosk, String seal) {
        return kiosk.post(Api.PRINT_LEASES, UUID.randomUUID(), new PrintLeaseRequest(seal, null, "S0000036", null));
    }

    private static String sealFault(TestClient.Answer answer) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo("seal-refused");
        return answer.json().at("/errors/0/code").asText();
    }

    private static String seal(java.security.KeyPair key, QuickPermitCase decided, java.time.LocalDate lastDay) {
        TravelDocument document = decided.application().document();
        String keyId = org.quickpermit.seal.TrustedKey.keyIdOf(key.getPublic());
        return new SealSigner(keyId, key.getPrivate()).sign(new Seal(SealKind.BOARDING_CONFIRMATION,
                Bureau.permit(decided).permitId(), 0, null, document.number(), document.nationality(),
                document.birthDate(), lastDay.minusDays(5), lastDay, keyId));
    }

    /// A decision is counted once, under its outcome; a repeated key is no second one.
    @Test
    void the_metrics_count_decisions_by_outcome_and_what_the_writer_does() {
        double before = metric("quickpermit_decisions_total{outcome=\"approved\"}");
        double refused = metric("quickpermit_decisions_total{outcome=\"refused\"}");
        double commits = metric("db_write_commits_total");
        UUID key = UUID.randomUUID();
        QuickPermitApplication application = traveller();
        clerk.post(Api.QUICK_PERMITS, key, application);
        clerk.post(Api.QUICK_PERMITS, key, application);
        clerk.post(Api.QUICK_PERMITS, UUID.randomUUID(), application);
        assertThat(metric("quickpermit_decisions_total{outcome=\"approved\"}")).isEqualTo(before + 1);
        assertThat(metric("quickpermit_decisions_total{outcome=\"refused\"}")).isEqualTo(refused + 1);
        assertThat(metric("db_write_commits_total")).isGreaterThan(commits);
        assertThat(metric("db_writer_queue")).isNotNegative();
    }

    private double metric(String name) {
        return server.monitor().get(Api.METRICS).text().lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
    }

    private long countOf(String sql) {
        return server.application().platform().database().read(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
