package org.quickpermit.wire;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.quickpermit.money.Ntd;
import org.quickpermit.mrz.Mrz;
import org.quickpermit.mrz.MrzResult;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.traveller.DocumentField;
import org.quickpermit.traveller.Origin;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class WireSamplesTest {
    private static final ObjectMapper MAPPER = WireJson.strict();

    static Stream<String> names() {
        return WireSamples.ALL.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_sample_is_a_whole_message_and_is_written_back_as_it_was(String name) throws Exception {
        Record message = WireSamples.message(name, WireSamples.ALL.get(name));

        assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(message)))
                .isEqualTo(MAPPER.readTree(WireSamples.bytes(name)));
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_message_survives_a_round_trip(String name) throws Exception {
        Record message = WireSamples.message(name, WireSamples.ALL.get(name));

        Object again = MAPPER.readValue(MAPPER.writeValueAsBytes(message), message.getClass());

        assertThat(again).isEqualTo(message);
    }

    @Test
    void every_sample_file_is_listed_and_every_message_has_one() throws Exception {
        Set<String> files = new HashSet<>();
        for (File file : Path.of(resource("/wire")).toFile().listFiles()) {
            files.add(file.getName().replace(".json", ""));
        }
        assertThat(files).isEqualTo(WireSamples.ALL.keySet());

        Set<Class<?>> seen = new HashSet<>(WireSamples.ALL.values());
        // Parts of other messages, never sent alone.
        seen.addAll(Set.of(Text.class, Ground.class, Station.class, PermitView.class, DecisionReceipt.class,
                EvidencePolicy.class, OfflinePolicy.class, OfflineConflict.class, Provision.class,
                PassportProof.class));
        assertThat(seen).containsAll(recordsOfThePackage());
    }

    private static Set<Class<?>> recordsOfThePackage() throws Exception {
        Path classes = Path.of(WireJson.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve("org/quickpermit/wire");
        Set<Class<?>> records = new HashSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".class") && name.indexOf('$') < 0 && !name.startsWith("package-info")) {
                    Class<?> type = Class.forName("org.quickpermit.wire." + name.replace(".class", ""));
                    if (type.isRecord()) {
                        records.add(type);
                    }
                }
            }
        }
        assertThat(records).isNotEmpty();
        return records;
    }

    private static java.net.URI resource(String path) throws URISyntaxException {
        return WireSamplesTest.class.getResource(path).toURI();
    }

    @Test
    void the_application_reads_as_the_values_it_says() {
        QuickPermitApplication application = WireSamples.message("quick-permit-application",
                QuickPermitApplication.class);

        TravelDocument document = new TravelDocument("P", "CHN", "K12345678", "CHN", "CHAN", "TAI MAN", false,
                LocalDate.of(1988, 4, 12), Sex.MALE, LocalDate.of(2031, 5, 20));
        assertThat(application.document()).isEqualTo(document);
        assertThat(application.chineseName()).isEqualTo("陳大文");
        assertThat(application.declaredKind()).isNull();
        assertThat(application.contact())
                .isEqualTo(new QuickPermitApplication.Contact("+852 2345 6789", "taiman.chan@example.com"));
        assertThat(application.origins()).containsAllEntriesOf(
                Map.of(DocumentField.NUMBER, Origin.SWIPED, DocumentField.CHINESE_NAME, Origin.TYPED));
        assertThat(Mrz.parse(application.mrz(), LocalDate.of(2026, 11, 22)))
                .isInstanceOfSatisfying(MrzResult.Parsed.class,
                        parsed -> assertThat(parsed.document()).isEqualTo(document));
    }

    @Test
    void the_approved_case_reads_as_the_values_it_says() {
        QuickPermitCase approved = WireSamples.message("quick-permit-case-approved", QuickPermitCase.class);

        assertThat(approved.caseNumber()).isEqualTo(CaseNumber.of("QP", 2026, 123));
        assertThat(approved.decidedAt()).isEqualTo(Instant.parse("2026-11-22T04:00:12.345Z"));
        assertThat(approved.charge()).isEqualTo(new QuickPermitCase.Charge(new Ntd(200), new Ntd(84000)));
        assertThat(approved.permit().permitId()).isEqualTo(new PermitId("7Q4K9ZT2M8XA"));
        assertThat(approved.permit().state()).isEqualTo(PermitState.GRANTED);
        assertThat(approved.permit().stations()).extracting(Station::id)
                .isEqualTo(List.of("TPE-T1-S", "TPE-T1-N", "TPE-T2"));
    }
}
