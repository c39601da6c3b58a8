package org.quickpermit.server;

import java.util.stream.Stream;

import org.quickpermit.HouseRules;
import org.quickpermit.server.offenders.decision.AsksTheDatabase;
import org.quickpermit.server.offenders.quickpermit.ReachesIntoAnotherFeature;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/// The arrows between the server's packages. Every rule is shown to catch a class that breaks it.
class ServerRulesTest {
    private static final JavaClasses PRODUCT = HouseRules.mainClasses("org.quickpermit.server");
    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importPackages("org.quickpermit.server.offenders");

    static final ArchRule INTERNALS_STAY_INSIDE = HouseRules.internalsStayInside("org.quickpermit.server");

    static final ArchRule NO_SCREENS = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "javax.swing..", "org.quickpermit.agency..", "org.quickpermit.kiosk..",
                    "org.quickpermit.device..")
            .because("the server knows the other programs only by their messages");

    static final ArchRule DECISION_IS_PURE = noClasses().that().resideInAPackage("..decision..")
            .should().dependOnClassesThat(resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "io.javalin..",
                    "org.eclipse.jetty..", "jakarta..", "java.net.http..", "java.nio.file.."))
            .orShould().dependOnClassesThat(describe("are clocks", type -> type.getName().equals("java.time.Clock")
                    || type.getName().equals("java.time.InstantSource")))
            .because("a decision is replayed from its stored inputs: the day and every look-up are arguments");

    static final ArchRule WEB_SERVER_STAYS_BEHIND_ITS_DOOR = noClasses()
            .that().resideOutsideOfPackage("org.quickpermit.server.platform.http..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."))
            .because("features speak of calls and replies; the web server can be changed in one place");

    static final ArchRule FEATURES_DO_NOT_KNOW_THE_PROGRAM = noClasses()
            .that().resideOutsideOfPackages("org.quickpermit.server.app..")
            .should().dependOnClassesThat(resideInAnyPackage("org.quickpermit.server.app.."))
            .because("the composition root knows every feature and no feature knows the root");

    static Stream<ArchRule> rules() {
        return Stream.concat(HouseRules.ALL.stream(),
                Stream.of(INTERNALS_STAY_INSIDE, HouseRules.NO_OTHER_PROGRAMS, NO_SCREENS,
                        HouseRules.pure("org.quickpermit.server.decision"), DECISION_IS_PURE,
                        WEB_SERVER_STAYS_BEHIND_ITS_DOOR, FEATURES_DO_NOT_KNOW_THE_PROGRAM,
                        HouseRules.noCyclesBelow("org.quickpermit.server")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_server_keeps_every_rule(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void each_rule_of_the_server_catches_an_offender() {
        String reaching = ReachesIntoAnotherFeature.class.getSimpleName();
        assertThat(violations(INTERNALS_STAY_INSIDE)).contains(reaching);
        assertThat(violations(WEB_SERVER_STAYS_BEHIND_ITS_DOOR)).contains(reaching);
        assertThat(violations(FEATURES_DO_NOT_KNOW_THE_PROGRAM)).contains(reaching);
        assertThat(violations(DECISION_IS_PURE)).contains(AsksTheDatabase.class.getSimpleName())
                .contains("java.time.Clock");
    }

    private static String violations(ArchRule rule) {
        return rule.evaluate(OFFENDERS).getFailureReport().toString();
    }

    @Test
    void the_rules_look_at_every_feature() {
        assertThat(PRODUCT.stream().map(JavaClass::getPackageName).distinct()).contains(
                "org.quickpermit.server.app", "org.quickpermit.server.audit", "org.quickpermit.server.decision",
                "org.quickpermit.server.identity", "org.quickpermit.server.platform.http.internal",
                "org.quickpermit.server.platform.db.internal");
    }
}
