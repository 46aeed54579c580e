package dev.reknit.runtime.state;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which arrays a thread has written to in its scopes, and how often. Elements are logged one by one
 * until a quarter of the array was, then the array is copied: so the cost is that of the writes, and
 * never more than a few times that of a copy.
 */
final class ArrayMarks {
    /** Up to so many elements a copy is cheaper than to count. */
    private static final int SMALL = 32;

    private static final int SHARE = 4;

    private final IdentityHashMap<Object, Mark> marks = new IdentityHashMap<>();

    /** The array that was written last, if it is saved as a whole; and in which scope. */
    private @Nullable Object whole;

    private long wholeIn;

    private static final class Mark {
        long epoch;
        int left;

        /** In which scope other code was given the array, and so what it held; 0 if in none. */
        long letOut;
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
        Mark mark = mark(array, epoch, length <= SMALL ? 0 : length / SHARE);
        if (mark.left < 0) {
            return remember(array, epoch, Save.NOTHING);
        }
        if (mark.left-- > 0) {
            return Save.ELEMENT;
        }
        return remember(array, epoch, Save.WHOLE);
    }

    /** Notes that anything in the array may be written. */
    Save all(Object array, long epoch) {
        Mark mark = mark(array, epoch, 0);
        if (mark.left < 0) {
            return remember(array, epoch, Save.NOTHING);
        }
        mark.left = -1;
        return remember(array, epoch, Save.WHOLE);
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
        Mark mark = marks.get(array);
        if (mark != null) {
            mark.letOut = 0;
        }
    }

    private Save remember(Object array, long epoch, Save save) {
        whole = array;
        wholeIn = epoch;
        return save;
    }

    private Mark mark(Object array, long epoch, int budget) {
        Mark mark = marks.get(array);
        if (mark == null) {
            mark = new Mark();
            marks.put(array, mark);
        }
        if (mark.epoch != epoch) {
            mark.epoch = epoch;
            mark.left = budget;
        }
        return mark;
    }

    void clear() {
        whole = null;
        if (!marks.isEmpty()) {
            marks.clear();
        }
    }
}
