package dev.reknit.runtime.metrics;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How values are distributed, from 0 to {@link Long#MAX_VALUE}, with a relative error of at most 1/32.
 *
 * <p>The buckets are log-linear: each power of two is cut into 16 equal parts, and below 16 each value has its own.
 * So a bucket is at most 1/16 of its lower end wide, and its middle at most 1/32 away from any value in it. This is
 * the idea of HdrHistogram (G. Tene, 2012), with 4 bits of precision. There are 976 buckets; a row of 16 is
 * allocated when the first value falls into it, so durations between a microsecond and a second need 2.6 kB. Recording
 * is one atomic add in a bucket and two adds in striped cells; it takes no lock and waits for nobody.
 */
public final class Histogram implements Instrument {
    static final int PRECISION_BITS = 4;
    static final int ROW = 1 << PRECISION_BITS;
    static final int ROWS = Long.SIZE - PRECISION_BITS;

    private final AtomicReferenceArray<AtomicLongArray> rows = new AtomicReferenceArray<>(ROWS);
    private final LongAdder sum = new LongAdder();
    private final LongAccumulator largest = new LongAccumulator(Math::max, 0);

    Histogram() {}

    /** Takes a value; one below 0 counts as 0. */
    public void record(long value) {
        long taken = Math.max(0, value);
        int bucket = bucket(taken);
        sum.add(taken);
        largest.accumulate(taken);
        row(bucket / ROW).getAndIncrement(bucket % ROW);
    }

    private AtomicLongArray row(int number) {
        AtomicLongArray known = rows.get(number);
        if (known != null) {
            return known;
        }
        AtomicLongArray mine = new AtomicLongArray(ROW);
        AtomicLongArray other = rows.compareAndExchange(number, null, mine);
        return other == null ? mine : other;
    }

    /** The bucket of a value that is 0 or more. */
    static int bucket(long value) {
        if (value < ROW) {
            return (int) value;
        }
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - PRECISION_BITS;
        return (exponent + 1) * ROW + (int) (value >>> exponent) - ROW;
    }

    /** The least value of a bucket. */
    static long low(int bucket) {
        int row = bucket / ROW;
        return row == 0 ? bucket : (long) (ROW + bucket % ROW) << (row - 1);
    }

    /** The greatest value of a bucket. */
    static long high(int bucket) {
        return bucket == ROWS * ROW - 1 ? Long.MAX_VALUE : low(bucket + 1) - 1;
    }

    /** How many values were taken. */
    @Override
    public long value() {
        return distribution().count();
    }

    @Override
    public Distribution distribution() {
        long[] counts = new long[ROWS * ROW];
        for (int row = 0; row < ROWS; row++) {
            AtomicLongArray known = rows.get(row);
            for (int i = 0; known != null && i < ROW; i++) {
                counts[row * ROW + i] = known.get(i);
            }
        }
        return new Distribution(counts, sum.sum(), largest.get());
    }
}
