package dev.reknit.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Durability;
import dev.reknit.testkit.crash.CrashScenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A log that records are appended to, one by one and in batches, in the way of a subclass. */
abstract class LogScenario implements CrashScenario {
    static final LogSettings SETTINGS =
            LogSettings.DEFAULTS.withSegmentBytes(576).withAsyncDelay(Duration.ofMinutes(1));

    /** All that were appended, acknowledged or not, in their order; the same after each recovery as what was found. */
    private final List<Entry> appended = new ArrayList<>();

    private int acknowledged;
    private long pruned;
    private int lives;

    private record Entry(long position, String text) {}

    /** Goes over several segments, is pruned, and is opened anew. */
    static final class Long extends LogScenario {
        @Override
        public void work(Folder folder) {
            try (Log log = open(folder, new ArrayList<>())) {
                appendEach(log, 2);
                appendBatch(log, 4);
                appendEach(log, 1);
                appendBatch(log, 9);
                prune(log, 8);
                appendBatch(log, 3);
            }
            try (Log log = open(folder, new ArrayList<>())) {
                appendEach(log, 1);
                prune(log, log.durable());
                appendBatch(log, 3);
            }
        }
    }

    /** One batch in one segment. */
    static final class Short extends LogScenario {
        @Override
        public void work(Folder folder) {
            try (Log log = open(folder, new ArrayList<>())) {
                appendBatch(log, 4);
            }
        }
    }

    @Override
    public void recover(Folder folder) {
        lives++;
        try (Log log = reopen(folder)) {
            appendEach(log, 1);
            appendBatch(log, 2);
        }
        reopen(folder).close();
    }

    private Log reopen(Folder folder) {
        List<Entry> found = new ArrayList<>();
        Log log = open(folder, found);
        try {
            check(found);
        } catch (AssertionError e) {
            log.close();
            throw e;
        }
        appended.clear();
        appended.addAll(found);
        acknowledged = found.size();
        return log;
    }

    static Log open(Folder folder, List<Entry> found) {
        RecordReader reader = (position, type, data) -> found.add(
                new Entry(position, StandardCharsets.UTF_8.decode(data).toString()));
        return Log.open(folder, SETTINGS, 0, new Reading(0, reader, Secrets.NONE), Runnable::run);
    }

    /** What is there is what was appended, from what may be pruned to what was acknowledged or farther. */
    private void check(List<Entry> found) {
        int start = found.isEmpty() ? 0 : appended.indexOf(found.get(0));
        assertThat(start)
                .as("%s was never appended, or changed: of %s", found, appended)
                .isNotNegative();
        assertThat(found).isEqualTo(appended.subList(start, Math.min(appended.size(), start + found.size())));
        assertThat(start + found.size()).as("acknowledged and lost").isGreaterThanOrEqualTo(acknowledged);
        assertThat(appended.subList(0, start)).as("lost, not pruned").allMatch(each -> each.position < pruned);
    }

    void prune(Log log, long before) {
        pruned = before;
        log.prune(before);
    }

    void appendEach(Log log, int count) {
        for (int i = 0; i < count; i++) {
            appendOne(log, Durability.SYNC, log.durable() + 1);
            acknowledged = appended.size();
        }
    }

    void appendBatch(Log log, int count) {
        long first = log.durable() + 1;
        for (int i = 0; i < count; i++) {
            appendOne(log, Durability.ASYNC, first + i);
        }
        log.awaitDurable(first + count - 1);
        acknowledged = appended.size();
    }

    /** Most take 64 bytes, so that what is left over from another life can be taken for a record of this one. */
    private void appendOne(Log log, Durability durability, long position) {
        String text = "life " + lives + ", record " + position;
        text += ".".repeat((position % 7 == 0 ? 50 : 40) - text.length());
        appended.add(new Entry(position, text));
        assertThat(log.append(1, StandardCharsets.UTF_8.encode(text), durability))
                .isEqualTo(position);
    }
}
