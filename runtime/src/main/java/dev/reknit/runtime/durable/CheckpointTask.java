package dev.reknit.runtime.durable;

import dev.reknit.FaultToleranceException;
import dev.reknit.runtime.encoding.GraphEncoding;
import dev.reknit.runtime.encoding.ObjectTable;
import dev.reknit.runtime.encoding.RecordSink;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.journal.Journal;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotOutput;
import dev.reknit.runtime.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes one checkpoint of an object: takes its state into memory while calls have to wait, then writes that while they go on. Run by
 * the thread of the store that writes checkpoints, so that there is one at a time.
 */
final class CheckpointTask implements RecordSink {
    /** If so many increments could not be merged with the full checkpoint below them, a new one is made of the object. */
    private static final int MOST_INCREMENTS = 256;

    private static final long LONGEST_CLOSING_SECONDS = 5;

    private final Durable durable;
    private final Object self;
    private final CheckpointReason reason;
    private final boolean needed;
    private final DurableStore store;
    private final Clock clock;

    private final List<Part> parts = new ArrayList<>();
    private long bytes;
    private long changes;
    private long position;
    private long pauseNanos;
    /** Whether nothing in it may still be taken back; otherwise those before it stay. */
    private boolean settled;

    private ObjectTable table = new ObjectTable();
    private @Nullable Generation base;
    private ChangedParts changed = ChangedParts.everything();
    private @Nullable CheckpointHeader header;

    private record Part(int type, byte[] bytes) {}

    /**
     * Creates a task.
     *
     * @param self the object, which must stay until it is written
     * @param needed whether to write one even if nothing was changed since the last
     */
    CheckpointTask(Durable durable, Object self, CheckpointReason reason, boolean needed) {
        this.durable = durable;
        this.self = self;
        this.reason = reason;
        this.needed = needed;
        this.store = durable.store();
        this.clock = store.environment().clock();
    }

    /**
     * Writes it. If that fails, the checkpoints before are as they were, and the next one has what was to be in this.
     *
     * @throws IllegalStateException if the object's saved state was not recovered, so that a checkpoint would take its place
     * @throws dev.reknit.StateCaptureException if there is something that cannot be saved
     * @throws dev.reknit.runtime.store.StoreException if it cannot be written
     */
    void run() {
        if (durable.state() != Durable.State.READY) {
            throw new IllegalStateException("No checkpoint of " + durable + " is written: " + whyNot(durable.state()));
        }
        if (!needed && durable.measures().changes() == 0) {
            return;
        }
        long start = clock.nanoTime();
        if (!waitForCalls()) {
            IllegalStateException busy = new IllegalStateException("No checkpoint of " + durable
                    + " is written at the end of the program: a call on it has not ended for " + LONGEST_CLOSING_SECONDS
                    + " s. What was journaled is safe");
            store.failed(durable, busy);
            throw busy;
        }
        try {
            take();
            Snapshot written = store.store().writeSnapshot(position, this::write);
            keep(written, clock.nanoTime() - start);
        } catch (Throwable failure) {
            putBack();
            store.failed(durable, failure);
            throw failure;
        }
    }

    private static String whyNot(Durable.State state) {
        return switch (state) {
            case WAITING -> Durable.NOT_RECOVERED;
            case FAILED ->
                "its saved state could not be recovered, and is not to be written over. Mend what kept it from that,"
                        + " and construct the object again";
            default -> "its store was closed";
        };
    }

    /** What calls have to wait for. */
    private void take() {
        long start = clock.nanoTime();
        try {
            Journal journal = durable.journal();
            changes = durable.measures().takeChanges();
            changed = durable.takeChanged();
            settled = durable.isSettled();
            durable.triggers().taken();
            base = mayBuildOn(durable.base());
            table = base == null ? new ObjectTable() : durable.table();
            long root = encode();
            long entered = store.roster().enter(store.store(), durable.identity(), journal.number());
            position = Math.max(Math.max(journal.last(), entered), store.store().durable());
            header = new CheckpointHeader(
                    durable.identity(),
                    journal.number(),
                    journal.hash(),
                    root,
                    base == null ? 0 : base.snapshot().number(),
                    reason == CheckpointReason.SHUTDOWN,
                    store.runs().failures(),
                    store.runs().millis());
            journal.cut();
        } finally {
            pauseNanos = clock.nanoTime() - start;
            durable.lock().unlock();
        }
    }

    /** Takes the lock, if it can. At the end of the program it waits not for ever: a call may be under way that waits for the end itself, as one that has called {@code System.exit} does. */
    private boolean waitForCalls() {
        if (reason != CheckpointReason.SHUTDOWN) {
            durable.lock().lock();
            return true;
        }
        try {
            return durable.lock().tryLock(LONGEST_CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impossible) {
            throw new AssertionError("the thread that writes checkpoints was interrupted", impossible);
        }
    }

    private @Nullable Generation mayBuildOn(@Nullable Generation last) {
        List<Generation> chain =
                last == null || !changed.isKnown() ? null : store.generations().chain(last);
        return chain == null || chain.size() > MOST_INCREMENTS ? null : last;
    }

    private long encode() {
        GraphEncoding encoding = new GraphEncoding(table, this);
        long root = encoding.root(self);
        if (base != null) {
            changed.writeTo(encoding);
        }
        encoding.finish();
        return root;
    }

    @Override
    public void record(int type, byte[] record, int length) {
        parts.add(new Part(type, Arrays.copyOf(record, length)));
        bytes += length;
    }

    private void write(SnapshotOutput output) {
        long unused = output.add(CheckpointHeader.TYPE, Objects.requireNonNull(header)::write);
        for (Part each : parts) {
            unused = output.add(each.type, to -> to.put(each.bytes));
        }
    }

    private void keep(Snapshot snapshot, long tookNanos) {
        Generation generation = new Generation(snapshot, Objects.requireNonNull(header));
        table.saved();
        durable.buildOn(generation, table);
        durable.triggers().cost(tookNanos);
        CheckpointStatus.Written written = new CheckpointStatus.Written(
                snapshot.number(), snapshot.created(), base == null, snapshot.bytes(), pauseNanos, tookNanos, position);
        durable.measures().written(written);
        store.written(generation);
        if (settled) {
            store.prune(durable);
            merge(generation);
        }
        if (store.environment().wants(CheckpointEvent.Written.class)) {
            store.environment()
                    .publish(new CheckpointEvent.Written(
                            durable.toString(),
                            store.toString(),
                            reason.name(),
                            written.full(),
                            written.bytes(),
                            pauseNanos,
                            tookNanos,
                            durable.measures().longestPauseNanos()));
        }
    }

    /** If that fails, the checkpoints are good all the same, and the next one tries again. */
    private void merge(Generation newest) {
        List<Generation> chain = store.generations().chain(newest);
        if (chain == null || !CheckpointMerge.isDue(chain)) {
            return;
        }
        try {
            Generation full = new CheckpointMerge(store, chain).run(table);
            store.generations().replace(newest, full);
            durable.buildOn(full, table);
            store.store().deleteSnapshot(newest.snapshot());
            store.prune(durable);
        } catch (FaultToleranceException failure) {
            store.failed(durable, failure);
        }
    }

    /** For the next one; there is none after the end of the program. */
    private void putBack() {
        durable.measures().failed(changes);
        if (reason == CheckpointReason.SHUTDOWN) {
            return;
        }
        durable.lock().lock();
        try {
            durable.changedParts().add(changed);
        } finally {
            durable.lock().unlock();
        }
    }
}
