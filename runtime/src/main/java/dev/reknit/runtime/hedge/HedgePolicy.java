package dev.reknit.runtime.hedge;

import dev.reknit.Checkpointed;
import dev.reknit.Hedge;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.Violation;
import dev.reknit.runtime.budget.BudgetShare;
import dev.reknit.runtime.event.Event.HedgeStarted;
import dev.reknit.runtime.event.Event.HedgeWon;
import dev.reknit.runtime.metrics.HedgeMeters;
import dev.reknit.runtime.time.Clock;
import dev.reknit.runtime.time.Nanos;
import org.jspecify.annotations.Nullable;

/**
 * Starts a second attempt beside one that is slow [1]. Calls whose caller waits always take the {@linkplain Admission#DETOUR detour}, since
 * their arguments must be at hand when the second attempt begins. Immutable.
 *
 * <ol>
 *   <li>Dean and Barroso, <cite>The Tail at Scale</cite>, Communications of the ACM 56(2), 2013, "Hedged requests".
 * </ol>
 */
final class HedgePolicy implements Policy {
    private final HedgeNumbers numbers;
    private final long delayNanos;
    private final boolean asynchronous;
    private final Hedging hedging;
    private final HedgeMeters meters;
    private final BudgetShare budget;
    private final Clock clock;

    HedgePolicy(Hedge hedge, PlanContext context) {
        numbers = HedgeNumbers.of(hedge);
        Violation.refuseAny(numbers.violations(), "Hedge", "");
        if (context.method().annotation(Checkpointed.class) != null) {
            throw new IllegalArgumentException("Hedge on " + context.method().site()
                    + ": cannot go with @Checkpointed, where attempts on one object exclude each other; take one off");
        }
        delayNanos = Nanos.of(hedge.delay(), hedge.delayUnit());
        asynchronous = context.method().asynchronous();
        hedging = context.state(Hedging.class, Hedging::new);
        meters = new HedgeMeters(context.meters());
        budget = BudgetShare.of(context, name(), hedge.budget(), numbers.budget());
        clock = context.environment().clock();
    }

    @Override
    public String name() {
        return "Hedge";
    }

    @Override
    public @Nullable Admission admission() {
        if (!asynchronous) {
            return Admission.DETOUR;
        }
        return budget.isLimited() || observes() ? new Staged(this, clock) : null;
    }

    @Override
    public Layer around(Run run, long ticket) {
        return asynchronous ? new StageHedgeLayer(this, run, ticket) : new HedgeLayer(this, run);
    }

    @Override
    public void activate() {
        budget.activate();
    }

    /** Whether the wait depends on how long calls take. */
    boolean observes() {
        return numbers.quantile() > 0;
    }

    /** How long an attempt may take before another is started, in nanoseconds. */
    long delayNanos() {
        return observes() ? hedging.latencies().quantile(numbers.quantile(), delayNanos) : delayNanos;
    }

    /** An attempt returned. */
    void took(long nanos) {
        if (observes()) {
            hedging.latencies().record(nanos);
        }
    }

    /** Counts a call for the budget. */
    void called() {
        budget.called();
    }

    /** Whether a second attempt may be started; tells of it. */
    boolean mayStart(Run run, long waitedNanos) {
        if (!budget.withdraw(run.environment())) {
            return false;
        }
        hedging.start();
        if (run.wants(HedgeStarted.class)) {
            run.publish(new HedgeStarted(run.method().site(), waitedNanos));
        }
        return true;
    }

    HedgeMeters meters() {
        return meters;
    }

    /** The second attempt gave the result. */
    void won(Run run) {
        if (run.wants(HedgeWon.class)) {
            run.publish(new HedgeWon(run.method().site()));
        }
    }

    /** Calls that return stages, where somebody wants to know of them. The ticket is when they began. */
    private record Staged(HedgePolicy policy, Clock clock) implements Admission {
        @Override
        public long enter(@Nullable Object self, @Nullable Object key) {
            policy.called();
            return policy.observes() ? clock.nanoTime() | 1 : QUIET;
        }

        @Override
        public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
            policy.took(clock.nanoTime() - ticket);
            return true;
        }
    }
}
