package dev.reknit.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is known of tests, from the file {@code known.txt} of a suite: lines of a kind, a regular expression for ids of
 * tests, and the reason, divided by white space.
 */
record Known(List<Entry> entries) {
    /** The library's tests fail without Reknit, too. */
    static final String FAILS = "fails";

    /** It needs the machine to be fast or quiet enough, without Reknit, too; alone it must pass. */
    static final String VARIES = "varies";

    /** The outcome is another when woven. */
    static final String DIFFERS = "differs";

    /** The outcome is another in a JVM with the agent. */
    static final String DIFFERS_BY_AGENT = "differs-by-agent";

    /** The outcome is another when the tests are woven with the library. */
    static final String DIFFERS_IN_BUILD = "differs-in-build";

    /** A line. */
    record Entry(String kind, Pattern id, String reason) {
        boolean matches(String test) {
            return id.matcher(test).find();
        }
    }

    static Known read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Known(List.of());
        }
        return new Known(Files.readAllLines(file).stream()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .map(each -> each.split("\\s+", 3))
                .map(each -> new Entry(each[0], Pattern.compile(each[1]), each[2]))
                .toList());
    }

    /** Whether something of these kinds is known of a test. */
    boolean matches(String test, String... kinds) {
        return entries.stream().anyMatch(each -> List.of(kinds).contains(each.kind()) && each.matches(test));
    }

    /** What fails unwoven is to be taken off the list when it does no more. */
    List<Entry> needless(Outcomes unwoven) {
        return entries.stream()
                .filter(each -> each.kind().equals(FAILS))
                .filter(each -> unwoven.failures(id -> !each.matches(id)).isEmpty())
                .toList();
    }
}
