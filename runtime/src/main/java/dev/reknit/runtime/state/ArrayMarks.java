package dev.reknit.runtime.state;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays a thread has written to in its scopes, and how often. Elements are logged one by one
 * until the entries take as much memory as a copy, then the array is copied: so the cost is that of the writes,
 * and never more than a few times that of a copy.
 */
final class ArrayMarks {
    /** Up to so many elements a copy is cheaper than to count. */
    private static final int SMALL = 32;

    /** For more arrays than that the table is not kept: to clear it takes time for each place that it has. */
    private static final int KEPT = 64;

    /** The memory that the entry of an element takes, in bytes, about. */
    private static final int ENTRY = 32;

    private final UndoLog log;
    private IdentityHashMap<Object, Mark> marks = new IdentityHashMap<>();

    /** Those of which so many elements were logged that a copy takes no more. */
    private final ArrayList<Object> spent = new ArrayList<>(0);

    /** The array that was written last, if it is saved as a whole; and in which scope. */
    private @Nullable Object whole;

    private long wholeIn;

    private int saved;

    ArrayMarks(UndoLog log) {
        this.log = log;
    }

    private static final class Mark {
        long epoch;

        /** How many elements may be logged one by one. */
        final int budget;

        /** How many were. */
        int elements;

        /** The epoch in which the array was copied; the highest if it was not. */
        long copiedIn = Long.MAX_VALUE;

        /** Of a scope around that one; null if there is none. */
        final @Nullable Mark outer;

        /** In which scope other code was given the array, and so what it held; 0 if in none. */
        long letOut;

        Mark(long epoch, int budget, @Nullable Mark outer) {
            this.epoch = epoch;
            this.budget = budget;
            this.outer = outer;
        }

        boolean isCopied() {
            return copiedIn < Long.MAX_VALUE;
        }

        /** Whether another element would take more memory than a copy. */
        boolean isSpent() {
            return !isCopied() && elements >= budget;
        }
    }

    /** What is to be saved before a write. */
    enum Save {
        NOTHING,
        ELEMENT,
        WHOLE
    }

    /** Whether nothing need be saved any more; the quick answer. */
    boolean isSaved(Object array, long epoch) {
        return array == whole && epoch == wholeIn;
    }

    /** Notes the write of one element. */
    Save element(Object array, int length, long epoch) {
        Mark mark = mark(array, epoch, length <= SMALL ? 0 : (int) ((long) length * size(array) / ENTRY));
        if (mark.isCopied() || mark.isSpent()) {
            return whole(mark, array, epoch);
        }
        saved++;
        mark.elements++;
        return Save.ELEMENT;
    }

    /** How many bytes an element takes. */
    private static int size(Object array) {
        if (array instanceof long[] || array instanceof double[]) {
            return Long.BYTES;
        }
        if (array instanceof byte[] || array instanceof boolean[]) {
            return 1;
        }
        return array instanceof char[] || array instanceof short[] ? Short.BYTES : Integer.BYTES;
    }

    /** Notes that anything in the array may be written. */
    Save all(Object array, long epoch) {
        return whole(mark(array, epoch, 0), array, epoch);
    }

    private Save whole(Mark mark, Object array, long epoch) {
        if (mark.isCopied()) {
            remember(array, epoch);
            return Save.NOTHING;
        }
        saved++;
        return Save.WHOLE;
    }

    /** Notes that a copy of the array, for which was asked last, is in the log. */
    void copied(Object array) {
        Mark mark = Objects.requireNonNull(marks.get(array));
        mark.copiedIn = log.epoch();
        remember(array, mark.epoch);
    }

    /** Notes that other code is given the array; returns whether for the first time with what it holds. */
    boolean letOut(Object array, long epoch) {
        Mark mark = mark(array, epoch, 0);
        boolean first = mark.letOut != epoch;
        mark.letOut = epoch;
        return first;
    }

    /** Notes that elements were put into an array of which nobody knows where they are from. */
    void filled(Object array) {
        for (Mark each = marks.get(array); each != null; each = each.outer) {
            each.letOut = 0;
        }
    }

    /** How often an array, or an element of one, was saved so far. */
    int saved() {
        return saved;
    }

    /**
     * Gives what is in the log of an array for the innermost scope, which ends, to the scope around it.
     *
     * @return whether that one has an older copy
     */
    boolean handOver(Object array, long toEpoch) {
        Mark mark = marks.get(array);
        while (mark != null && mark.epoch > log.epoch()) {
            mark = mark.outer;
        }
        if (mark != null && mark.epoch == log.epoch()) {
            mark = handOver(mark, toEpoch);
            marks.put(array, mark);
            if (mark.isSpent() && mark.elements > 0) {
                spent.add(array);
            }
        }
        return mark != null && mark.epoch == toEpoch && mark.copiedIn < log.epoch();
    }

    /**
     * Saves the arrays of which as many elements were logged as may be, call by call, as a whole for the scope
     * that they were handed to. In the calls themselves, what is logged does not depend on what is around them.
     */
    void saveSpent() {
        while (!spent.isEmpty()) {
            ArrayLog.whole(spent.remove(spent.size() - 1), log);
        }
    }

    private static Mark handOver(Mark mark, long toEpoch) {
        Mark outer = mark.outer;
        if (outer == null || outer.epoch != toEpoch) {
            mark.epoch = toEpoch;
            return mark;
        }
        if (!outer.isCopied()) {
            outer.elements += mark.elements;
            outer.copiedIn = mark.copiedIn;
        }
        return outer;
    }

    private void remember(Object array, long epoch) {
        whole = array;
        wholeIn = epoch;
    }

    private Mark mark(Object array, long epoch, int budget) {
        Mark mark = marks.get(array);
        while (mark != null && mark.epoch != epoch && !log.isOpen(mark.epoch)) {
            mark = mark.outer;
        }
        if (mark == null || mark.epoch != epoch) {
            mark = new Mark(epoch, budget, mark);
        }
        marks.put(array, mark);
        return mark;
    }

    void clear() {
        whole = null;
        spent.clear();
        if (marks.size() > KEPT) {
            marks = new IdentityHashMap<>();
        } else if (!marks.isEmpty()) {
            marks.clear();
        }
    }
}
