package org.quickpermit.agency;

import java.util.stream.Stream;

import org.quickpermit.HouseRules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class AgencyRulesTest {
    private static final JavaClasses TERMINAL = HouseRules.mainClasses("org.quickpermit.agency");

    static Stream<ArchRule> rules() {
        ArchRule noServer = noClasses()
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.quickpermit.server..", "org.quickpermit.kiosk..")
                .because("the terminal knows the other programs only by their messages");
        ArchRule noScreensInViewModels = noClasses()
                .that().haveSimpleNameEndingWith("Model")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("what a form decides is tested without a window");
        return Stream.concat(HouseRules.ALL.stream(), Stream.of(noServer, noScreensInViewModels,
                HouseRules.internalsStayInside("org.quickpermit.agency")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_terminal_keeps_every_rule(ArchRule rule) {
        rule.check(TERMINAL);
    }

    @Test
    void the_rules_see_the_terminal() {
        assertThat(TERMINAL.stream().map(type -> type.getPackageName()).distinct())
                .contains("org.quickpermit.agency.app");
    }
}
