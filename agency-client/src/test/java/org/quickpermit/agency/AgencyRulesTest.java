package org.quickpermit.agency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.quickpermit.HouseRules;
import org.quickpermit.agency.offenders.DrawsViewModel;
import org.quickpermit.agency.offenders.KnowsTheKiosk;
import org.quickpermit.agency.offenders.SpeaksHttp;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The arrows of the terminal, each with a class that breaks it.
class AgencyRulesTest {
    private static final JavaClasses TERMINAL = HouseRules.mainClasses("org.quickpermit.agency");
    // Half of the longest one declares the fields that FXML sets.
    private static final int LONGEST_CONTROLLER = 150;
    private static final int LONGEST_FILE = 400;

    private static final ArchRule OTHER_PROGRAMS_ARE_STRANGERS = noClasses()
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.quickpermit.server..", "org.quickpermit.kiosk..")
            .because("the terminal knows the other programs only by their messages");

    private static final ArchRule MODELS_KNOW_NO_SCREEN = noClasses()
            .that().haveSimpleNameEndingWith("Model")
            .or().haveSimpleName("ApplicationForm")
            .or().haveSimpleName("SubmissionDesk")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("what a screen shows is tested without one");

    private static final ArchRule ONLY_THE_LINK_SPEAKS_HTTP = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("okhttp3..", "java.net.http..", "javax.net..")
            .because("certificates, time limits and the reading of problems belong to the link every device has");

    static Stream<ArchRule> rules() {
        return Stream.concat(HouseRules.ALL.stream(), Stream.of(OTHER_PROGRAMS_ARE_STRANGERS, MODELS_KNOW_NO_SCREEN,
                ONLY_THE_LINK_SPEAKS_HTTP, HouseRules.internalsStayInside("org.quickpermit.agency"),
                HouseRules.noCyclesBelow("org.quickpermit.agency")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_terminal_keeps_every_rule(ArchRule rule) {
        rule.check(TERMINAL);
    }

    static Stream<Arguments> offences() {
        return Stream.of(Arguments.of(OTHER_PROGRAMS_ARE_STRANGERS, KnowsTheKiosk.class),
                Arguments.of(MODELS_KNOW_NO_SCREEN, DrawsViewModel.class),
                Arguments.of(ONLY_THE_LINK_SPEAKS_HTTP, SpeaksHttp.class));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void every_rule_of_the_terminal_catches_its_offender(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_rules_see_the_terminal() {
        assertThat(TERMINAL.stream().map(type -> type.getPackageName()).distinct())
                .contains("org.quickpermit.agency.app");
    }

    @Test
    void controllers_and_files_stay_short() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                int limit = file.toString().endsWith("Controller.java") ? LONGEST_CONTROLLER : LONGEST_FILE;
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(limit);
            }
        }
    }
}
