package dev.reknit.runtime.circuitbreaker;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The latest outcomes, up to about a million, in a ring: 4 bytes each. The word holds the place of the next
 * outcome, how many are marked, and the outcome recorded last; that one is written into the ring by whoever records
 * the next, so that one compare-and-set both adds an outcome and takes out the one it displaces.
 *
 * <p>A place holds an outcome and the lap it belongs to. A thread that is late to write what others have written
 * for it finds a lap other than it expects and lets it be. The lap is counted modulo 2^21: harm could come only from a
 * thread that stands still for exactly that many laps.
 */
final class RingWindow extends Window {
    static final int MOST = (1 << 20) - 1;

    private static final int COUNT_BITS = 20;
    private static final int LAP_MASK = (1 << 21) - 1;

    // not clean 1 | lap 21 | index 20 | marked 20 | full 1 | last 1
    private static final long LAST = 1;
    private static final long FULL = 2;
    private static final int MARKED_SHIFT = 2;
    private static final int INDEX_SHIFT = MARKED_SHIFT + COUNT_BITS;
    private static final int LAP_SHIFT = INDEX_SHIFT + COUNT_BITS;
    private static final long MARKED_MASK = (long) MOST << MARKED_SHIFT;

    /** The lap in the upper bits, the outcome in the lowest; at first the lap before the first. */
    private final AtomicIntegerArray ring;

    private final int size;

    /** Creates an empty window of at least 2 outcomes. */
    RingWindow(int size) {
        super(NOT_CLEAN);
        this.size = size;
        this.ring = new AtomicIntegerArray(size);
        for (int i = 0; i < size; i++) {
            ring.setPlain(i, LAP_MASK << 1);
        }
    }

    @Override
    long record(boolean marked, long now) {
        while (true) {
            long word = word();
            if (!marked && word >= 0) {
                return Tally.of(size, 0);
            }
            writeLast(word);
            // Right as long as the word is the same, and else not used.
            int displaced = (word & FULL) == 0 ? 0 : ring.get(index(word)) & 1;
            long next = next(word, marked(word) - displaced + (marked ? 1 : 0), marked);
            if (replace(word, next)) {
                return Tally.of(held(next), marked(next));
            }
        }
    }

    private long next(long word, int marked, boolean last) {
        int index = index(word) + 1;
        int lap = lap(word);
        long full = word & FULL;
        if (index == size) {
            index = 0;
            lap++;
            full = FULL;
        }
        return (full == 0 || marked > 0 ? NOT_CLEAN : 0)
                | (long) (lap & LAP_MASK) << LAP_SHIFT
                | (long) index << INDEX_SHIFT
                | (long) marked << MARKED_SHIFT
                | full
                | (last ? LAST : 0);
    }

    /** Sees to it that the outcome recorded last is in the ring. */
    private void writeLast(long word) {
        int index = index(word);
        int at = index == 0 ? size - 1 : index - 1;
        int lap = index == 0 ? lap(word) - 1 & LAP_MASK : lap(word);
        int found = ring.get(at);
        if (found >>> 1 == (lap - 1 & LAP_MASK)) {
            ring.compareAndSet(at, found, lap << 1 | (int) (word & LAST));
        }
    }

    /** Exact unless others record meanwhile; takes a look at each outcome where {@code more} is not 0. */
    @Override
    long tally(int more, long now) {
        long word = word();
        if (more == 0) {
            return Tally.of(held(word), marked(word));
        }
        writeLast(word);
        int added = Math.min(more, size);
        int total = Math.min(held(word) + added, size);
        int marked = added;
        int at = index(word);
        for (int left = total - added; left > 0; left--) {
            at = at == 0 ? size - 1 : at - 1;
            marked += ring.get(at) & 1;
        }
        return Tally.of(total, marked);
    }

    private int held(long word) {
        return (word & FULL) == 0 ? index(word) : size;
    }

    private static int marked(long word) {
        return (int) ((word & MARKED_MASK) >>> MARKED_SHIFT);
    }

    private static int index(long word) {
        return (int) (word >>> INDEX_SHIFT) & MOST;
    }

    private static int lap(long word) {
        return (int) (word >>> LAP_SHIFT) & LAP_MASK;
    }
}
