package org.quickpermit.server.decision;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.quickpermit.money.Ntd;
import org.quickpermit.permit.CaseNumber;
import org.quickpermit.permit.PermitId;
import org.quickpermit.permit.PermitState;
import org.quickpermit.server.decision.Findings.ControlNote;
import org.quickpermit.server.decision.Findings.DeniedPerson;
import org.quickpermit.server.decision.Findings.Movement;
import org.quickpermit.server.decision.Findings.OpenPermit;
import org.quickpermit.server.decision.Findings.PassportNote;
import org.quickpermit.server.decision.Findings.PriorApproval;
import org.quickpermit.traveller.DocumentKind;
import org.quickpermit.traveller.Sex;
import org.quickpermit.traveller.TravelDocument;
import org.quickpermit.wire.Ground;
import org.quickpermit.wire.QuickPermitApplication;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("QP-3")
@Tag("QP-4")
@Tag("T-3")
class DecisionTableTest {
    private static final RuleSet RULES = QuickPermitRules.on(Policy.standard());
    private static final LocalDate BORN = LocalDate.of(1980, 2, 29);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "quick-permit-decisions.csv")
    void decides_as_the_table_says(ArgumentsAccessor row) {
        if ("case".equals(row.getString(0))) {
            return;
        }
        LocalDate today = LocalDate.parse(row.getString(1));
        Findings findings = new Findings(found(row.getString(7), DecisionTableTest::movement),
                found(row.getString(8), DecisionTableTest::passport), found(row.getString(9),
                        DecisionTableTest::denied),
                found(row.getString(10), text -> new ControlNote(text.equals("ENTRY"))),
                found(row.getString(11), text -> new PriorApproval("N-1", LocalDate.parse(text))),
                ownPermit(row.getString(12)),
                new Findings.Account(new Ntd(Long.parseLong(or(row.getString(13), "200"))), new Ntd(200)));

        assertThat(told(DecisionEngine.decide(application(row), findings, RULES, today)))
                .isEqualTo(row.getString(14));
    }

    @Test
    void the_same_arguments_give_the_same_decision() {
        Findings findings = new Findings(new Finding.Clear<>(), new Finding.Clear<>(), new Finding.Clear<>(),
                new Finding.Clear<>(), new Finding.Clear<>(), List.of(),
                new Findings.Account(new Ntd(200), new Ntd(200)));
        QuickPermitApplication application = application(new TravelDocument("P", "CHN", "K12345678", "CHN", "CHAN",
                "TAI MAN", false, BORN, Sex.MALE, LocalDate.of(2031, 2, 28)), null);
        LocalDate today = LocalDate.of(2026, 11, 22);

        assertThat(DecisionEngine.decide(application, findings, RULES, today))
                .isEqualTo(DecisionEngine.decide(application, findings, RULES, today))
                .isInstanceOfSatisfying(Decision.Approved.class, approved -> {
                    assertThat(approved.terms().boardUntil()).isEqualTo(LocalDate.of(2027, 1, 22));
                    assertThat(approved.terms().lastUsableDay()).isEqualTo(LocalDate.of(2027, 2, 22));
                });
    }

    @Test
    void of_a_permit_another_agency_holds_no_date_is_told() {
        for (PermitState state : List.of(PermitState.GRANTED, PermitState.ISSUED, PermitState.USED)) {
            for (boolean own : List.of(true, false)) {
                Findings findings = new Findings(new Finding.Clear<>(), new Finding.Clear<>(), new Finding.Clear<>(),
                        new Finding.Clear<>(), new Finding.Clear<>(),
                        List.of(new OpenPermit(PermitId.of("7Q4K9ZT2M8XA"), CaseNumber.of("QP", 2026, 1), state,
                                LocalDate.of(2027, 1, 22), own)),
                        new Findings.Account(new Ntd(200), new Ntd(200)));
                QuickPermitApplication application = application(new TravelDocument("P", "CHN", "K12345678", "CHN",
                        "CHAN", "TAI MAN", false, BORN, Sex.MALE, LocalDate.of(2031, 2, 28)), null);
                Decision decision = DecisionEngine.decide(application, findings, RULES, LocalDate.of(2026, 11, 22));

                assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    Ground ground = refused.grounds().getFirst();
                    assertThat(ground.text().zh().contains("2027") && ground.text().en().contains("2027"))
                            .as(state + " own " + own).isEqualTo(own);
                    assertThat(ground.text().zh().contains("2027") || ground.text().en().contains("2027"))
                            .isEqualTo(own);
                });
            }
        }
    }

    @Test
    void every_rule_has_its_own_id() {
        assertThat(RULES.rules()).extracting(Rule::id).doesNotHaveDuplicates().hasSize(15);
    }

    @Test
    void the_confidential_ground_names_no_field_and_no_list() {
        Ground ground = Grounds.ORDINARY_CHANNEL;
        assertThat(ground.field()).isNull();
        assertThat(ground.advice()).isEqualTo(Ground.Advice.ORDINARY_CHANNEL);
        assertThat(ground.text().en().toLowerCase(java.util.Locale.ROOT)).doesNotContain("deny", "list", "control");
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Approved _ -> "APPROVED";
            case Decision.Refused(List<Ground> grounds) -> grounds.stream().map(Ground::code)
                    .collect(Collectors.joining(" "));
            case Decision.NotDecided(List<Register> missing) -> "NOT_DECIDED "
                    + missing.stream().map(Register::label).collect(Collectors.joining(" "));
        };
    }

    private static QuickPermitApplication application(ArgumentsAccessor row) {
        TravelDocument document = new TravelDocument("P", or(row.getString(3), "CHN"),
                or(row.getString(2), "K12345678"), or(row.getString(4), "CHN"), "CHAN", "TAI MAN", false, BORN,
                Sex.MALE, LocalDate.parse(or(row.getString(6), "2031-02-28")));
        String declared = row.getString(5);
        return application(document, declared == null ? null : DocumentKind.valueOf(declared));
    }

    private static QuickPermitApplication application(TravelDocument document, @Nullable DocumentKind declared) {
        return new QuickPermitApplication(document, List.of(), declared, "陳大文", "A123456(3)",
                new QuickPermitApplication.Contact("+852 9123 4567", null), LocalDate.of(2026, 12, 1), Map.of());
    }

    private static <E> Finding<E> found(@Nullable String cell, Function<String, E> entry) {
        if (cell == null) {
            return new Finding.Clear<>();
        }
        return cell.equals("unavailable")
                ? new Finding.Unavailable<>("down")
                : new Finding.Hit<>(Arrays.stream(cell.split("; ")).map(entry).toList());
    }

    private static Movement movement(String text) {
        String[] parts = text.split(" ");
        return new Movement(Movement.Direction.valueOf(parts[0]), LocalDate.parse(parts[1]));
    }

    private static PassportNote passport(String text) {
        String[] parts = text.split(" ");
        return new PassportNote(parts[0], PassportNote.Status.valueOf(parts[1]),
                LocalDate.parse(parts.length > 2 ? parts[2] : "2031-02-28"));
    }

    private static DeniedPerson denied(String text) {
        String[] parts = text.split(" ", 2);
        return switch (parts[0]) {
            case "document" -> new DeniedPerson(parts[1], null, null, null, null);
            case "identity" -> new DeniedPerson(null, parts[1], null, null, null);
            case "name" -> new DeniedPerson(null, null, parts[1], null, BORN);
            case "chinese" -> new DeniedPerson(null, null, null, parts[1], BORN);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static List<OpenPermit> ownPermit(@Nullable String cell) {
        if (cell == null) {
            return List.of();
        }
        String[] parts = cell.split(" ");
        return List.of(new OpenPermit(PermitId.of("7Q4K9ZT2M8XA"), CaseNumber.of("QP", 2026, 1),
                PermitState.valueOf(parts[0]), LocalDate.parse(parts[1]), true));
    }

    private static String or(@Nullable String cell, String otherwise) {
        return cell == null ? otherwise : cell;
    }
}
