package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.CircuitBreaker;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.States;
import dev.reknit.runtime.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The circuit breakers of an environment, to look at and to operate. A breaker is there from the first call of its
 * method on, or of its object or key. Safe for use by several threads.
 */
public final class CircuitBreakers {
    private final Environment environment;

    private CircuitBreakers(Environment environment) {
        this.environment = environment;
    }

    /** Those of an environment; {@link Environment#system()} is the program's. */
    public static CircuitBreakers of(Environment environment) {
        return new CircuitBreakers(environment);
    }

    /** All that there are. */
    public List<Control> all() {
        return find(any -> true);
    }

    /**
     * Those of a method: several if its scope is an object or a key.
     *
     * @param type the class of the objects that it is called on; the method's own if it is static
     * @param method its name, or name and parameters as the log shows them, such as {@code fetch(String)}; {@code *}
     *     for the breaker of the class
     */
    public List<Control> of(Class<?> type, String method) {
        return find(entry -> entry.bean().filter(type::equals).isPresent()
                && (entry.name().equals(method) || entry.name().startsWith(method + "(")));
    }

    /** Those of a {@link CircuitBreaker#name()}. */
    public List<Control> named(String name) {
        return find(entry -> entry.bean().isEmpty() && entry.name().equals(name));
    }

    private List<Control> find(Predicate<States.Entry<?>> wanted) {
        Stream<Breaker> single =
                environment.states().all(Breaker.class).stream().filter(wanted).map(States.Entry::state);
        Stream<Breaker> grouped = environment.states().all(BreakerGroup.class).stream()
                .filter(wanted)
                .flatMap(entry -> entry.state().all().stream());
        return Stream.concat(single, grouped)
                .map(each -> new Control(each, environment.clock()))
                .toList();
    }

    /** One breaker. */
    public static final class Control {
        private final Breaker breaker;
        private final Clock clock;

        Control(Breaker breaker, Clock clock) {
            this.breaker = breaker;
            this.clock = clock;
        }

        /** What messages call it: the method, with the key if it has one, or the name that was given. */
        public String name() {
            return breaker.name();
        }

        /** The state; an open one becomes half-open only by the next call. */
        public BreakerState state() {
            return breaker.state();
        }

        /** How long calls are still rejected for certain; zero unless it is open. */
        public Duration untilHalfOpen() {
            return Duration.ofNanos(breaker.untilHalfOpenNanos(clock.nanoTime()));
        }

        /** How long it has been in a state, in sum, since it was made. */
        public Duration timeIn(BreakerState state) {
            return breaker.timeIn(state, clock.nanoTime());
        }

        /** What it has counted. */
        public BreakerCounters counters() {
            return breaker.counters();
        }

        /** Rejects calls until it is reset. */
        public void forceOpen() {
            breaker.force(BreakerState.FORCED_OPEN, clock);
        }

        /** Lets calls pass until it is reset, whatever becomes of them; failures are counted. */
        public void forceClosed() {
            breaker.force(BreakerState.FORCED_CLOSED, clock);
        }

        /** Lets calls pass and counts nothing until it is reset. */
        public void disable() {
            breaker.force(BreakerState.DISABLED, clock);
        }

        /** Closes, with an empty window; what was forced ends. */
        public void reset() {
            breaker.reset(clock);
        }

        @Override
        public String toString() {
            return breaker.name() + " " + breaker.state();
        }
    }
}
