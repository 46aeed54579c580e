package dev.reknit.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.house.House.Source;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What matters enough to be written down about the form of the sources. */
class TidyTest {
    private static final int MOST_LINES = 350;

    /** Debts: to be divided, not to be added to. */
    private static final List<String> TOO_LONG = List.of(
            "runtime/src/main/java/dev/reknit/runtime/event/Event.java", // one record after the other
            "runtime/src/main/java/dev/reknit/runtime/state/collections/TrackedTreeMap.java", // all of NavigableMap
            "runtime/src/test/java/dev/reknit/runtime/redundancy/RedundantFieldTest.java",
            "runtime/src/test/java/dev/reknit/runtime/state/CheckpointGateTest.java",
            "runtime/src/test/java/dev/reknit/runtime/state/SnapshotGraphTest.java",
            "runtime/src/test/java/dev/reknit/runtime/state/collections/OrderedCollectionsTest.java",
            "weaver/src/test/java/dev/reknit/weaver/check/cases/FallbackCases.java",
            "weaver/src/test/java/dev/reknit/weaver/check/cases/RetryCases.java",
            "weaver/src/test/java/dev/reknit/weaver/track/twin/World.java"); // one operation after the other

    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Manager|Helper|Utils?|Impl)\\.java");
    private static final Pattern LEFT_TO_DO = Pattern.compile("\\b(TO[D]O|FIX[M]E)\\b");
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w./])/(home|root|tmp|work|Users)/\\w");
    private static final Pattern SLEEP = Pattern.compile("Thread[.]sleep|TimeUnit[.]\\w+[.]sleep");

    private static final List<Source> JAVA = House.sources(".java");
    private static final List<Source> TEXTS =
            House.sources(".java", ".xml", ".md", ".sh", ".properties", ".groovy", ".ci/run", "/demo", ".config");

    /** The places where a line matches, to be read in the failure. */
    private static List<String> places(Stream<Source> sources, Predicate<String> line) {
        return sources.flatMap(source -> IntStream.range(0, source.lines().size())
                        .filter(at -> line.test(source.lines().get(at)))
                        .mapToObj(at -> source.path() + ":" + (at + 1) + ": "
                                + source.lines().get(at).strip()))
                .toList();
    }

    @Test
    void sources_areFound() {
        assertThat(JAVA)
                .extracting(Source::path)
                .contains("weaver/src/main/java/dev/reknit/weaver/Weaver.java")
                .hasSizeGreaterThan(200);
        assertThat(TEXTS).extracting(Source::path).contains("pom.xml", "docs/architecture.md");
    }

    @Test
    void packages_sayWhereToStartReading() {
        Set<String> packages = JAVA.stream()
                .filter(each -> each.path().contains("/src/main/java/"))
                .filter(each -> !each.path().contains("/src/it/")) // projects as users write them
                .map(Source::directory)
                .collect(Collectors.toSet());
        Set<String> introduced = JAVA.stream()
                .filter(each -> each.name().equals("package-info.java"))
                .filter(each -> each.text().contains("\n@NullMarked\n"))
                .filter(each ->
                        each.text().replaceAll("\n \\* ", " ").matches("(?s).*(Start|start|begin) reading at.*"))
                .map(Source::directory)
                .collect(Collectors.toSet());
        packages.removeAll(introduced);
        assertThat(packages)
                .as("packages without @NullMarked or \"Start reading at\"")
                .isEmpty();
    }

    @Test
    void files_fitInOneHead() {
        assertThat(JAVA)
                .filteredOn(each -> each.lines().size() > MOST_LINES)
                .extracting(Source::path)
                .containsExactlyInAnyOrderElementsOf(TOO_LONG);
    }

    @Test
    void classes_haveNamesThatSaySomething() {
        assertThat(JAVA)
                .extracting(Source::path)
                .filteredOn(each -> VAGUE_NAME.matcher(each).matches())
                .isEmpty();
    }

    @Test
    void indentation_isBySpaces() {
        assertThat(places(TEXTS.stream(), each -> each.indexOf('\t') >= 0)).isEmpty();
    }

    @Test
    void nothing_isLeftToDo() {
        assertThat(places(TEXTS.stream(), LEFT_TO_DO.asPredicate())).isEmpty();
    }

    @Test
    void paths_areOfNoOnesMachine() {
        assertThat(places(TEXTS.stream(), MACHINE_PATH.asPredicate())).isEmpty();
    }

    @Test
    void tests_doNotSleep() {
        Stream<Source> tests = JAVA.stream().filter(each -> each.path().contains("/src/test/"));
        assertThat(places(tests, SLEEP.asPredicate())).isEmpty();
    }
}
