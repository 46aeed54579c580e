package dev.reknit.runtime.durable;

import dev.reknit.StateRecoveryException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.encoding.GraphDecoding;
import dev.reknit.runtime.encoding.ObjectTable;
import dev.reknit.runtime.encoding.StateReadException;
import dev.reknit.runtime.event.CheckpointEvent;
import dev.reknit.runtime.event.RecoveryEvent;
import dev.reknit.runtime.journal.LoggedObject;
import dev.reknit.runtime.journal.ReplayException;
import dev.reknit.runtime.journal.ReplayListener;
import dev.reknit.runtime.journal.ReplayResult;
import dev.reknit.runtime.store.StoreCorruptException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives an object the state that its store has: the newest checkpoint that is whole, then the calls after it. Changes nothing in the
 * store, but for a mark that a last call did not happen, so it can be stopped and begun again at any point.
 */
final class Recovery implements ReplayListener {
    private static final long TELL_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Durable durable;
    private final Object self;
    private final DurableStore store;
    private final Environment environment;
    private long lastTold;
    private long entries;

    Recovery(Durable durable, Object self) {
        this.durable = durable;
        this.self = self;
        this.store = durable.store();
        this.environment = store.environment();
    }

    /**
     * Recovers it.
     *
     * @throws StateRecoveryException if that cannot be done
     * @throws dev.reknit.runtime.store.StoreException if the store cannot be read
     */
    void run() {
        long start = environment.clock().nanoTime();
        lastTold = start;
        try {
            Generation from = checkpoint();
            LoggedObject logged = logged(from);
            entries = logged == null ? 0 : logged.entries();
            ReplayResult result = durable.journal()
                    .resume(
                            self,
                            from == null ? 0 : from.header().number(),
                            from == null ? 0 : from.position(),
                            from == null ? 0 : from.header().hash(),
                            durable.types(),
                            this);
            tell(from, result, environment.clock().nanoTime() - start);
        } catch (ReplayException | StateReadException e) {
            throw new StateRecoveryException(
                    durable + " in store " + store + " cannot be recovered: " + e.getMessage(), e);
        }
    }

    private @Nullable LoggedObject logged(@Nullable Generation from) {
        long number = from == null ? 0 : from.header().number();
        return store.index()
                .find(
                        number != 0
                                ? number
                                : store.index()
                                        .numberOf(
                                                durable.identity().name(),
                                                durable.identity().key()));
    }

    /** The checkpoint that the object has got the state of; null if there is none. */
    private @Nullable Generation checkpoint() {
        List<Generation> newestFirst = store.generations().of(durable.identity());
        LoggedObject logged = newestFirst.isEmpty() ? logged(null) : logged(newestFirst.get(0));
        for (Generation each : newestFirst) {
            if ((logged == null || logged.isTrueAt(each.position())) && fill(each)) {
                return each;
            }
        }
        if (!hasAll(logged, newestFirst)) {
            throw new StateRecoveryException(
                    durable + " in store " + store + " cannot be recovered: none of its checkpoints is there and can be"
                            + " read (" + newestFirst.size() + " were found), and the log does not reach back to its"
                            + " beginning. Look with \"reknit verify\"; put copies of the files that are damaged or missing"
                            + " in their places, or have the object begin anew with \"reknit repair\"",
                    null);
        }
        return null;
    }

    /** Whether the log has the object from its beginning on; also if there is nothing of it, and never was. */
    private boolean hasAll(@Nullable LoggedObject logged, List<Generation> checkpoints) {
        Roster.Entry entry = store.succession().entry(durable.identity());
        if (logged == null) {
            return entry == null && checkpoints.isEmpty();
        }
        return logged.isWhole() && (entry == null || entry.number() == logged.number());
    }

    private boolean fill(Generation generation) {
        GraphDecoding decoding = new GraphDecoding(durable.types());
        List<Generation> chain = store.generations().chain(generation);
        if (chain == null) {
            return false;
        }
        for (Generation each : chain) {
            try {
                read(each, decoding);
            } catch (StoreCorruptException damaged) {
                environment.publish(new CheckpointEvent.Damaged(
                        store.toString(),
                        generation.snapshot().number(),
                        each.snapshot().number(),
                        damaged));
                return false;
            }
        }
        decoding.fill(self, generation.header().root());
        tellUnknown(decoding.unknownFields());
        ObjectTable table = new ObjectTable();
        decoding.know(table);
        durable.buildOn(generation.isUnderFormerName() || !decoding.isCurrent() ? null : generation, table);
        durable.gather(ChangedParts.nothing());
        return true;
    }

    private void tellUnknown(List<String> fields) {
        if (!fields.isEmpty()) {
            environment.publish(
                    new RecoveryEvent.UnknownFields(durable.toString(), store.toString(), String.join(", ", fields)));
        }
    }

    private void read(Generation generation, GraphDecoding into) {
        store.store().readSnapshot(generation.snapshot(), (number, type, data) -> {
            if (number > 1) {
                byte[] bytes = new byte[data.remaining()];
                data.get(bytes);
                into.record(type, bytes);
            }
        });
    }

    private void tell(@Nullable Generation from, ReplayResult result, long nanos) {
        if ((from != null || result.entries() > 0) && environment.wants(RecoveryEvent.Done.class)) {
            environment.publish(new RecoveryEvent.Done(
                    durable.toString(),
                    store.toString(),
                    from == null ? 0 : from.snapshot().number(),
                    result.entries(),
                    result.diverged(),
                    nanos));
        }
    }

    @Override
    public void progress(long done) {
        if ((done & 0xFFF) != 0) {
            return;
        }
        long now = environment.clock().nanoTime();
        if (now - lastTold >= TELL_EVERY_NANOS) {
            lastTold = now;
            environment.publish(new RecoveryEvent.GoesOn(durable.toString(), store.toString(), done, entries));
        }
    }

    @Override
    public void diverged(long position, String method) {
        environment.publish(new RecoveryEvent.Diverged(durable.toString(), store.toString(), position, method));
    }

    @Override
    public void givenUp(long position, String method, Throwable failure) {
        environment.publish(new RecoveryEvent.GaveUp(durable.toString(), store.toString(), position, method, failure));
    }
}
