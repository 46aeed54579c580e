package dev.reknit.runtime.durable;

import dev.reknit.Durability;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.RecordReader;
import dev.reknit.runtime.store.Store;
import dev.reknit.runtime.time.Clock;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * How often runs of the program have failed, as a store knows it: a run that began and did not end in good order has. Read from the log with
 * everything else, and from checkpoints where the log was pruned. Safe for use by several threads once the store is open.
 */
final class Runs implements RecordReader {
    /** Before anything was seen, one failure a day is assumed. */
    private static final double ASSUMED_MILLIS = TimeUnit.DAYS.toMillis(1);

    private long failures;
    private long millisBefore;
    private boolean running;

    /** Up to where in the log it is known whether a run goes on. */
    private long knownAt;

    private final Clock clock;
    private long startNanos;

    Runs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void read(long position, int type, ByteBuffer data) {
        if (type == RecordType.RUN) {
            note(position, data.get() != 0);
            take(data.getLong(), data.getLong());
        }
    }

    /** Takes what a checkpoint knows; the log may be pruned up to it. */
    void take(CheckpointHeader header, long position) {
        note(position, !header.clean());
        take(header.failures(), header.runMillis());
    }

    private void note(long position, boolean goesOn) {
        if (position >= knownAt) {
            knownAt = position;
            running = goesOn;
        }
    }

    private void take(long knownFailures, long knownMillis) {
        failures = Math.max(failures, knownFailures);
        millisBefore = Math.max(millisBefore, knownMillis);
    }

    /** This run begins. */
    void begin(Store store) {
        if (running) {
            failures++;
        }
        startNanos = clock.nanoTime();
        append(store, true, Durability.SYNC);
    }

    /** This run ends in good order. */
    void end(Store store) {
        append(store, false, Durability.ASYNC);
    }

    private void append(Store store, boolean goesOn, Durability durability) {
        long unused = store.append(
                RecordType.RUN,
                to -> {
                    to.put((byte) (goesOn ? 1 : 0));
                    to.putLong(failures);
                    to.putLong(millis());
                },
                durability);
    }

    long failures() {
        return failures;
    }

    /** How long all runs took, this one so far. */
    long millis() {
        return millisBefore + TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - startNanos);
    }

    /** The mean time between failures, in nanoseconds. */
    double meanNanosBetweenFailures() {
        return YoungDaly.meanTimeBetweenFailures(millis(), failures, ASSUMED_MILLIS) * TimeUnit.MILLISECONDS.toNanos(1);
    }
}
