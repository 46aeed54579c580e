package dev.reknit.runtime.bulkhead;

/**
 * Finds how many attempts can run at a time before they begin to wait for each other. A system without queues takes the same
 * time for each attempt, however many run; beyond its capacity further ones only wait inside it, and all take
 * longer. So the ratio of the two times, the gradient, tells how far the limit is above the capacity.
 *
 * <p>Time is cut into windows of at least {@value #WINDOW_NANOS} ns and {@value #WINDOW_ATTEMPTS} attempts. After
 * each
 * <pre>
 *     gradient = between 0.5 and 1 of  (TOLERANCE × time without load) / mean time in the window
 *     limit    = gradient × limit + √limit
 * </pre>
 * where √limit is the room to grow, and the queue that is accepted: with a capacity of C the limit settles between C and about
 * TOLERANCE × C + √C + 1. It does not grow while less than half of it is used, since then the times say nothing of more load.
 * The time without load is the mean of a window with at most {@value #PROBE_LIMIT} attempts at a time, measured at the
 * beginning and again every {@value #PROBE_INTERVAL_NANOS} ns, so that a system that has become slower for good is not
 * taken for one under load. A capacity of fewer is found as that many.
 *
 * <p>Why so: the ratio as a measure of queueing is TCP Vegas's [1]. The formula is that of Netflix concurrency-limits
 * (GradientLimit and Gradient2Limit [2]) with the root as queue size and without smoothing, which a window's mean makes needless. Gradient2's
 * baseline, a long moving average, drifts up under steady overload until the limit sits at its bound; a baseline that is measured
 * anew with few attempts, as Envoy's adaptive concurrency filter [3] and BBR's ProbeRTT [4] do, does not.
 *
 * <p>Only attempts that began in the window count, so that a change of the limit is judged by what it led to. O(1) per
 * attempt, no allocation. Not safe for use by several threads: a pure function of its calls.
 *
 * <ol>
 *   <li>L. Brakmo, S. O'Malley, L. Peterson: TCP Vegas: New Techniques for Congestion Detection and Avoidance. SIGCOMM 1994,
 *       section 3.2.
 *   <li>E. Landau, W. Thurston, T. Bozarth: Performance Under Load. Netflix Technology Blog, 2018;
 *       github.com/Netflix/concurrency-limits.
 *   <li>Envoy documentation: Adaptive Concurrency, Gradient Controller.
 *   <li>N. Cardwell et al.: BBR: Congestion-Based Congestion Control. ACM Queue 14(5), 2016.
 * </ol>
 */
final class Gradient {
    static final long WINDOW_NANOS = 100_000_000;
    static final int WINDOW_ATTEMPTS = 10;
    static final int PROBE_LIMIT = 3;
    static final long PROBE_INTERVAL_NANOS = 30_000_000_000L;

    /** How much longer an attempt may take before that counts as waiting. */
    static final double TOLERANCE = 1.1;

    private int most;
    private double limit;

    /** The mean time without load; 0 while it is measured for the first time. */
    private double unloadedNanos;

    private boolean probing = true;
    private long probedNanos;

    /** What the limit was before the probe. */
    private double limitBefore;

    private long windowNanos;
    private int attempts;
    private double sumNanos;
    private int mostRunning;

    /**
     * Begins with a probe.
     *
     * @param most the upper bound of the limit, 1 or more
     */
    Gradient(int most, long now) {
        this.most = most;
        limitBefore = Math.min(most, 2 * PROBE_LIMIT);
        probe(now);
    }

    /** How many attempts may run at a time; 1 or more. */
    int limit() {
        return (int) limit;
    }

    /** Changes the upper bound. */
    void most(int bound) {
        most = bound;
        limit = Math.min(limit, most);
        limitBefore = Math.min(limitBefore, most);
    }

    /**
     * An attempt has ended. One that failed counts only if it took at least as long as without load: one that fails at once says
     * nothing of the load.
     *
     * @param begun when it began
     * @param running how many ran when it ended, with itself
     * @return whether the limit has changed
     */
    boolean ended(long begun, long now, int running, boolean failed) {
        long took = now - begun;
        if (begun - windowNanos < 0 || (failed && (unloadedNanos == 0 || took < unloadedNanos))) {
            return false;
        }
        attempts++;
        sumNanos += took;
        mostRunning = Math.max(mostRunning, running);
        if (attempts < WINDOW_ATTEMPTS || now - windowNanos < WINDOW_NANOS) {
            return false;
        }
        int before = limit();
        endWindow(Math.max(1, sumNanos / attempts), now);
        return limit() != before;
    }

    private void endWindow(double mean, long now) {
        if (probing) {
            unloadedNanos = mean;
            probing = false;
            probedNanos = now;
            limit = limitBefore;
        } else if (now - probedNanos >= PROBE_INTERVAL_NANOS) {
            limitBefore = limit;
            probe(now);
            return;
        } else {
            adjust(mean);
        }
        begin(now);
    }

    private void adjust(double mean) {
        double gradient = Math.max(0.5, Math.min(1, TOLERANCE * unloadedNanos / mean));
        double next = Math.max(1, Math.min(most, gradient * limit + Math.sqrt(limit)));
        if (next < limit || 2 * mostRunning >= limit()) {
            limit = next;
        }
    }

    private void probe(long now) {
        probing = true;
        limit = Math.min(most, PROBE_LIMIT);
        begin(now);
    }

    private void begin(long now) {
        windowNanos = now;
        attempts = 0;
        sumNanos = 0;
        mostRunning = 0;
    }
}
