package org.quickpermit;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HouseRulesTest {
    private static final JavaClasses PRODUCT = HouseRules.mainClasses("org.quickpermit");
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("org.quickpermit.offenders");
    private static final ArchRule NO_CYCLES = HouseRules.noCyclesBelow("org.quickpermit");
    private static final ArchRule NO_CYCLES_AMONG_OFFENDERS = HouseRules
            .noCyclesBelow("org.quickpermit.offenders.cycle");

    static Stream<ArchRule> rules() {
        return Stream.concat(HouseRules.ALL.stream(),
                Stream.of(NO_CYCLES, HouseRules.NO_OTHER_PROGRAMS, SharedModelRules.NO_INPUT_OR_OUTPUT,
                        SharedModelRules.NO_CLOCK, SharedModelRules.WORDS_KNOW_NO_DEVICE,
                        SharedModelRules.DRAWING_ONLY_ON_PAPERS, SharedModelRules.MAPPING_ONLY_IN_MESSAGES,
                        SharedModelRules.WORDS_KNOW_NO_MESSAGES, SharedModelRules.READERS_KNOW_ONLY_TEXTS));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_shared_words_keep_every_rule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void the_rules_look_at_the_whole_product_and_at_no_test() {
        assertThat(PRODUCT.contain(org.quickpermit.mrz.Mrz.class)).isTrue();
        assertThat(PRODUCT.contain(org.quickpermit.wire.Api.class)).isTrue();
        assertThat(PRODUCT.contain(HouseRules.class)).isFalse();
        assertThat(PRODUCT.stream().map(type -> type.getPackageName()).distinct()).contains("org.quickpermit.device",
                "org.quickpermit.identity",
                "org.quickpermit.money", "org.quickpermit.mrz", "org.quickpermit.paper", "org.quickpermit.permit",
                "org.quickpermit.seal", "org.quickpermit.time", "org.quickpermit.traveller", "org.quickpermit.wire");
    }

    static Stream<Arguments> offences() {
        return Stream.of(Arguments.of(HouseRules.NO_STANDARD_STREAMS, List.of("PrintsToTheConsole", "PrintsByIo")),
                Arguments.of(HouseRules.NO_JAVA_UTIL_LOGGING, List.of("LogsElsewhere")),
                Arguments.of(HouseRules.NO_JAVA_SERIALIZATION, List.of("ReadsObjects")),
                Arguments.of(HouseRules.NO_OTHER_PROGRAMS, List.of("StartsAProgram", "RunsACommand")),
                Arguments.of(HouseRules.EVERY_PACKAGE_IS_NULL_MARKED, List.of("LivesInAnUnmarkedPackage")),
                Arguments.of(HouseRules.NO_MUTABLE_STATICS, List.of("KeepsStateInAClass")),
                Arguments.of(HouseRules.NO_LEFTOVERS, List.of("LeavesWorkOpen")),
                Arguments.of(HouseRules.NO_HIDDEN_CLOCK, List.of("AsksTheWallClock", "AsksTheWallClockOfAZone")),
                Arguments.of(HouseRules.NO_DEFAULT_RANDOM_IDS, List.of("DrawsAtRandom")),
                Arguments.of(HouseRules.NO_MACHINE_LOCALE, List.of("WritesInTheMachinesLocale")),
                Arguments.of(HouseRules.NO_EXIT_IN_PASSING, List.of("EndsTheProgram")),
                Arguments.of(NO_CYCLES_AMONG_OFFENDERS, List.of("NeedsOne", "NeedsTwo")),
                Arguments.of(HouseRules.internalsStayInside("org.quickpermit.offenders"),
                        List.of("ReachesIntoAnotherFeature")),
                Arguments.of(SharedModelRules.NO_INPUT_OR_OUTPUT,
                        List.of("ReadsAFile", "ReadsAnOldFile", "CallsAServer", "OpensASocket", "AsksADatabase",
                                "StartsAProgram", "RunsACommand")),
                Arguments.of(SharedModelRules.NO_CLOCK,
                        List.of("AsksTheWallClock", "AsksTheWallClockOfAZone", "AsksAGivenClock", "DrawsAnId",
                                "DrawsAtRandom", "ReadsAFile", "ReadsAnOldFile", "CallsAServer", "OpensASocket",
                                "AsksADatabase", "StartsAProgram", "RunsACommand")),
                Arguments.of(SharedModelRules.WORDS_KNOW_NO_DEVICE, List.of("KnowsTheLink")),
                Arguments.of(SharedModelRules.DRAWING_ONLY_ON_PAPERS,
                        List.of("DrawsPdfOutsideThePapers", "DrawsBarcodesOutsideThePapers", "PaintsOutsideThePapers")),
                Arguments.of(SharedModelRules.MAPPING_ONLY_IN_MESSAGES, List.of("MapsJsonOutsideTheMessages")),
                Arguments.of(SharedModelRules.WORDS_KNOW_NO_MESSAGES, List.of("KnowsMessages")),
                Arguments.of(SharedModelRules.READERS_KNOW_ONLY_TEXTS, List.of("KnowsWhoAsks")));
    }

    /// Each rule names exactly its own offenders, so that it neither sleeps nor barks at everybody.
    @ParameterizedTest
    @MethodSource("offences")
    void every_rule_catches_its_offenders_and_nobody_else(ArchRule rule, List<String> offenders) {
        EvaluationResult result = rule.evaluate(OFFENDERS);

        assertThat(result.hasViolation()).isTrue();
        String report = result.getFailureReport().toString();
        List<String> named = OFFENDERS.stream().map(type -> type.getSimpleName())
                .filter(name -> !name.equals("package-info") && report.contains("." + name)).toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(offenders);
    }

    @Test
    void every_rule_has_an_offender() {
        List<ArchRule> caught = offences().map(arguments -> (ArchRule) arguments.get()[0]).toList();

        assertThat(caught).containsAll(rules().filter(rule -> rule != NO_CYCLES).toList());
    }

    @Test
    void every_rule_says_why() {
        assertThat(rules()).allSatisfy(rule -> assertThat(rule.getDescription()).contains("because"));
    }
}
