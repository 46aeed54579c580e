package dev.reknit.runtime.store;

import dev.reknit.Durability;
import java.time.Duration;

/**
 * How a log uses its disk.
 *
 * @param segmentBytes the size of a segment, 512 to 268,435,456, a multiple of 8; a record with its header of 24 bytes has to fit in
 *     one behind the segment's header of 64
 * @param batchBytes how many bytes may wait to be written before appending waits, too; 64 to 268,435,456
 * @param groupDelay how long a record of {@link Durability#GROUP} waits at most for those who came last time, 0 s to 1 min
 * @param asyncDelay how long a record of {@link Durability#ASYNC} waits to be forced, 0 s to 1 min
 */
public record LogSettings(int segmentBytes, int batchBytes, Duration groupDelay, Duration asyncDelay) {
    private static final int LEAST_SEGMENT = 512;
    static final int LARGEST_SEGMENT = 1 << 28;
    private static final int LEAST_BATCH = 64;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** Segments of 16 MiB, batches of 8 MiB, 1 ms and 10 ms. */
    public static final LogSettings DEFAULTS =
            new LogSettings(16 << 20, 8 << 20, Duration.ofMillis(1), Duration.ofMillis(10));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the value found and the values allowed
     */
    public LogSettings {
        if (segmentBytes < LEAST_SEGMENT || segmentBytes > LARGEST_SEGMENT || segmentBytes % 8 != 0) {
            throw new IllegalArgumentException("segmentBytes = " + segmentBytes + "; allowed: a multiple of 8 from "
                    + LEAST_SEGMENT + " to " + LARGEST_SEGMENT);
        }
        if (batchBytes < LEAST_BATCH || batchBytes > LARGEST_SEGMENT) {
            throw new IllegalArgumentException(
                    "batchBytes = " + batchBytes + "; allowed: " + LEAST_BATCH + " to " + LARGEST_SEGMENT);
        }
        check("groupDelay", groupDelay);
        check("asyncDelay", asyncDelay);
    }

    private static void check(String name, Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException(name + " = " + delay + "; allowed: PT0S to " + LONGEST_DELAY);
        }
    }

    /** The same with segments of another size. */
    public LogSettings withSegmentBytes(int bytes) {
        return new LogSettings(bytes, batchBytes, groupDelay, asyncDelay);
    }

    /** The same with another bound on what waits to be written. */
    public LogSettings withBatchBytes(int bytes) {
        return new LogSettings(segmentBytes, bytes, groupDelay, asyncDelay);
    }

    /** The same with another delay of {@link Durability#GROUP}. */
    public LogSettings withGroupDelay(Duration delay) {
        return new LogSettings(segmentBytes, batchBytes, delay, asyncDelay);
    }

    /** The same with another delay of {@link Durability#ASYNC}. */
    public LogSettings withAsyncDelay(Duration delay) {
        return new LogSettings(segmentBytes, batchBytes, groupDelay, delay);
    }

    /** The most data that a record can have, in bytes. */
    public int maxRecordBytes() {
        return segmentBytes - FileHeader.BYTES - Frame.HEADER;
    }

    long delayNanos(Durability durability) {
        return switch (durability) {
            case SYNC -> 0;
            case GROUP -> groupDelay.toNanos();
            case ASYNC -> asyncDelay.toNanos();
        };
    }
}
