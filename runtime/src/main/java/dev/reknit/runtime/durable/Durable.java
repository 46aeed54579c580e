package dev.reknit.runtime.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Recover;
import dev.reknit.runtime.encoding.ObjectTable;
import dev.reknit.runtime.encoding.StateTypes;
import dev.reknit.runtime.journal.Journal;
import dev.reknit.runtime.journal.JournalOwner;
import dev.reknit.runtime.state.InstanceLock;
import dev.reknit.runtime.state.UndoLog;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime knows of one durable object, from its construction on. The object has it with its lock; it refers to the object weakly. What
 * is not said to be otherwise belongs to whoever holds the lock.
 */
final class Durable implements JournalOwner {
    /** What is said of {@link State#WAITING}. */
    static final String NOT_RECOVERED = "its saved state was not recovered yet. Call Checkpoints.recover with it first";

    private final WeakReference<Object> object;
    private final InstanceLock lock;
    private final DurableClass type;
    private final Identity identity;
    private final DurableStore store;
    private final Journal journal;
    private final StateTypes types;
    private final Triggers triggers;
    private final Measures measures = new Measures();
    private final boolean made;

    private ChangedParts changed = ChangedParts.everything();
    private ObjectTable table = new ObjectTable();

    /** The checkpoint that the next one may build on; null if it has to be a full one. */
    private @Nullable Generation base;

    /** Whether changes that are not gathered any more, or are in a checkpoint, were taken back. */
    private volatile boolean tookBack;

    /** The names that its state was saved under before it had this one. */
    private List<String> past = List.of();

    /** Whether a call has changed anything since it was recovered. */
    private boolean used;

    /** How many calls have ended within calls on other objects that go on. */
    private final AtomicInteger unsettled = new AtomicInteger();

    private volatile State state = State.WAITING;

    /** Where it stands between construction and the end of the program. */
    enum State {
        /** Its saved state was not asked for yet. */
        WAITING,
        /** It is as it was saved, and what changes from now on is saved. */
        READY,
        /** Its saved state could not be recovered; nothing is saved, so that what there is stays. */
        FAILED,
        /** Its store was closed. */
        CLOSED
    }

    /**
     * Creates what belongs to an object that was just constructed.
     *
     * @param made whether a container made its class
     */
    Durable(Object object, DurableClass type, Identity identity, DurableStore store, boolean made) {
        this.made = made;
        this.object = new WeakReference<>(object);
        this.lock = InstanceLock.of(object);
        this.type = type;
        this.identity = identity;
        this.store = store;
        this.journal = new Journal(store.store(), store.index(), identity.name(), identity.key(), type.methods());
        this.types = StateTypes.of(type.type().getClassLoader(), type.classes());
        this.triggers = new Triggers(this, store.environment());
    }

    /** That of an object; null if it is not durable. */
    static @Nullable Durable of(Object object) {
        return InstanceLock.of(object).changes() instanceof Durable durable && durable.isOf(object) ? durable : null;
    }

    /** Takes up its work, for an object that was just constructed. */
    void begin(Object self) {
        lock.lock();
        try {
            lock.tell(this);
            past = store.succession().begin(identity, type.formerNames());
            if (type.recover() == Recover.AUTO || !store.hasAnythingOf(this)) {
                recover(self);
            } else {
                journal.close(NOT_RECOVERED);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives the object its saved state.
     *
     * @throws dev.reknit.StateRecoveryException if that cannot be done; nothing of the object is saved then, until it is constructed anew
     * @throws dev.reknit.runtime.store.StoreException if the store cannot be read; the same
     */
    void recover(Object self) {
        lock.lock();
        try {
            if (state != State.WAITING) {
                return;
            }
            UndoLog.apart(() -> new Recovery(this, self).run());
            store.succeeded(this, past);
            state = State.READY;
            journal.open();
        } catch (Throwable failure) {
            state = State.FAILED;
            journal.close("its saved state could not be recovered: " + failure.getMessage());
            throw failure;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void committed(UndoLog log, int from, boolean settled) {
        if (!settled) {
            unsettled.incrementAndGet();
        }
        try {
            changed.add(log, from);
        } catch (Throwable exhausted) {
            changed = ChangedParts.everything();
        }
        measures.changed();
        if (state == State.READY) {
            used = true;
            pullTriggers();
        }
    }

    /** No thread may be there for the timer, nor memory; the call that has changed something has ended well. */
    private void pullTriggers() {
        try {
            triggers.changed();
        } catch (Throwable failure) {
            store.failed(this, failure);
        }
    }

    @Override
    public void settled() {
        unsettled.decrementAndGet();
    }

    /** Whether nothing that was changed can be taken back any more by a call around that on another object. */
    boolean isSettled() {
        return unsettled.get() == 0;
    }

    @Override
    public void takenBack() {
        tookBack = true;
        measures.changed();
    }

    /** What was changed since the last checkpoint; from now on it is gathered anew. */
    ChangedParts takeChanged() {
        ChangedParts before = tookBack ? ChangedParts.everything() : changed;
        tookBack = false;
        changed = ChangedParts.nothing();
        return before;
    }

    /**
     * Has a checkpoint written, by a thread of the store.
     *
     * @param needed whether to write one even if nothing was changed since the last
     */
    CompletableFuture<@Nullable Void> request(CheckpointReason reason, boolean needed) {
        Object self = object.get();
        if (self == null) {
            return CompletableFuture.completedFuture(null);
        }
        return store.submit(() -> new CheckpointTask(this, self, reason, needed).run());
    }

    /**
     * Gives up its identity to an object of the class itself that was constructed after it. It does if a container made its class and it was not used
     * since: then it most likely stands for the other, and in any case nothing is lost. It may be used by no thread right now; calls that would be
     * written to the journal are refused from then on.
     */
    boolean givesWay(Durable to) {
        if (!made || to.made || !lock.tryLock()) { // Waiting could be for a thread that waits for the store.
            return false;
        }
        try {
            if (used || journal.calls() > 0) {
                return false;
            }
            state = State.CLOSED;
            triggers.stop();
            journal.close("a container made its class, and another object that was constructed since is " + identity
                    + " now. Make calls on that");
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The store is closed. */
    void close() {
        state = State.CLOSED;
        triggers.stop();
        journal.close((store.isAtEnd() ? "the program is shutting down, and " : "") + "store " + store + " was closed");
    }

    @Override
    public boolean isOf(Object other) {
        boolean is = object.get() == other;
        if (!is) {
            Durables.of(store.environment())
                    .tellNotDurable(
                            other.getClass(),
                            "has an object that is a copy of " + identity
                                    + ", made without a constructor as spies are; use the object itself, or construct another");
        }
        return is;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    InstanceLock lock() {
        return lock;
    }

    DurableClass type() {
        return type;
    }

    Identity identity() {
        return identity;
    }

    DurableStore store() {
        return store;
    }

    StateTypes types() {
        return types;
    }

    Measures measures() {
        return measures;
    }

    Triggers triggers() {
        return triggers;
    }

    State state() {
        return state;
    }

    /** The object; null if nobody else refers to it any more. */
    @Nullable
    Object object() {
        return object.get();
    }

    boolean isAutomatic() {
        return type.intervalNanos() == Checkpointed.AUTO;
    }

    ChangedParts changedParts() {
        return changed;
    }

    /** From now on, changes are gathered anew. */
    void gather(ChangedParts since) {
        changed = since;
    }

    ObjectTable table() {
        return table;
    }

    @Nullable
    Generation base() {
        return base;
    }

    /** What the next checkpoint may build on. */
    void buildOn(@Nullable Generation generation, ObjectTable known) {
        base = generation;
        table = known;
    }

    @Override
    public String toString() {
        return identity.toString();
    }
}
