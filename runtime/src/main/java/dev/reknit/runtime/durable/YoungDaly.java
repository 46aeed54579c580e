package dev.reknit.runtime.durable;

/**
 * How often to write a checkpoint so that the least time is lost: too seldom, and a failure loses much work; too often, and the checkpoints
 * themselves are what is lost.
 *
 * <p>With a cost of {@code c} for each checkpoint and failures that come at random, one in {@code m} on average, the best interval is about
 * {@code sqrt(2 c m)} (J. W. Young, "A first order approximation to the optimum checkpoint interval", CACM 17(9), 1974). Taken is
 * the approximation of higher order by J. T. Daly, "A higher order estimate of the optimum checkpoint interval for restart dumps",
 * FGCS 22(3), 2006, equation 37, which holds where {@code c} is not small beside {@code m}, too.
 *
 * <p>The time between failures is not known but measured: with {@code n} failures in a time {@code t}, it is taken to be {@code (t + a) / (n +
 * 1)}, as if there had been one failure in a time {@code a} before (the mean of a gamma prior), so that a program which never failed has an interval, too.
 */
final class YoungDaly {
    private YoungDaly() {}

    /**
     * The best interval, from the end of one checkpoint to the beginning of the next.
     *
     * @param cost of a checkpoint
     * @param meanTimeBetweenFailures in the same unit, more than 0
     * @return in that unit, 0 or more
     */
    static double interval(double cost, double meanTimeBetweenFailures) {
        if (cost >= 2 * meanTimeBetweenFailures) {
            return meanTimeBetweenFailures;
        }
        double share = cost / (2 * meanTimeBetweenFailures);
        return Math.sqrt(2 * cost * meanTimeBetweenFailures) * (1 + Math.sqrt(share) / 3 + share / 9) - cost;
    }

    /**
     * The mean time between failures.
     *
     * @param time that was watched
     * @param failures in that time
     * @param assumed the time in which one failure is assumed before anything was seen
     */
    static double meanTimeBetweenFailures(double time, long failures, double assumed) {
        return (time + assumed) / (failures + 1);
    }
}
