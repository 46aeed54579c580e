package dev.reknit.runtime.budget;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.metrics.BudgetMeters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many extra attempts, retries and hedges together, the methods that name it may make: in any ten seconds, at most
 * a share of the calls made in them, and a floor that is granted however few calls there are. When a server fails
 * for all its clients, retries without a budget multiply the load on it just then; with one the load rises by
 * the share at most [1].
 *
 * <p>A call is counted by one striped adder, and no clock is read. Only who asks for an extra attempt looks at the
 * time: calls made since the last look are put into the tenths of the window that they fell into, evenly. So
 * with a look at least every second the window is exact to a second; after a longer pause, calls count as if
 * they had come evenly since.
 *
 * <p>Where the methods that share a budget grant it different numbers, the smaller ones hold. Safe for use by several
 * threads.
 *
 * <ol>
 *   <li>Beyer et al., <cite>Site Reliability Engineering</cite>, chapter 21, "Handling Overload", 2016; and Twitter
 *       Finagle's {@code RetryBudget}, from which the form, a share and a floor over ten seconds, is taken.
 * </ol>
 */
public final class Budget {
    private static final int PARTS = 10;
    private static final long PART_NANOS = 1_000_000_000L;

    private final String name;
    private final long origin;
    private final LongAdder calls = new LongAdder();
    private final BudgetMeters meters;
    private final Map<String, BudgetNumbers> granted = new ConcurrentHashMap<>();

    /** What the window holds, by the number of the second modulo {@link #PARTS}; guarded by this. */
    private final double[] callsIn = new double[PARTS];

    private final long[] extraIn = new long[PARTS];
    private long lastLook;
    private long callsSeen;

    Budget(String name, BudgetMeters meters, long nowNanos) {
        this.name = name;
        this.meters = meters;
        this.origin = nowNanos;
    }

    /** The budget of a name in an environment. */
    public static Budget named(PlanContext context, String name) {
        Environment environment = context.environment();
        return context.named(
                name,
                Budget.class,
                () -> new Budget(
                        name,
                        new BudgetMeters(environment.metrics(), name),
                        environment.clock().nanoTime()));
    }

    /** The name that methods share it by. */
    public String name() {
        return name;
    }

    /**
     * Takes over what a method grants, in the place of what it granted before.
     *
     * @param method tells it from others
     */
    public void grant(String method, BudgetNumbers numbers) {
        granted.put(method, numbers);
    }

    /** Counts a call, extra attempts not included. */
    public void called() {
        calls.increment();
    }

    /**
     * Asks for an extra attempt, and counts it if it is granted.
     *
     * @return false if it must not be made
     */
    public boolean withdraw(Environment environment) {
        boolean isGranted = withdraw(environment.clock().nanoTime());
        meters.asked(isGranted);
        return isGranted;
    }

    synchronized boolean withdraw(long nowNanos) {
        look(nowNanos);
        double calledNow = 0;
        long extra = 0;
        for (int i = 0; i < PARTS; i++) {
            calledNow += callsIn[i];
            extra += extraIn[i];
        }
        BudgetNumbers numbers = numbers();
        if (extra + 1 > numbers.ratio() * calledNow + numbers.floor() * PARTS + 1e-9) {
            return false;
        }
        extraIn[part(lastLook)]++;
        return true;
    }

    private BudgetNumbers numbers() {
        return granted.values().stream().reduce(BudgetNumbers::stricter).orElse(new BudgetNumbers(0, 0));
    }

    /** Moves the window to a time, which is not before the last one, and spreads the calls made meanwhile. */
    private void look(long nowNanos) {
        long now = Math.max(lastLook, nowNanos - origin);
        long total = calls.sum();
        double fresh = total - callsSeen;
        callsSeen = total;
        long first = lastLook / PART_NANOS;
        long last = now / PART_NANOS;
        for (long part = Math.max(first + 1, last - PARTS + 1); part <= last; part++) {
            callsIn[(int) (part % PARTS)] = 0;
            extraIn[(int) (part % PARTS)] = 0;
        }
        if (now == lastLook) {
            callsIn[part(now)] += fresh;
        } else {
            for (long part = Math.max(first, last - PARTS + 1); part <= last; part++) {
                long from = Math.max(lastLook, part * PART_NANOS);
                long to = Math.min(now, (part + 1) * PART_NANOS);
                callsIn[(int) (part % PARTS)] += fresh * (to - from) / (now - lastLook);
            }
        }
        lastLook = now;
    }

    private static int part(long nanos) {
        return (int) (nanos / PART_NANOS % PARTS);
    }

    /** How many calls have been counted. */
    public long calls() {
        return calls.sum();
    }

    /** How many extra attempts were asked for and not granted. */
    public long refused() {
        return meters.refused();
    }

    @Override
    public String toString() {
        return "Budget[" + name + " " + numbers() + ", calls=" + calls() + ", refused=" + refused() + "]";
    }
}
