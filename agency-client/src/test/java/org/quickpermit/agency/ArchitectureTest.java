package org.quickpermit.agency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.quickpermit.HouseRules;
import org.quickpermit.agency.app.TerminalMain;
import org.quickpermit.agency.offenders.DrawsViewModel;
import org.quickpermit.agency.offenders.SpeaksHttp;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The arrows of the terminal, each with a class that breaks it.
class ArchitectureTest {
    private static final JavaClasses MAIN = HouseRules.mainClasses("org.quickpermit.agency");
    // Half of the longest one declares the fields that FXML sets.
    private static final int LONGEST_CONTROLLER = 150;
    private static final int LONGEST_FILE = 400;

    private static final ArchRule MODELS_KNOW_NO_SCREEN = noClasses()
            .that().haveSimpleNameEndingWith("ViewModel")
            .or().haveSimpleName("FieldModel")
            .or().haveSimpleName("MrzModel")
            .or().haveSimpleName("ApplicationForm")
            .or().haveSimpleName("SubmissionDesk")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("what a screen shows is tested without one");

    private static final ArchRule ONLY_THE_GATEWAY_SPEAKS_HTTP = noClasses()
            .that().resideOutsideOfPackage("..agency.gateway..")
            .should().dependOnClassesThat().haveNameMatching("okhttp3\\.(OkHttpClient|Call|Request|Response).*")
            .because("certificates, time limits and the reading of problems belong to one place");

    @Test
    void models_know_no_screen() {
        MODELS_KNOW_NO_SCREEN.check(MAIN);
        catches(MODELS_KNOW_NO_SCREEN, DrawsViewModel.class);
    }

    @Test
    void only_the_gateway_speaks_http() {
        ONLY_THE_GATEWAY_SPEAKS_HTTP.check(MAIN);
        catches(ONLY_THE_GATEWAY_SPEAKS_HTTP, SpeaksHttp.class);
    }

    static List<ArchRule> houseRules() {
        return HouseRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("houseRules")
    void keeps_the_rules_of_the_house(ArchRule rule) {
        // The class of the command line is the terminal's Main by another name.
        rule.check(MAIN.that(not(belongToAnyOf(TerminalMain.class))));
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

    private static void catches(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);
        assertThatThrownBy(() -> rule.check(classes)).isInstanceOf(AssertionError.class);
    }
}
