package dev.reknit.runtime.hedge;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long the last calls took, for a quantile of them. Keeps the last {@value #KEPT}; the quantile is computed anew after
 * each {@value #EVERY}, by sorting a copy, and is exact for what is kept. Safe for use by several threads.
 */
final class Latencies {
    static final int KEPT = 128;
    static final int EVERY = 16;

    /** With fewer there is no quantile worth the name. */
    static final int ENOUGH = 20;

    private final AtomicLongArray nanos = new AtomicLongArray(KEPT);
    private final AtomicInteger recorded = new AtomicInteger();
    private volatile long[] sorted = {};

    /** Takes a duration into account. */
    void record(long took) {
        int number = recorded.getAndUpdate(before -> before == Integer.MAX_VALUE ? KEPT : before + 1);
        nanos.set(number % KEPT, Math.max(0, took));
        if ((number + 1) % EVERY == 0 || number + 1 == ENOUGH) {
            int known = Math.min(number + 1, KEPT);
            long[] copy = new long[known];
            for (int i = 0; i < known; i++) {
                copy[i] = nanos.get(i);
            }
            Arrays.sort(copy);
            sorted = copy;
        }
    }

    /**
     * The smallest duration that a share of calls did not exceed.
     *
     * @param share more than 0, less than 1
     * @param otherwise what to give while there are too few calls
     */
    long quantile(double share, long otherwise) {
        long[] known = sorted;
        if (known.length < ENOUGH) {
            return otherwise;
        }
        return known[Math.min(known.length - 1, (int) Math.ceil(share * known.length) - 1)];
    }
}
