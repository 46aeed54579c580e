package dev.reknit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows of {@code docs/architecture.md}, between modules and between packages. */
class ArchitectureTest {
    private static final List<String> MODULES = List.of(
            "annotations", "runtime", "testkit", "weaver", "agent", "maven-plugin", "cli", "extensions/aspectj");

    /** One package each; none knows another. */
    private static final List<String> POLICIES = Stream.of("retry", "fallback", "redundancy", "state", "timeout")
            .map(each -> "dev.reknit.runtime." + each)
            .toList();

    private static final String[] JDK_AND_NULLNESS = {"java..", "org.jspecify.annotations"};

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importPaths(MODULES.stream()
                    .map(each -> House.root().resolve(Path.of(each, "target", "classes")))
                    .toList());

    @Test
    void classes_areFoundInEachModule() {
        assertThat(HOUSE)
                .extracting(JavaClass::getName)
                .contains(
                        "dev.reknit.Retry",
                        "dev.reknit.runtime.Gate",
                        "dev.reknit.testkit.ReknitTest",
                        "dev.reknit.weaver.Weaver",
                        "dev.reknit.agent.ReknitAgent",
                        "dev.reknit.maven.WeaveMojo",
                        "dev.reknit.cli.Reknit",
                        "dev.reknit.aspectj.ReknitAspect");
    }

    @Test
    void annotations_dependOnNothing() {
        classes()
                .that()
                .resideInAPackage("dev.reknit")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JDK_AND_NULLNESS, "dev.reknit"))
                .check(HOUSE);
    }

    @Test
    void runtime_dependsOnAnnotationsAndTwoLibraries() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.runtime..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit",
                        "dev.reknit.runtime..",
                        "javax.crypto..",
                        "javax.management..",
                        "jdk.jfr..",
                        "org.slf4j..",
                        "com.github.benmanes.caffeine.."))
                .check(HOUSE);
    }

    /** With the agent, the runtime is where no class of the application's is seen; what is to be said is an event. */
    @Test
    void slf4j_isKnownWhereTheAgentBringsItOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.reknit.runtime..")
                .and()
                .doNotHaveSimpleName("Slf4jListener")
                .and()
                .doNotHaveSimpleName("MdcCarrier")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.slf4j..")
                .check(HOUSE);
    }

    @Test
    void weaver_dependsOnRuntimeAndByteBuddyAndInRulesOnAspectJ() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.weaver.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit",
                        "dev.reknit.runtime..",
                        "dev.reknit.weaver..",
                        "net.bytebuddy..",
                        "org.aspectj.."))
                .check(HOUSE);
        classes()
                .that()
                .resideInAPackage("dev.reknit.weaver..")
                .and()
                .resideOutsideOfPackage("dev.reknit.weaver.rules..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit",
                        "dev.reknit.runtime..",
                        "dev.reknit.weaver..",
                        "net.bytebuddy.."))
                .check(HOUSE);
    }

    @Test
    void testkit_dependsOnRuntimeAndJUnit() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.testkit..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS, "dev.reknit", "dev.reknit.runtime..", "dev.reknit.testkit..", "org.junit.."))
                .check(HOUSE);
    }

    @Test
    void commandLine_dependsOnRuntimeAndPicocli() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.cli..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit.runtime..",
                        "dev.reknit.cli..",
                        "com.sun.tools.attach..",
                        "javax.crypto..",
                        "javax.management..",
                        "picocli.."))
                .check(HOUSE);
    }

    @Test
    void aspect_dependsOnRuntimeAndAspectJsOwn() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.aspectj..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit",
                        "dev.reknit.runtime..",
                        "dev.reknit.aspectj..",
                        "org.aspectj.lang.."))
                .check(HOUSE);
    }

    @Test
    void byteBuddy_isSeenByTheWeaverAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.reknit.weaver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(HOUSE);
    }

    @Test
    void waysIn_doNotKnowEachOther() {
        slices().matching("dev.reknit.(agent|maven|testkit|cli|aspectj)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void rootOfRuntime_knowsNoPolicy() {
        noClasses()
                .that()
                .resideInAPackage("dev.reknit.runtime")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(POLICIES.toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void policies_doNotKnowEachOther() {
        slices().matching("dev.reknit.runtime.(retry|fallback|redundancy|state|timeout)")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void time_knowsNothingOfReknit() {
        noClasses()
                .that()
                .resideInAPackage("dev.reknit.runtime.time")
                .should()
                .dependOnClassesThat(resideInReknitOutside("dev.reknit.runtime.time"))
                .check(HOUSE);
    }

    @Test
    void events_knowNothingOfTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage("dev.reknit.runtime.event")
                .should()
                .dependOnClassesThat(resideInReknitOutside("dev.reknit.runtime.event"))
                .check(HOUSE);
    }

    @Test
    void configuration_knowsAnnotationsEventsAndTime() {
        classes()
                .that()
                .resideInAPackage("dev.reknit.runtime.config")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(
                        JDK_AND_NULLNESS,
                        "dev.reknit",
                        "dev.reknit.runtime.config",
                        "dev.reknit.runtime.event",
                        "dev.reknit.runtime.time"))
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> resideInReknitOutside(String inside) {
        return DescribedPredicate.describe(
                "are Reknit's, its annotations left out, but not of " + inside,
                each -> each.getPackageName().startsWith("dev.reknit.")
                        && !each.getPackageName().equals(inside));
    }

    @Test
    void packagesOfTheWeaver_areLayers() {
        String[] innermostFirst = {"model", "check", "select|report", "rewrite|loaded"};
        for (int inner = 0; inner < innermostFirst.length; inner++) {
            for (int outer = inner + 1; outer < innermostFirst.length; outer++) {
                noClasses()
                        .that()
                        .resideInAnyPackage(weaver(innermostFirst[inner]))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(weaver(innermostFirst[outer]))
                        .check(HOUSE);
            }
        }
    }

    private static String[] weaver(String names) {
        return Stream.of(names.split("\\|"))
                .map(each -> "dev.reknit.weaver." + each)
                .toArray(String[]::new);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("dev.reknit.weaver.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("dev.reknit.agent.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    private static String[] with(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
