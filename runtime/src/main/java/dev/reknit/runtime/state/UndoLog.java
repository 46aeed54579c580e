package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has to take back should its checkpointed calls fail: a stack of {@linkplain EntryStack entries}, each with
 * what was there before a change, and the scopes that it is for. Woven code and {@linkplain TrackedCollection tracked collections}
 * write to it while a scope is open, so that a rollback costs what was changed, and opening a scope
 * costs nothing that grows with the state.
 *
 * <p>The <i>epoch</i> is the number of the innermost open scope, never used before in this process, and higher than those of the
 * scopes around. An object is saved once in a scope and then bears its epoch as its <i>stamp</i>. That of an inner scope which has
 * ended and kept its changes is as good, since its entries are the outer scope's now; it is told by being
 * higher. So a stamp must not outlive its entry: who takes back the one gives back the stamp from before. Stamps of
 * other threads say nothing, and the object is saved again: harmless, since the oldest entry is taken back last.
 *
 * <p>Belongs to one thread.
 */
public final class UndoLog extends EntryStack {
    private static final UndoLog NONE = new UndoLog();
    private static final ThreadLocal<UndoLog> LOGS = ThreadLocal.withInitial(() -> NONE);

    /** Whether a scope was ever opened in this process. A thread that opened one reads true. */
    private static boolean used;

    private long epoch;
    private final Epochs epochs = new Epochs();

    /** The class of the object that was met last and need not be copied. */
    private @Nullable Class<?> notCopied;

    /** Null while there is no scope, and while one is rolled back: nothing is logged then. */
    private @Nullable UndoLog active;

    /** While the state is read or put back, methods of the application that this calls open no scopes. */
    private boolean busy;

    /** Since looking for needless entries failed for want of stack. */
    private boolean keepsAll;

    private final OpenScopes scopes = new OpenScopes(this);
    private final ArrayList<Runnable> afterwards = new ArrayList<>(0);
    private final Rollback rollback = new Rollback();
    private final ArrayMarks arrays = new ArrayMarks(this);

    private UndoLog() {}

    /** The log to write to; null where this thread is in no scope. */
    public static @Nullable UndoLog current() {
        return used ? LOGS.get().active : null;
    }

    /** The log of this thread, made if need be. */
    static UndoLog ofThread() {
        UndoLog log = LOGS.get();
        if (log == NONE) {
            log = new UndoLog();
            LOGS.set(log);
        }
        return log;
    }

    /** Runs a task as if this thread were in no scope. */
    public static void apart(Runnable task) {
        UndoLog before = LOGS.get();
        LOGS.set(NONE);
        try {
            task.run();
        } finally {
            LOGS.set(before);
        }
    }

    /** The number of the innermost scope. */
    public long epoch() {
        return epoch;
    }

    // ---- objects whose fields woven code saves

    /** Whether an object was saved in the innermost scope, or in one that has ended within it. */
    public boolean isSaved(long stamp) {
        return epochs.isWithin(epoch, stamp);
    }

    /**
     * Ends the entry of an object's fields; called by woven code, which then has it bear the epoch.
     *
     * @param level of which of its classes
     * @param stamp what it bore
     */
    public void end(Tracked object, int level, long stamp) {
        // The last reference that was announced is for the object.
        put(object);
        put((long) level);
        put(stamp);
        int before = mark();
        end(FieldsUndo.FIELDS);
        if (scopes.depth() > 1 && epochs.isWithin(scopes.epochOf(0), stamp)) {
            scopes.at(scopes.lastUpTo(stamp)).savedAgain(mark() - before);
        }
    }

    /** The numbers of this thread's scopes. */
    Epochs epochs() {
        return epochs;
    }

    // ---- taking back

    /**
     * Takes back all entries down to a mark. Where there is no stack or memory left, what is taken
     * back is gone from the log, and the rest can be taken back by another call.
     *
     * @param damages takes what could not be put back
     * @param taken takes what had been copied, the last first
     * @return how many objects and changes were put back
     */
    int undoTo(int toReferences, List<Damage> damages, List<Snapshot> taken) {
        UndoLog before = active;
        boolean busyBefore = busy;
        active = null;
        busy = true;
        rollback.begin(damages, taken);
        try {
            while (mark() > toReferences) {
                undoLast();
                rollback.count();
            }
            rollback.settle();
        } catch (VirtualMachineError exhausted) {
            // What is known of arrays may be about entries that are gone.
            keepsAll = true;
            throw exhausted;
        } finally {
            active = before;
            busy = busyBefore;
            rollback.end();
        }
        return rollback.restored();
    }

    /** The rollback that is going on. */
    Rollback rollback() {
        return rollback;
    }

    private void undoLast() {
        long start = read(mark(), numbersDone());
        Undo how = takeHow();
        try {
            how.undo(this);
        } catch (VirtualMachineError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            rollback.failed(how, failure);
        }
        drop(start, mark());
    }

    /**
     * Drops what the innermost scope logged, which ends and keeps its changes, where the scope around
     * it has an older entry that puts the same back. So a long call with many short ones in it has
     * one copy of what they all use.
     */
    void dropNeedless(int toReferences, LogScope ending) {
        if (keepsAll) {
            return;
        }
        try {
            int references = mark();
            int numbers = numbersDone();
            while (references > toReferences) {
                long start = read(references, numbers);
                if (takeHow().isNeedless(this, ending)) {
                    drop(start, references);
                }
                references = references(start);
                numbers = numbers(start);
            }
            arrays.saveSpent();
        } catch (VirtualMachineError exhausted) {
            // Entries too many do no harm.
            keepsAll = true;
        }
    }

    // ---- scopes

    /** Opens a scope within those that this thread has open. */
    LogScope open(CheckpointPlan plan, Object self, InstanceLock lock) {
        LogScope scope = scopes.next();
        scope.begin(plan, self, lock, epoch);
        used = true;
        epoch = scopes.depth() == 0 ? epochs.outermost() : epochs.next();
        active = this;
        scopes.opened();
        return scope;
    }

    /** How many scopes are open. */
    int depth() {
        return scopes.depth();
    }

    /** An open scope; 0 is the outermost. */
    LogScope scope(int at) {
        return scopes.at(at);
    }

    /** Ends the innermost scope; what it logged is the next outer one's. */
    void close(long outerEpoch) {
        scopes.closed();
        epoch = outerEpoch;
        if (scopes.depth() == 0) {
            active = null;
            keepsAll = false;
            arrays.clear();
            clear();
        }
    }

    /** Has something done when the outermost scope has ended and its lock is given up; not if there is no memory for that. */
    public void afterwards(Runnable task) {
        afterwards.add(task);
    }

    /** No scope is open any more. */
    void ended() {
        if (afterwards.isEmpty()) {
            return;
        }
        List<Runnable> tasks = List.copyOf(afterwards);
        afterwards.clear();
        tasks.forEach(Runnable::run);
    }

    /** Whether a scope with this number is open around the innermost one. */
    boolean isOpen(long number) {
        return scopes.depth() > 1 && scopes.epochOf(scopes.lastUpTo(number)) == number;
    }

    /** Whether the state is being read or put back. */
    boolean isBusy() {
        return busy;
    }

    /** Reads the state, which may call methods of the application and tracked collections: these log nothing meanwhile. */
    Snapshot read(Capture capture) {
        boolean busyBefore = busy;
        UndoLog before = active;
        busy = true;
        active = null;
        try {
            return capture.finish();
        } finally {
            active = before;
            busy = busyBefore;
        }
    }

    /** Which arrays were written in this scope. */
    ArrayMarks arrays() {
        return arrays;
    }

    /**
     * Copies what an object holds, and all that is reachable from it and cannot be tracked, if the
     * innermost scope has not done so yet.
     *
     * @throws dev.reknit.StateCaptureException if there is something that cannot be copied, and the outermost scope
     *     is being opened
     */
    public void copy(Object object) {
        scopes.innermost().copy(object);
    }

    /** What woven code takes out of an array; arrays themselves are logged element by element. */
    public static void reachElement(@Nullable Object element, UndoLog log) {
        if (element != null && !element.getClass().isArray()) {
            reach(element, log);
        }
    }

    /** The same for what woven code or a collection is about to hand out, if it is of a kind that is copied. */
    public static void reach(@Nullable Object object, UndoLog log) {
        if (object != null && object.getClass() != log.notCopied) {
            log.look(object);
        }
    }

    /**
     * What woven code gets as a parameter. An inner call copies it if a call around it has: it may change it
     * without coming upon it in any other way. In an outermost call it is not part of the state.
     */
    public static void meet(@Nullable Object parameter, UndoLog log) {
        if (log.scopes.depth() > 1 && parameter != null && parameter.getClass() != log.notCopied) {
            log.meet(parameter);
        }
    }

    private void meet(Object parameter) {
        LogScope innermost = scopes.innermost();
        if (innermost.isCopiedAround(parameter)) {
            innermost.copy(parameter);
        }
    }

    private void look(Object object) {
        if (Kinds.isCopied(object)) {
            copy(object);
        } else {
            notCopied = object.getClass();
        }
    }

    /** The same where the log is not at hand, as in constructors. */
    public static void reach(@Nullable Object object) {
        UndoLog log = current();
        if (log != null) {
            reach(object, log);
        }
    }

    /** What a constructor takes out of an array. */
    public static void reachElement(@Nullable Object element) {
        UndoLog log = current();
        if (log != null) {
            reachElement(element, log);
        }
    }
}
