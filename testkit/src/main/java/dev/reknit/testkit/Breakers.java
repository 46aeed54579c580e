package dev.reknit.testkit;

import dev.reknit.BreakerState;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers.Control;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Forces the circuit breakers of a test, also those that do not exist before the first call.
 *
 * <pre>{@code
 * @Test
 * void breakerOpen_cachedPriceAnswers(Breakers breakers) {
 *     breakers.of(Prices.class, "price").forceOpen();
 *     assertThat(prices.price("tea")).isEqualTo(CACHED);
 * }
 * }</pre>
 *
 * <p>Breakers of an object or a key are forced if they exist. To look at breakers, take {@link CircuitBreakers}. Safe for
 * use by several threads.
 */
public final class Breakers {
    private static final Set<BreakerState> FORCED =
            EnumSet.of(BreakerState.FORCED_OPEN, BreakerState.FORCED_CLOSED, BreakerState.DISABLED);

    private final Environment environment;
    private final Map<Selection, Chosen> chosen = new ConcurrentHashMap<>();

    Breakers(Environment environment) {
        this.environment = environment;
    }

    /**
     * The breakers of the methods of a class that have a name, as called on its objects and those of its subclasses;
     * or of its guard of that name.
     *
     * @param method the name, without parameters
     */
    public Chosen of(Class<?> type, String method) {
        return chosen.computeIfAbsent(new OfMethod(type, method), Chosen::new);
    }

    /** The breaker that has a name of its own. */
    public Chosen named(String name) {
        return chosen.computeIfAbsent(new Named(name), Chosen::new);
    }

    /** A plan is being made, and with it what it keeps. */
    void planned(PlanContext context) {
        chosen.values().forEach(each -> each.planned(context));
    }

    /** What was forced and is no breaker of anything that was called. */
    List<Chosen> unmatched() {
        return chosen.values().stream().filter(each -> !each.matched).toList();
    }

    private interface Selection {
        List<Control> among(CircuitBreakers all, PlanContext of);
    }

    private record OfMethod(Class<?> type, String method) implements Selection {
        @Override
        public List<Control> among(CircuitBreakers all, PlanContext of) {
            boolean meant =
                    type.isAssignableFrom(of.bean()) && of.method().name().equals(method);
            return meant ? all.of(of.bean(), of.method().site().member()) : List.of();
        }

        @Override
        public String toString() {
            return type.getSimpleName() + "." + method;
        }
    }

    private record Named(String name) implements Selection {
        @Override
        public List<Control> among(CircuitBreakers all, PlanContext of) {
            return all.named(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Some breakers. */
    public final class Chosen {
        private final Selection selection;
        private volatile boolean matched;

        /** What they are brought into when they are met; {@link BreakerState#CLOSED} for what they are when made. */
        private volatile BreakerState state = BreakerState.CLOSED;

        private Chosen(Selection selection) {
            this.selection = selection;
        }

        /** They reject calls until they are {@link #reset}. */
        public void forceOpen() {
            force(BreakerState.FORCED_OPEN);
        }

        /** They let calls pass until they are {@link #reset}, whatever becomes of them. */
        public void forceClosed() {
            force(BreakerState.FORCED_CLOSED);
        }

        /** They let calls pass and count nothing until they are {@link #reset}. */
        public void disable() {
            force(BreakerState.DISABLED);
        }

        /** They decide by themselves again. */
        public void reset() {
            force(BreakerState.CLOSED);
        }

        private void force(BreakerState next) {
            state = next;
            // Plans that there are already are made again, and so come by here.
            environment.replan();
        }

        private void planned(PlanContext context) {
            for (Control each : selection.among(CircuitBreakers.of(environment), context)) {
                matched = true;
                if (each.state() != state) {
                    bring(each);
                }
            }
        }

        private void bring(Control breaker) {
            switch (state) {
                case FORCED_OPEN -> breaker.forceOpen();
                case FORCED_CLOSED -> breaker.forceClosed();
                case DISABLED -> breaker.disable();
                default -> {
                    if (FORCED.contains(breaker.state())) {
                        breaker.reset();
                    }
                }
            }
        }

        @Override
        public String toString() {
            return selection.toString();
        }
    }
}
