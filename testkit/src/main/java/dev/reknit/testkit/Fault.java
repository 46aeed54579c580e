package dev.reknit.testkit;

import dev.reknit.runtime.Guarded;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;

/** What strikes attempts, and which; counts them. Safe for use by several threads. */
final class Fault {
    private final String place;
    private final BiPredicate<Guarded, Class<?>> selection;
    private final Faults.Plan plan;
    private final Effect effect;
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile boolean matched;

    /** Adds what it does to what other faults do. */
    interface Effect {
        Strike on(Strike strike);
    }

    Fault(String place, BiPredicate<Guarded, Class<?>> selection, Faults.Plan plan, Effect effect) {
        this.place = place;
        this.selection = selection;
        this.plan = plan;
        this.effect = effect;
    }

    boolean isFor(Guarded method, Class<?> bean) {
        boolean meant = selection.test(method, bean);
        matched |= meant;
        return meant;
    }

    /** Whether it was for anything that was called. */
    boolean isMatched() {
        return matched;
    }

    /** Counts an attempt, and says whether it is struck. */
    boolean strikes(RandomGenerator random) {
        return plan.strikes(attempts.incrementAndGet(), random.nextDouble());
    }

    Strike addTo(Strike strike) {
        return effect.on(strike);
    }

    @Override
    public String toString() {
        return place;
    }
}
