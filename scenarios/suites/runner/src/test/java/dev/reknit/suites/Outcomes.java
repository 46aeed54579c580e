package dev.reknit.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of each test of a suite.
 *
 * @param byId the outcomes by the tests' unique ids
 */
record Outcomes(Map<String, Outcome> byId) {
    private static final Pattern CLASS = Pattern.compile("\\[class:([^]]+)]");

    /**
     * What became of a test.
     *
     * @param status {@code PASSED}, {@code FAILED}, {@code SKIPPED}, or {@code MISSING} if it did not run
     * @param failure what it threw; empty for nothing
     */
    record Outcome(String status, String failure) {
        static final Outcome MISSING = new Outcome("MISSING", "");

        @Override
        public String toString() {
            return failure.isEmpty() ? status : status + " (" + failure + ")";
        }
    }

    static Outcomes read(Path file) throws IOException {
        Map<String, Outcome> byId = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split("\t", -1);
            byId.put(cells[1], new Outcome(cells[0], cells[2]));
        }
        return new Outcomes(byId);
    }

    long count(String status) {
        return byId.values().stream()
                .filter(each -> each.status().equals(status))
                .count();
    }

    boolean passed(String test) {
        return byId.getOrDefault(test, Outcome.MISSING).status().equals("PASSED");
    }

    /** The test classes that ids name. */
    static Set<String> classes(Collection<String> tests) {
        Set<String> classes = new TreeSet<>();
        for (String each : tests) {
            Matcher found = CLASS.matcher(each);
            if (found.find()) {
                classes.add(found.group(1));
            }
        }
        return classes;
    }

    /** The failures, by id, but for those that are known. */
    Map<String, Outcome> failures(Predicate<String> known) {
        Map<String, Outcome> failures = new TreeMap<>(byId);
        failures.entrySet().removeIf(each -> !each.getValue().status().equals("FAILED") || known.test(each.getKey()));
        return failures;
    }

    /** What differs in another run, by id, but for what is known to. */
    Map<String, String> differences(Outcomes other, Predicate<String> known) {
        Map<String, String> differences = new TreeMap<>();
        TreeSet<String> ids = new TreeSet<>(byId.keySet());
        ids.addAll(other.byId.keySet());
        for (String id : ids) {
            Outcome here = byId.getOrDefault(id, Outcome.MISSING);
            Outcome there = other.byId.getOrDefault(id, Outcome.MISSING);
            if (!here.status().equals(there.status()) && !known.test(id)) {
                differences.put(id, here + " -> " + there);
            }
        }
        return differences;
    }
}
