package org.quickpermit.kiosk;

import java.util.stream.Stream;

import org.quickpermit.HouseRules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class KioskRulesTest {
    private static final JavaClasses KIOSK = HouseRules.mainClasses("org.quickpermit.kiosk");

    static Stream<ArchRule> rules() {
        ArchRule screensOnlyOnScreens = noClasses()
                .that().resideInAnyPackage("org.quickpermit.kiosk.station..", "org.quickpermit.kiosk.scanner..",
                        "org.quickpermit.kiosk.printing..", "org.quickpermit.kiosk.journal..",
                        "org.quickpermit.kiosk.gateway..", "org.quickpermit.kiosk.issuing..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.quickpermit.kiosk.screen..")
                .because("a whole shift can be tested without a screen");
        ArchRule noServer = noClasses()
                .should().dependOnClassesThat()
                .resideInAnyPackage("org.quickpermit.server..", "org.quickpermit.agency..")
                .because("the kiosk knows the other programs only by their messages");
        return Stream.concat(HouseRules.ALL.stream(), Stream.of(screensOnlyOnScreens, noServer,
                HouseRules.internalsStayInside("org.quickpermit.kiosk"),
                HouseRules.noCyclesBelow("org.quickpermit.kiosk")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_kiosk_keeps_every_rule(ArchRule rule) {
        rule.check(KIOSK);
    }

    @Test
    void the_rules_see_the_kiosk() {
        assertThat(KIOSK.stream().map(type -> type.getPackageName()).distinct()).contains(
                "org.quickpermit.kiosk.station", "org.quickpermit.kiosk.journal", "org.quickpermit.kiosk.screen");
    }
}
