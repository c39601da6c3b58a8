package org.quickpermit;

import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/// The rules of the words all programs share.
final class SharedModelRules {
    private static final String DEVICE = "org.quickpermit.device..";

    static final ArchRule NO_INPUT_OR_OUTPUT = noClasses()
            .that().resideOutsideOfPackage(DEVICE)
            .should().dependOnClassesThat(HouseRules.reachesOutside())
            .because("the shared words are used by server, terminal and kiosk alike: bytes in, bytes out");

    static final ArchRule NO_CLOCK = HouseRules.pure(resideOutsideOfPackage(DEVICE));

    static final ArchRule WORDS_KNOW_NO_DEVICE = noClasses()
            .that().resideOutsideOfPackage(DEVICE)
            .should().dependOnClassesThat(resideInAnyPackage(DEVICE, "okhttp3..", "org.bouncycastle..", "org.slf4j.."))
            .because("enrolment, HTTP and certificates belong to the programs that are devices; the server shares the"
                    + " words and not the link");

    static final ArchRule DRAWING_ONLY_ON_PAPERS = noClasses()
            .that().resideOutsideOfPackage("org.quickpermit.paper..")
            .should().dependOnClassesThat(
                    resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..", "com.google.zxing..",
                            "java.awt.."))
            .because("only the papers draw; a server that issues a permit needs no fonts to understand it");

    static final ArchRule MAPPING_ONLY_IN_MESSAGES = noClasses()
            .that().resideOutsideOfPackage("org.quickpermit.wire..")
            .and().doNotHaveFullyQualifiedName("org.quickpermit.seal.SignedTrustLists")
            .and().doNotHaveFullyQualifiedName("org.quickpermit.device.ApiLink")
            .and().doNotHaveFullyQualifiedName("org.quickpermit.cutoff.ProvisionLock")
            .should().dependOnClassesThat(resideInAnyPackage("com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..", "com.fasterxml.jackson.datatype.."))
            .because("there is one JSON mapping, WireJson; elsewhere only annotations may stand, and the trust"
                    + " list, the provisions and the link to the server read and write through that mapping");

    static final ArchRule WORDS_KNOW_NO_MESSAGES = noClasses()
            .that().resideInAnyPackage("..traveller", "..permit", "..money")
            .should().dependOnClassesThat(resideInAnyPackage("org.quickpermit.wire..", "org.quickpermit.mrz..",
                    "org.quickpermit.identity..", "org.quickpermit.seal..", "org.quickpermit.paper.."))
            .because("messages are made of the domain's words, not the other way round");

    static final ArchRule READERS_KNOW_ONLY_TEXTS = noClasses()
            .that().resideInAnyPackage("..mrz", "..identity", "..time")
            .should().dependOnClassesThat(
                    resideInAnyPackage("org.quickpermit.wire..", "org.quickpermit.seal..", "org.quickpermit.paper..")
                            .and(com.tngtech.archunit.base.DescribedPredicate
                                    .not(com.tngtech.archunit.core.domain.properties.HasName.Predicates
                                            .name("org.quickpermit.wire.Text"))))
            .because(
                    "a zone, a number and a date are read without knowing who asks; only the bilingual text is shared");

    private SharedModelRules() {}
}
