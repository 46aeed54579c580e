package dev.reknit.runtime.retry;

import dev.reknit.RetryAfter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before each retry. A pure function of its arguments. */
record Waits(RetrySettings settings) {

    /**
     * The wait before a retry.
     *
     * @param retry the number of the retry, from 1
     * @param failure what the last attempt threw; null for a result that was not accepted
     * @return nanoseconds, 0 or more
     */
    long before(int retry, @Nullable Throwable failure, RandomGenerator random) {
        long wait = grown(retry);
        long hint = hint(failure);
        return hint > 0 ? Math.max(wait, hint) : withJitter(wait, random);
    }

    /** The wait before jitter. */
    long grown(int retry) {
        long first = settings.delayNanos();
        long longest = settings.maxDelayNanos();
        return switch (settings.backoff()) {
            case FIXED -> first;
            case EXPONENTIAL -> Math.min(longest, (long) (first * Math.pow(settings.factor(), retry - 1)));
            case FIBONACCI -> fibonacci(retry, first, longest);
        };
    }

    private static long fibonacci(int retry, long first, long longest) {
        if (first == 0) {
            return 0;
        }
        long before = first;
        long current = first;
        for (int i = 1; i < retry && current < longest; i++) {
            long sum = before + current;
            before = current;
            current = sum < 0 ? Long.MAX_VALUE : sum;
        }
        return Math.min(current, longest);
    }

    private long withJitter(long wait, RandomGenerator random) {
        long jitter = settings.jitterNanos();
        if (jitter == 0) {
            return wait;
        }
        long low = Math.max(0, wait - jitter);
        long high = wait > Long.MAX_VALUE - 1 - jitter ? Long.MAX_VALUE - 1 : wait + jitter;
        return low == high ? low : random.nextLong(low, high + 1);
    }

    private static long hint(@Nullable Throwable failure) {
        if (!(failure instanceof RetryAfter hinted)) {
            return 0;
        }
        try {
            return hinted.retryAfter().toNanos();
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE;
        }
    }
}
