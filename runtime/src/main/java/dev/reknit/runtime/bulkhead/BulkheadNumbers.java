package dev.reknit.runtime.bulkhead;

import dev.reknit.Bulkhead;
import dev.reknit.runtime.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a {@link Bulkhead} as written, and the rules which of them are allowed. The runtime takes them
 * from the annotation, the weaver from the class file; both ask here.
 */
public record BulkheadNumbers(int value, int waitingTaskQueue, long maxWait) {
    private static final int MOST = 1_000_000;

    static BulkheadNumbers of(Bulkhead bulkhead) {
        return new BulkheadNumbers(bulkhead.value(), bulkhead.waitingTaskQueue(), bulkhead.maxWait());
    }

    /** Every number that is out of range; empty if all are allowed. */
    public List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (value < 1 || value > MOST) {
            found.add(new Violation("value", Integer.toString(value), "1 to " + MOST));
        }
        if (waitingTaskQueue < 0 || waitingTaskQueue > MOST) {
            found.add(new Violation(
                    "waitingTaskQueue", Integer.toString(waitingTaskQueue), "0 (nobody waits) to " + MOST));
        }
        if (maxWait < 0) {
            found.add(new Violation("maxWait", Long.toString(maxWait), "0 or more"));
        }
        return found;
    }
}
