package dev.reknit.runtime.state;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scope that takes back what its thread's {@link UndoLog} has from the time when it was opened.
 * What cannot log its changes is copied into the log: when the scope opens, if the checkpointed
 * object itself refers to it, else when the scope comes upon it. There is one for each depth of
 * nesting of a thread, used again and again.
 */
final class LogScope extends Scope {
    /** So many references may be looked at to drop one. */
    private static final int WORTH = 4;

    private final UndoLog log;
    private final int depth;

    private @Nullable CheckpointPlan plan;
    private @Nullable Object self;
    private @Nullable InstanceLock lock;
    private int heldBefore;
    private int referencesBefore;
    private int arraysBefore;
    private long outerEpoch;

    /** How many references are in entries of scopes within it about objects that it has saved, and none between. */
    private int savedAgain;

    /** While it is looked for what must be copied before the call. */
    private boolean opening;

    /** Whether its entries were taken back; what is in the log since then is the outer scope's. */
    private boolean undone;

    private @Nullable Set<Object> copied;

    LogScope(UndoLog log, int depth) {
        this.log = log;
        this.depth = depth;
    }

    /**
     * Opens a scope around a call.
     *
     * @throws dev.reknit.StateCaptureException if it is the outermost and something cannot be copied; no scope is
     *     open then
     * @throws dev.reknit.CheckpointDeadlockException if the object's lock will not come
     */
    static Scope open(CheckpointPlan plan, Object self, @Nullable Object @Nullable [] arguments) {
        UndoLog log = UndoLog.ofThread();
        if (log.isBusy()) {
            return UNGUARDED;
        }
        InstanceLock lock = InstanceLock.of(self);
        int heldBefore = lock.getHoldCount();
        lock.enter(self, plan.site());
        LogScope scope;
        try {
            scope = log.open(plan, self, lock);
            scope.heldBefore = heldBefore;
        } catch (Throwable failure) {
            lock.leave(heldBefore);
            throw failure;
        }
        try {
            scope.opening = true;
            scope.look(plan, self, arguments);
            scope.opening = false;
            return scope;
        } catch (Throwable failure) {
            scope.end();
            throw failure;
        }
    }

    /** Called by the log. */
    void begin(CheckpointPlan plan, Object self, InstanceLock lock, long outerEpoch) {
        this.plan = plan;
        this.self = self;
        this.lock = lock;
        this.outerEpoch = outerEpoch;
        opening = false;
        undone = false;
        referencesBefore = log.mark();
        arraysBefore = log.arrays().saved();
        savedAgain = 0;
        copied = null;
    }

    private void look(CheckpointPlan plan, Object self, @Nullable Object @Nullable [] arguments) {
        if (self instanceof Tracked tracked) {
            tracked.reknit$reach(log);
        }
        if (Kinds.isCopied(self)) {
            Capture capture = capture(plan);
            capture.root(self);
            finish(capture);
        }
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument != null && (plan.arguments() ? Kinds.isCopied(argument) : isCopiedAround(argument))) {
                Capture capture = capture(plan);
                capture.root(argument, plan.parameter(i));
                finish(capture);
            }
        }
    }

    /**
     * Copies an object that this scope came upon, and what it holds. Iterators are left alone: that
     * the call comes upon one while it runs is because it iterates.
     */
    void copy(Object object) {
        Set<Object> known = copied;
        if ((known != null && known.contains(object)) || (!opening && object instanceof Iterator)) {
            return;
        }
        CheckpointPlan plan = Objects.requireNonNull(this.plan);
        Capture capture = capture(plan);
        capture.root(object);
        finish(capture);
    }

    /** Whether the scope around has copied all that was copied at one time. */
    boolean hasOuter(Snapshot snapshot) {
        Set<Object> outer = log.scope(depth - 1).copied;
        return outer != null && snapshot.isWithin(outer);
    }

    /** Whether a scope around this one has copied an object. */
    boolean isCopiedAround(Object object) {
        for (int i = 0; i < depth; i++) {
            Set<Object> held = log.scope(i).copied;
            if (held != null && held.contains(object)) {
                return true;
            }
        }
        return false;
    }

    private Capture capture(CheckpointPlan plan) {
        Set<Object> known = copied;
        if (known == null) {
            known = Collections.newSetFromMap(new IdentityHashMap<>());
            copied = known;
        }
        return new Capture(plan.anatomies(), known, opening && depth == 0);
    }

    private void finish(Capture capture) {
        Snapshot snapshot = log.read(capture);
        if (!snapshot.isEmpty()) {
            put(snapshot);
        }
    }

    private void put(Snapshot snapshot) {
        log.begin(1, 0);
        log.put(snapshot);
        log.end(SnapshotUndo.SNAPSHOT);
    }

    @Override
    public UndoLog log() {
        return log;
    }

    @Override
    public void succeeded() {
        endInner();
        end();
    }

    @Override
    public void succeeded(@Nullable Object result) {
        try {
            endInner();
            CheckpointPlan plan = Objects.requireNonNull(this.plan);
            if (plan.rejects().test(self, result)) {
                restore(plan, null);
            }
        } catch (Throwable failure) {
            // The test that the other policy is about to run threw: it will throw there, and fail the call.
            restoreFor(failure);
        } finally {
            end();
        }
    }

    @Override
    public void failed(Throwable failure) {
        try {
            endInner();
            restoreFor(failure);
        } finally {
            end();
        }
    }

    /** Inner calls that had no stack left to end their scopes failed: this takes back what they did. */
    private void endInner() {
        while (log.depth() > depth + 1) {
            LogScope inner = log.scope(log.depth() - 1);
            inner.undo(new ArrayList<>());
            inner.end();
        }
    }

    private void restoreFor(Throwable failure) {
        try {
            CheckpointPlan plan = Objects.requireNonNull(this.plan);
            if (plan.restoring().matches(failure)) {
                restore(plan, failure);
            }
        } catch (Throwable broken) {
            // No memory or no stack left for restoring. An outer scope, if there is one, still restores everything.
            Damage.attach(failure, broken);
        }
    }

    private void restore(CheckpointPlan plan, @Nullable Throwable failure) {
        List<Damage> damages = new ArrayList<>(0);
        int restored = undo(damages);
        if (!damages.isEmpty() && failure != null) {
            Damage.attach(failure, Damage.exception(plan.site(), damages));
        }
        Environment environment = Environment.current();
        if (environment.wants(Event.StateRestored.class)) {
            environment.publish(new Event.StateRestored(plan.site(), restored, failure, Damage.paths(damages)));
        }
    }

    private int undo(List<Damage> damages) {
        Set<Object> known = copied;
        copied = null;
        List<Snapshot> taken = new ArrayList<>(0);
        int restored = log.undoTo(referencesBefore, damages, taken);
        undone = true;
        if (depth > 0) {
            log.scope(depth - 1).savedAgain = 0;
        }
        if (known != null && depth > 0) {
            keep(taken, known);
        }
        return restored;
    }

    /**
     * What was copied has again what it had, and an outer call may have got it in its hands meanwhile. So the copies stay in the
     * log, as the outer scope's. Not those of collections: one may have logged single changes before it was copied, so the
     * copy has not what it holds by now; it has itself copied anew before its next change.
     */
    private void keep(List<Snapshot> taken, Set<Object> known) {
        LogScope outer = log.scope(depth - 1);
        for (int i = taken.size() - 1; i >= 0; i--) {
            Snapshot each = taken.get(i).withoutLogged();
            if (!each.isEmpty() && (outer.copied == null || !each.isWithin(outer.copied))) {
                put(each);
            }
        }
        known.removeIf(TrackedCollection.class::isInstance);
        outer.take(known);
    }

    private void end() {
        InstanceLock held = lock;
        if (held != null && !undone) {
            held.committed(log, depth, referencesBefore);
        }
        if (depth > 0 && !undone) {
            handOver();
        }
        plan = null;
        self = null;
        lock = null;
        copied = null;
        log.close(outerEpoch);
        if (held != null) {
            held.leave(heldBefore);
        }
        if (depth == 0) {
            log.ended();
        }
    }

    /** What it has logged and copied is now the outer scope's. */
    private void handOver() {
        Set<Object> known = copied;
        boolean differs = known != null || log.arrays().saved() != arraysBefore;
        if (isWorthDropping(differs)) {
            log.dropNeedless(referencesBefore, this);
        }
        if (known != null) {
            log.scope(depth - 1).take(known);
        }
    }

    /**
     * Whether so much can be dropped that it is worth to look through all it has, or else the scope around can drop it, too: the time for
     * a deep recursion must not grow with the square of its depth. Does not depend on what is further out, nor does what is logged.
     *
     * @param differs whether there is something beside fields, of which it is not known
     */
    private boolean isWorthDropping(boolean differs) {
        LogScope outer = log.scope(depth - 1);
        int needless = outer.savedAgain;
        outer.savedAgain = 0;
        if (differs || (long) needless * WORTH >= log.mark() - referencesBefore) {
            return differs || needless > 0;
        }
        if (depth > 1) {
            log.scope(depth - 2).savedAgain += needless;
        }
        return false;
    }

    /** Adds the fewer to the more, so that what a deep recursion has met is not added anew at each level. */
    private void take(Set<Object> known) {
        Set<Object> own = copied;
        if (own == null || own.size() < known.size()) {
            copied = known;
        }
        if (own != null) {
            Objects.requireNonNull(copied).addAll(copied == own ? known : own);
        }
    }

    boolean isOn(InstanceLock object) {
        return lock == object;
    }

    /** Notes that a scope within this one has an entry of so many references which this one does not need. */
    void savedAgain(int references) {
        savedAgain += references;
    }

    /** The number of the scope around. */
    long outerEpoch() {
        return outerEpoch;
    }
}
