package org.quickpermit;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/// Rules that hold in every module. A module's own architecture test imports its packages with [#mainClasses] and checks
/// [#ALL], or single rules where it has a reason to leave one out.
///
/// A rule nobody has seen fail is a wish: each one has a class under `offenders` that breaks it.
public final class HouseRules {
    public static final ArchRule NO_STANDARD_STREAMS = noClasses()
            .that().haveSimpleNameNotEndingWith("Main")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.IO")
            .because("what a program has to say goes to its log or its screen; only a program's Main prints");

    public static final ArchRule NO_JAVA_UTIL_LOGGING = noClasses()
            .should().dependOnClassesThat().resideInAPackage("java.util.logging..")
            .because("everything is logged through SLF4J, where personal data are masked");

    public static final ArchRule NO_JAVA_SERIALIZATION = noClasses()
            .should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class)
            .orShould().dependOnClassesThat().areAssignableTo(ObjectOutputStream.class)
            .because("reading serialised objects lets whoever sends them run code");

    public static final ArchRule NO_OTHER_PROGRAMS = noClasses()
            .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
            .orShould().callMethodWhere(DescribedPredicate.describe("starts a program",
                    call -> calls(call, "java.lang.Runtime", "exec")))
            .because("what users typed never reaches a command line; printers are spoken to over IPP");

    public static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes()
            .should(new ArchCondition<JavaClass>("reside in a package marked @NullMarked") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                    events.add(new SimpleConditionEvent(type, marked,
                            type.getFullName() + " resides in " + type.getPackageName() + ", which is "
                                    + (marked ? "" : "not ") + "@NullMarked"));
                }
            })
            .because("NullAway checks only packages whose package-info says @NullMarked");

    public static final ArchRule NO_MUTABLE_STATICS = fields().that().areStatic()
            .should().beFinal()
            .because("state belongs to objects that somebody built and can close, never to a class");

    public static final ArchRule NO_LEFTOVERS = fields()
            .should().haveNameNotMatching(".*(TODO|FIXME|XXX).*")
            .because("work left open is written into the plan, not into the code");

    public static final ArchRule NO_HIDDEN_CLOCK = noClasses()
            .should().callMethodWhere(asksAHiddenClock())
            .because("time comes from the clock a class was given, so that tests and replays can choose it");

    public static final ArchRule NO_DEFAULT_RANDOM_IDS = noClasses()
            .should().callMethod(Math.class, "random")
            .because("randomness comes from the source a class was given: a SecureRandom in the product");

    public static final ArchRule NO_MACHINE_LOCALE = noClasses()
            .should().callMethodWhere(asksTheMachinesLocale())
            .because("a machine set to Arabic writes other digits, one set to Turkish other capitals: name the locale");

    public static final ArchRule NO_EXIT_IN_PASSING = noClasses()
            .that().haveSimpleNameNotEndingWith("Main")
            .should().callMethod(System.class, "exit", int.class)
            .orShould().callMethod(Runtime.class, "halt", int.class)
            .because("only a program's Main ends the program, after everything was closed");

    /// The rules every module keeps as they are.
    public static final List<ArchRule> ALL = List.of(NO_STANDARD_STREAMS, NO_JAVA_UTIL_LOGGING, NO_JAVA_SERIALIZATION,
            EVERY_PACKAGE_IS_NULL_MARKED, NO_MUTABLE_STATICS, NO_LEFTOVERS, NO_HIDDEN_CLOCK, NO_DEFAULT_RANDOM_IDS,
            NO_MACHINE_LOCALE, NO_EXIT_IN_PASSING);

    private HouseRules() {}

    private static DescribedPredicate<JavaMethodCall> asksTheMachinesLocale() {
        return DescribedPredicate.describe("formats in the machine's locale", call -> {
            String owner = call.getTargetOwner().getName();
            boolean named = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(Locale.class));
            return !named && switch (owner) {
                case "java.lang.String" -> List.of("format", "formatted", "toUpperCase", "toLowerCase")
                        .contains(call.getName());
                case "java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter" ->
                    List.of("format", "printf").contains(call.getName());
                case "java.time.format.DateTimeFormatter" -> call.getName().equals("ofPattern");
                default -> false;
            };
        });
    }

    /// The classes of the product in some packages, tests left out.
    ///
    /// @param packages as `org.quickpermit.server`; packages below are included
    public static JavaClasses mainClasses(String... packages) {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
                .importPackages(packages);
    }

    /// The packages right below `root` depend on each other in one direction only.
    ///
    /// @param root as `org.quickpermit.server`
    public static ArchRule noCyclesBelow(String root) {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .because("packages that need each other are one package in two folders");
    }

    /// Pure code: what it answers depends on its arguments alone.
    ///
    /// @param packages package identifiers, as `..decision`
    public static ArchRule pure(String... packages) {
        return pure(JavaClass.Predicates.resideInAnyPackage(packages));
    }

    /// Pure code, chosen by something else than its package.
    static ArchRule pure(DescribedPredicate<JavaClass> which) {
        return noClasses().that(which)
                .should().callMethodWhere(asksAnyClock().or(drawsRandomness()))
                .orShould().dependOnClassesThat(reachesOutside())
                .because("the day, the ids and every look-up are arguments, so that a decision can be replayed");
    }

    /// What a feature keeps in its `internal` packages is used inside that feature only, and by the composition root
    /// `app`, which builds everything.
    ///
    /// @param root as `org.quickpermit.server`
    public static ArchRule internalsStayInside(String root) {
        return classes().should(new ArchCondition<JavaClass>("use no other feature's internal package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    int internal = target.indexOf(".internal");
                    if (target.startsWith(root) && internal > 0) {
                        String feature = target.substring(0, internal);
                        String from = type.getPackageName() + ".";
                        boolean inside = from.startsWith(feature + ".") || from.startsWith(root + ".app.");
                        events.add(new SimpleConditionEvent(type, inside, type.getFullName() + " uses "
                                + dependency.getTargetClass().getSimpleName() + ", internal to " + feature));
                    }
                }
            }
        }).because("a feature can change what is internal without asking anybody");
    }

    private static DescribedPredicate<JavaMethodCall> asksAHiddenClock() {
        return DescribedPredicate.describe("a date or time asks the machine's clock",
                call -> asksForNow(call) && !isGivenAClock(call)
                        || calls(call, "java.lang.System", "currentTimeMillis"));
    }

    private static DescribedPredicate<JavaMethodCall> asksAnyClock() {
        return DescribedPredicate.describe("any clock is asked",
                call -> asksForNow(call) || calls(call, "java.lang.System", "currentTimeMillis", "nanoTime")
                        || ownerOf(call).equals("java.time.Clock") || ownerOf(call).equals("java.time.InstantSource"));
    }

    private static DescribedPredicate<JavaMethodCall> drawsRandomness() {
        return DescribedPredicate.describe("randomness is drawn from nowhere",
                call -> calls(call, "java.util.UUID", "randomUUID") || calls(call, "java.lang.Math", "random")
                        || ownerOf(call).equals("java.util.concurrent.ThreadLocalRandom"));
    }

    private static boolean asksForNow(JavaMethodCall call) {
        return ownerOf(call).startsWith("java.time.") && call.getTarget().getName().equals("now");
    }

    private static boolean isGivenAClock(JavaMethodCall call) {
        return call.getTarget().getRawParameterTypes().stream()
                .anyMatch(type -> type.getFullName().equals("java.time.Clock"));
    }

    private static boolean calls(JavaMethodCall call, String owner, String... methods) {
        return ownerOf(call).equals(owner) && List.of(methods).contains(call.getTarget().getName());
    }

    private static String ownerOf(JavaMethodCall call) {
        return call.getTargetOwner().getFullName();
    }

    /// Files, sockets, databases, screens and web servers.
    static DescribedPredicate<JavaClass> reachesOutside() {
        return DescribedPredicate.describe("files, network, database or screen",
                JavaClass.Predicates.resideInAnyPackage("java.nio.file..", "java.net.http..", "java.sql..",
                        "javax.sql..", "javax.net..", "org.jdbi..", "org.sqlite..", "io.javalin..", "jakarta..",
                        "javafx..", "javax.swing..", "javax.print..", "java.nio.channels..")
                        .or(nameMatching("java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter"
                                + "|RandomAccessFile|Console)"))
                        .or(nameMatching("java\\.net\\.(.*Socket|URL|URLConnection|InetAddress|HttpURLConnection)"))
                        .or(nameMatching("java\\.lang\\.(Process|ProcessBuilder|Runtime)")));
    }
}
