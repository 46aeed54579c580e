package dev.reknit.runtime.durable;

import org.jspecify.annotations.Nullable;

/** What is counted and measured of one durable object. Written with the object's lock held or by the thread that writes checkpoints. */
final class Measures {
    private volatile long changes;
    private volatile long checkpoints;
    private volatile long failures;
    private volatile long longestPauseNanos;
    private volatile CheckpointStatus.@Nullable Written last;

    synchronized void changed() {
        changes++;
    }

    /** How many calls have changed something since the last checkpoint was taken; begins to count anew. */
    synchronized long takeChanges() {
        long taken = changes;
        changes = 0;
        return taken;
    }

    /** A checkpoint of so many changes could not be written. */
    synchronized void failed(long unwritten) {
        changes += unwritten;
        failures++;
    }

    synchronized void written(CheckpointStatus.Written written) {
        checkpoints++;
        last = written;
        longestPauseNanos = Math.max(longestPauseNanos, written.pauseNanos());
    }

    long changes() {
        return changes;
    }

    long checkpoints() {
        return checkpoints;
    }

    long failures() {
        return failures;
    }

    long longestPauseNanos() {
        return longestPauseNanos;
    }

    CheckpointStatus.@Nullable Written last() {
        return last;
    }
}
