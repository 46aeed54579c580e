package dev.reknit.runtime.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a histogram at one moment. Immutable. Values that are being recorded at that moment may be in the sum
 * and not yet in the count; each is in all of them once nobody records.
 */
public final class Distribution {
    static final Distribution EMPTY = new Distribution(new long[0], 0, 0);

    private final long[] counts;
    private final long count;
    private final long sum;
    private final long max;

    Distribution(long[] counts, long sum, long max) {
        this.counts = counts;
        this.count = Arrays.stream(counts).sum();
        this.sum = sum;
        this.max = max;
    }

    /**
     * Values that are nearly alike.
     *
     * @param low the least value that falls here
     * @param high the greatest
     * @param count how many did; more than 0
     */
    public record Bucket(long low, long high, long count) {}

    /** How many values there are. */
    public long count() {
        return count;
    }

    /** Their exact sum, modulo 2^64. */
    public long sum() {
        return sum;
    }

    /** The greatest, exactly; 0 if there is none. */
    public long max() {
        return max;
    }

    /** Their mean; 0 if there is none. */
    public double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }

    /**
     * The value that a share of all values does not exceed, off by at most 1/32 of it; 0 if there is none.
     *
     * @param share from 0 to 1
     * @throws IllegalArgumentException if it is not
     */
    public long quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("quantile of " + share + "; allowed: 0 to 1");
        }
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                long low = Histogram.low(i);
                return Math.min(max, low + (Histogram.high(i) - low) / 2);
            }
        }
        return max;
    }

    /** How many values are at most a limit; those in the limit's own bucket count if its middle is. */
    public long countAtMost(long limit) {
        long found = 0;
        for (Bucket each : buckets()) {
            if (each.low() + (each.high() - each.low()) / 2 <= limit) {
                found += each.count();
            }
        }
        return found;
    }

    /** The buckets that have values, from the least. */
    public List<Bucket> buckets() {
        List<Bucket> found = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                found.add(new Bucket(Histogram.low(i), Histogram.high(i), counts[i]));
            }
        }
        return found;
    }

    /** The values of both. */
    Distribution and(Distribution other) {
        if (counts.length == 0 || other.counts.length == 0) {
            return counts.length == 0 ? other : this;
        }
        long[] all = counts.clone();
        for (int i = 0; i < all.length; i++) {
            all[i] += other.counts[i];
        }
        return new Distribution(all, sum + other.sum, Math.max(max, other.max));
    }

    @Override
    public String toString() {
        return "Distribution[count=" + count + ", mean=" + Math.round(mean()) + ", p50=" + quantile(0.5) + ", p99="
                + quantile(0.99) + ", max=" + max + "]";
    }
}
