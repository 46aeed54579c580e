package dev.reknit.runtime.bulkhead;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Free permits, spread over cells so that threads seldom meet. A thread has a cell of its own, by the number of the
 * thread, and looks through the others only when that is empty. What it took anywhere it gives back to its own
 * cell, so permits come to be where they are needed, also after the number of permits has changed.
 *
 * <p>Exact all the same: {@link #take} finds no permit only if at some moment during it there was none in any cell. It looks
 * through all cells twice, and believes that they are empty if nothing was given meanwhile, which it knows from a count of
 * gifts in each cell (the double collect of Afek et al., "Atomic Snapshots of Shared Memory", JACM 40(4), 1993,
 * section 3). Lock-free: it looks a third time only if another thread gave something.
 *
 * <p>Taking and giving is one atomic operation on one cell each, on cache lines of its own. Cells are as many as is useful
 * for the machine, at most {@value #MOST_CELLS}, and no more than there are permits to begin with, lest one permit be
 * looked for in many cells.
 */
final class Slots {
    /** No cell: there was no permit. */
    static final int NONE = -1;

    /** So that the number of a cell is six bits of a ticket. */
    static final int MOST_CELLS = 64;

    /** A cell holds how many permits are free in its low bits, and how many were ever given in the rest. */
    private static final int FREE_BITS = 20;

    /** The most permits there may be. */
    static final int MOST_PERMITS = (1 << FREE_BITS) - 1;

    private static final long GIFT = 1L << FREE_BITS;

    /** Of cells, in bits of the index: 128 bytes, since processors fetch cache lines in pairs. */
    private static final int SPACING = 4;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells;
    private final int mask;

    /** No permits yet, in cells for so many. */
    Slots(int permits) {
        int useful = Math.min(
                MOST_CELLS, 2 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1));
        int number = Math.min(useful, Integer.highestOneBit(permits));
        mask = number - 1;
        cells = new long[(number + 1) << SPACING];
    }

    /** Takes a permit from this thread's own cell. {@link #NONE} if that is empty, or another thread was quicker. */
    int takeOwn() {
        int cell = own();
        int at = index(cell);
        long found = (long) CELL.getVolatile(cells, at);
        return free(found) > 0 && CELL.compareAndSet(cells, at, found, found - 1) ? cell : NONE;
    }

    /**
     * Takes a permit.
     *
     * @return the cell to give it back to; {@link #NONE} if there was none
     */
    int take() {
        int own = own();
        long gifts = 0;
        for (boolean again = false; ; again = true) {
            long sum = 0;
            for (int i = 0; i <= mask; i++) {
                int at = index((own + i) & mask);
                long found = (long) CELL.getVolatile(cells, at);
                while (free(found) > 0) {
                    if (CELL.compareAndSet(cells, at, found, found - 1)) {
                        return own;
                    }
                    found = (long) CELL.getVolatile(cells, at);
                }
                // Empty, so this is the number of gifts, which only grows: equal sums mean equal cells.
                sum += found;
            }
            if (again && sum == gifts) {
                return NONE;
            }
            gifts = sum;
        }
    }

    /** Gives a permit back. */
    void give(int cell) {
        CELL.getAndAdd(cells, index(cell), GIFT + 1);
    }

    /** Adds new permits, evenly. Counts as one gift to each cell. */
    void add(int permits) {
        int number = mask + 1;
        for (int cell = 0; cell < number; cell++) {
            int share = permits / number + (cell < permits % number ? 1 : 0);
            CELL.getAndAdd(cells, index(cell), GIFT + share);
        }
    }

    /** How many cells there are. */
    int cells() {
        return mask + 1;
    }

    /** How many permits are free. Exact while nobody takes or gives. */
    int free() {
        int sum = 0;
        for (int cell = 0; cell <= mask; cell++) {
            sum += free((long) CELL.getVolatile(cells, index(cell)));
        }
        return sum;
    }

    /** How many gifts there ever were: 2 to the power of 44 in one cell are too many to count. */
    long gifts() {
        long sum = 0;
        for (int cell = 0; cell <= mask; cell++) {
            sum += (long) CELL.getVolatile(cells, index(cell)) >>> FREE_BITS;
        }
        return sum;
    }

    private int own() {
        return (int) Thread.currentThread().getId() & mask;
    }

    private static int free(long cell) {
        return (int) cell & MOST_PERMITS;
    }

    /** The first cell is not on the line of the array's length. */
    private static int index(int cell) {
        return (cell + 1) << SPACING;
    }
}
