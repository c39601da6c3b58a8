package org.quickpermit.server;

import java.util.stream.Stream;

import org.quickpermit.HouseRules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class ServerRulesTest {
    private static final JavaClasses SERVER = HouseRules.mainClasses("org.quickpermit.server");

    static Stream<ArchRule> rules() {
        ArchRule noScreens = noClasses()
                .should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "javax.swing..", "org.quickpermit.agency..", "org.quickpermit.kiosk..")
                .because("the server knows the other programs only by their messages");
        return Stream.concat(HouseRules.ALL.stream(), Stream.of(noScreens,
                HouseRules.internalsStayInside("org.quickpermit.server"),
                HouseRules.noCyclesBelow("org.quickpermit.server"),
                HouseRules.pure("org.quickpermit.server.decision")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_server_keeps_every_rule(ArchRule rule) {
        rule.check(SERVER);
    }

    @Test
    void the_rules_see_the_server() {
        assertThat(SERVER.stream().map(type -> type.getPackageName()).distinct()).contains(
                "org.quickpermit.server.decision", "org.quickpermit.server.deposit",
                "org.quickpermit.server.platform.http.internal");
    }
}
