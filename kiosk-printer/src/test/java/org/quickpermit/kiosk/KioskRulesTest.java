package org.quickpermit.kiosk;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.quickpermit.HouseRules;
import org.quickpermit.kiosk.offenders.issuing.SleepsInIssuing;
import org.quickpermit.kiosk.offenders.journal.PrintsFromTheJournal;
import org.quickpermit.kiosk.offenders.screen.AsksTheServerFromAScreen;
import org.quickpermit.kiosk.offenders.station.DrawsInTheStation;
import org.quickpermit.kiosk.offenders.station.KnowsTheServer;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The arrows between the kiosk's packages, each with a class that breaks it.
class KioskRulesTest {
    private static final JavaClasses KIOSK = HouseRules.mainClasses("org.quickpermit.kiosk");

    private static final ArchRule STATION_KNOWS_NOTHING_BUT_ITSELF = noClasses().that()
            .resideInAPackage("..kiosk..station..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "java.io..", "java.nio..", "java.sql..",
                    "java.net..", "..kiosk.app..", "..kiosk.screen..", "..kiosk.gateway..", "..kiosk.journal..",
                    "..kiosk.printing..", "..kiosk.scanner..", "..kiosk.issuing..")
            .because("a whole shift is tested without a window, a wire or a clock");

    private static final ArchRule SCREENS_REACH_NO_DEVICE = noClasses().that().resideInAPackage("..kiosk..screen..")
            .should().dependOnClassesThat().resideInAnyPackage("..kiosk.gateway..", "..kiosk.issuing..",
                    "..kiosk.scanner..", "..kiosk.app..", "..internal..")
            .because("a screen shows a state and sends events; the desk is asked through an interface");

    private static final ArchRule DEVICES_DO_NOT_KNOW_EACH_OTHER = noClasses().that()
            .resideInAnyPackage("..kiosk..journal..", "..kiosk..printing..", "..kiosk..scanner..", "..kiosk..gateway..")
            .should().dependOnClassesThat().resideInAnyPackage("..kiosk.app..", "..kiosk.screen..",
                    "..kiosk.issuing..", "..kiosk.station..", "javafx..")
            .because("issuing brings the devices together, nobody else");

    private static final ArchRule ISSUING_WAITS_BY_ITS_PACE = noClasses().that().resideInAPackage("..kiosk..issuing..")
            .should().callMethod(Thread.class, "sleep", long.class)
            .orShould().callMethod(Thread.class, "sleep", Duration.class)
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().callMethod(UUID.class, "randomUUID")
            .orShould().callMethod(LinkedBlockingQueue.class, "take")
            .orShould().callMethod(LinkedBlockingQueue.class, "poll", long.class, TimeUnit.class)
            .because("a simulated day passes in a moment, and the same seed makes the same day");

    private static final ArchRule OTHER_PROGRAMS_ARE_STRANGERS = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage("org.quickpermit.server..", "org.quickpermit.agency..")
            .because("the kiosk knows the other programs only by their messages");

    @Test
    void the_kiosk_keeps_its_own_rules() {
        STATION_KNOWS_NOTHING_BUT_ITSELF.check(KIOSK);
        SCREENS_REACH_NO_DEVICE.check(KIOSK);
        DEVICES_DO_NOT_KNOW_EACH_OTHER.check(KIOSK);
        ISSUING_WAITS_BY_ITS_PACE.check(KIOSK);
        HouseRules.noCyclesBelow("org.quickpermit.kiosk").check(KIOSK);
        HouseRules.internalsStayInside("org.quickpermit.kiosk").check(KIOSK);
        OTHER_PROGRAMS_ARE_STRANGERS.check(KIOSK);
    }

    @Test
    void station_is_pure() {
        HouseRules.pure("org.quickpermit.kiosk.station").check(KIOSK);
    }

    @ParameterizedTest
    @MethodSource("house")
    void the_kiosk_keeps_the_rules_of_the_house(ArchRule rule) {
        rule.check(KIOSK);
    }

    static Stream<ArchRule> house() {
        return HouseRules.ALL.stream();
    }

    @Test
    void each_rule_catches_the_class_that_breaks_it() {
        assertThatThrownBy(() -> STATION_KNOWS_NOTHING_BUT_ITSELF.check(only(DrawsInTheStation.class)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> SCREENS_REACH_NO_DEVICE.check(only(AsksTheServerFromAScreen.class)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> DEVICES_DO_NOT_KNOW_EACH_OTHER.check(only(PrintsFromTheJournal.class)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> OTHER_PROGRAMS_ARE_STRANGERS.check(only(KnowsTheServer.class)))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ISSUING_WAITS_BY_ITS_PACE.check(only(SleepsInIssuing.class)))
                .isInstanceOf(AssertionError.class);
    }

    private static JavaClasses only(Class<?> type) {
        return new ClassFileImporter().importClasses(type);
    }
}
