package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has to take back should its checkpointed calls fail: a stack of entries, each with
 * what was there before a change. Woven code and {@linkplain TrackedCollection tracked collections}
 * write to it while a scope is open, so that a rollback costs what was changed, and opening a scope
 * costs nothing that grows with the state.
 *
 * <p>An entry is references and numbers, and an {@link Undo} that knows what they mean:
 *
 * <pre>{@code
 * log.begin(2, 1);          // reserves; all that can fail for want of memory fails here
 * log.put(list);
 * log.put(element);
 * log.put((long) index);
 * log.end(REMOVED);         // from here on the entry counts
 * list.superRemove(index);
 * }</pre>
 *
 * <p>The <i>epoch</i> is the number of the innermost open scope, never used before in this process. An object that bears it as its stamp
 * was saved in this scope already. An inner scope has an epoch of its own, and so has what comes after
 * it was rolled back: objects may be saved twice, which is harmless, since the oldest entry is taken back last.
 *
 * <p>Belongs to one thread. The memory of a log is kept for the next call, up to {@value #KEPT} entries.
 */
public final class UndoLog {
    private static final int FIRST = 64;
    private static final int KEPT = 1 << 14;
    private static final int EPOCHS = 1 << 16;

    private static final UndoLog NONE = new UndoLog();
    private static final ThreadLocal<UndoLog> LOGS = ThreadLocal.withInitial(() -> NONE);
    private static final Undo NOTHING = new Undo() {
        @Override
        protected void undo(UndoLog log) {}
    };
    private static final AtomicLong NEXT_EPOCHS = new AtomicLong(1);

    /** Whether a scope was ever opened in this process. A thread that opened one reads true. */
    private static boolean used;

    private @Nullable Object[] references = new @Nullable Object[0];
    private long[] numbers = new long[0];
    private int referenceCount;
    private int numberCount;

    /** Up to where there are whole entries. */
    private int referencesDone;

    private int numbersDone;

    private long epoch;
    private long nextEpoch;
    private long epochLimit;

    /** The class of the object that was met last and need not be copied. */
    private @Nullable Class<?> notCopied;

    /** Null while there is no scope, and while one is rolled back: nothing is logged then. */
    private @Nullable UndoLog active;

    /** While the state is read or put back, methods of the application that this calls open no scopes. */
    private boolean busy;

    /** Since looking for needless entries failed for want of stack. */
    private boolean keepsAll;

    private final ArrayList<LogScope> scopes = new ArrayList<>();
    private int depth;
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

    // ---- writing

    /**
     * Begins an entry, in place of one that was begun and not ended.
     *
     * @param moreReferences how many references will be put in
     * @param moreNumbers how many numbers
     * @throws OutOfMemoryError if there is no room; the log is as it was
     */
    public void begin(int moreReferences, int moreNumbers) {
        referenceCount = referencesDone;
        numberCount = numbersDone;
        if (references.length - referenceCount <= moreReferences) {
            references = Arrays.copyOf(references, grown(references.length, referenceCount + moreReferences + 1));
        }
        if (numbers.length - numberCount <= moreNumbers) {
            numbers = Arrays.copyOf(numbers, grown(numbers.length, numberCount + moreNumbers + 1));
        }
    }

    private static int grown(int length, int least) {
        return Math.max(Math.max(FIRST, least), length + (length >> 1));
    }

    /** Puts in a reference. */
    public void put(@Nullable Object reference) {
        references[referenceCount++] = reference;
    }

    /** Puts in a number. */
    public void put(long number) {
        numbers[numberCount++] = number;
    }

    /** Ends the entry. */
    public void end(Undo how) {
        references[referenceCount++] = how;
        numbers[numberCount++] = (long) referencesDone << 32 | numbersDone;
        numbersDone = numberCount;
        referencesDone = referenceCount;
    }

    /** Ends the entry of an object's fields; called by woven code. */
    public void end(Tracked object, int level) {
        // The last reference that was announced is for the object.
        references[referenceCount++] = object;
        numbers[numberCount++] = level;
        end(FieldsUndo.FIELDS);
    }

    // ---- taking back

    /** Takes the reference that was put in last. */
    public @Nullable Object takeReference() {
        return references[--referenceCount];
    }

    /** Takes the number that was put in last. */
    public long takeNumber() {
        return numbers[--numberCount];
    }

    int referencesDone() {
        return referencesDone;
    }

    /** Whether it has no entry and refers to nothing. */
    boolean isEmpty() {
        return referencesDone == 0 && Arrays.stream(references).allMatch(Objects::isNull);
    }

    /** How many references it has room for. */
    int capacity() {
        return references.length;
    }

    /**
     * Takes back all entries down to a mark. Where there is no stack or memory left, what is taken
     * back is gone from the log, and the rest can be taken back by another call.
     *
     * @return how many objects and changes were put back
     */
    int undoTo(int toReferences, List<Damage> damages) {
        UndoLog before = active;
        boolean busyBefore = busy;
        active = null;
        busy = true;
        rollback.begin(damages);
        try {
            while (referencesDone > toReferences) {
                undoLast();
                rollback.count();
            }
            rollback.settle();
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
        referenceCount = referencesDone;
        numberCount = numbersDone;
        long start = takeNumber();
        Undo how = (Undo) Objects.requireNonNull(takeReference());
        try {
            how.undo(this);
        } catch (VirtualMachineError exhausted) {
            throw exhausted;
        } catch (Throwable failure) {
            rollback.failed(how, failure);
        }
        int from = (int) (start >>> 32);
        Arrays.fill(references, from, referencesDone, null);
        referencesDone = from;
        numbersDone = (int) start;
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
            int references = referencesDone;
            int numbers = numbersDone;
            while (references > toReferences) {
                referenceCount = references;
                numberCount = numbers;
                long start = takeNumber();
                Undo how = (Undo) Objects.requireNonNull(takeReference());
                int from = (int) (start >>> 32);
                if (how.isNeedless(this, ending)) {
                    drop(from, references, (int) start);
                }
                references = from;
                numbers = (int) start;
            }
        } catch (VirtualMachineError exhausted) {
            // Entries too many do no harm.
            keepsAll = true;
        }
    }

    private void drop(int from, int to, int fromNumbers) {
        if (to == referencesDone) {
            referencesDone = from;
            numbersDone = fromNumbers;
            Arrays.fill(references, from, to, null);
        } else {
            references[to - 1] = NOTHING;
            Arrays.fill(references, from, to - 1, null);
        }
    }

    // ---- looking at what was logged

    /** Where the entries begin that are made from now on. */
    public int mark() {
        return referencesDone;
    }

    /**
     * A hash of what entries say that are numbers, texts, dates and the like; the same for the same calls on the same state in any
     * process. The order of the entries does not matter.
     *
     * @param from a mark; entries from there on count
     */
    public long digestSince(int from) {
        long[] sum = {0};
        walk(from, (how, fromReferences, fromNumbers) -> {
            long digest = 0;
            for (int i = fromReferences; i < referenceCount; i++) {
                digest = Digest.mix(digest, Digest.of(references[i]));
            }
            for (int i = fromNumbers; i < numberCount; i++) {
                digest = Digest.mix(digest, numbers[i]);
            }
            sum[0] += Digest.mix(1, digest);
        });
        return sum[0];
    }

    /**
     * Tells which objects entries are about, some more than once.
     *
     * @param from a mark; entries from there on count
     */
    public void changedSince(int from, ChangedObjects to) {
        walk(from, (how, first, firstNumber) -> {
            int count = referenceCount - first;
            Object changed = how.changed(
                    count == 0 ? null : references[first], count == 0 ? null : references[referenceCount - 1]);
            int keyAt = how.keyAt();
            if (changed instanceof Snapshot copied) {
                copied.forEach(to::changed);
            } else if (changed != null && keyAt != 0) {
                to.changed(changed, references[keyAt > 0 ? first + keyAt : referenceCount + keyAt]);
            } else if (changed != null) {
                to.changed(changed);
            }
        });
    }

    /** What is done for each entry, while what it put in can be taken. */
    private interface Visit {
        void entry(Undo how, int fromReferences, int fromNumbers);
    }

    private void walk(int from, Visit visit) {
        int references = referencesDone;
        int numbers = numbersDone;
        while (references > from) {
            referenceCount = references;
            numberCount = numbers;
            long start = takeNumber();
            Undo how = (Undo) Objects.requireNonNull(takeReference());
            visit.entry(how, (int) (start >>> 32), (int) start);
            references = (int) (start >>> 32);
            numbers = (int) start;
        }
    }

    // ---- scopes

    /** Opens a scope within those that this thread has open. */
    LogScope open(CheckpointPlan plan, Object self, InstanceLock lock) {
        if (depth == scopes.size()) {
            scopes.add(new LogScope(this, depth));
        }
        LogScope scope = scopes.get(depth);
        scope.begin(plan, self, lock, epoch);
        used = true;
        epoch = newEpoch();
        active = this;
        depth++;
        return scope;
    }

    private long newEpoch() {
        if (nextEpoch == epochLimit) {
            nextEpoch = NEXT_EPOCHS.getAndAdd(EPOCHS);
            epochLimit = nextEpoch + EPOCHS;
        }
        return nextEpoch++;
    }

    /** How many scopes are open. */
    int depth() {
        return depth;
    }

    /** An open scope; 0 is the outermost. */
    LogScope scope(int at) {
        return scopes.get(at);
    }

    /** Ends the innermost scope; what it logged is the next outer one's. */
    void close(long outerEpoch) {
        depth--;
        epoch = outerEpoch;
        if (depth == 0) {
            active = null;
            clear();
        }
    }

    /** Whether a scope with this number is open around the innermost one. */
    boolean isOpen(long number) {
        for (int i = depth - 1; i > 0; i--) {
            long outer = scopes.get(i).outerEpoch();
            if (outer <= number) {
                return outer == number;
            }
        }
        return false;
    }

    private void clear() {
        keepsAll = false;
        arrays.clear();
        Arrays.fill(references, 0, Math.max(referenceCount, referencesDone), null);
        referenceCount = 0;
        referencesDone = 0;
        numberCount = 0;
        numbersDone = 0;
        if (references.length > KEPT) {
            references = new @Nullable Object[0];
        }
        if (numbers.length > KEPT) {
            numbers = new long[0];
        }
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
     * @throws dev.reknit.StateCaptureException if there is something that cannot be copied
     */
    public void copy(Object object) {
        scopes.get(depth - 1).copy(object);
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
