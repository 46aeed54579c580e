package dev.reknit.suites.run;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes down how each test ended, a line for each: the outcome, the test's unique id, and what it threw, divided by
 * tabs. A class or another group of tests has a line if it was skipped or failed as such.
 */
final class Recorder implements TestExecutionListener {
    private static final int MOST_OF_A_MESSAGE = 300;

    private final Map<String, String> lines = new ConcurrentSkipListMap<>();

    /** The lines, ordered by id. */
    Iterable<String> lines() {
        return lines.values();
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, "SKIPPED", reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        String failure = result.getThrowable().map(Throwable::toString).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    record(test, "PASSED", "");
                }
            }
            case ABORTED -> record(test, "SKIPPED", failure);
            case FAILED -> record(test, "FAILED", failure);
        }
    }

    private void record(TestIdentifier test, String outcome, String failure) {
        String message = failure.substring(0, Math.min(failure.length(), MOST_OF_A_MESSAGE));
        lines.put(test.getUniqueId(), outcome + '\t' + inOneCell(test.getUniqueId()) + '\t' + inOneCell(message));
    }

    private static String inOneCell(String text) {
        StringBuilder cell = new StringBuilder(text.length());
        for (char each : text.toCharArray()) {
            if (each < ' ' || each > '~') {
                cell.append(String.format("\\u%04x", (int) each));
            } else {
                cell.append(each);
            }
        }
        return cell.toString();
    }
}
