package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.Admission;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.FailureMatcher;
import dev.reknit.runtime.Layer;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.Run;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers.Control;
import dev.reknit.runtime.event.Event.CallRejected;
import dev.reknit.runtime.event.Event.SettingsDiffer;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.BreakerMeters;
import dev.reknit.runtime.time.Clock;
import org.jspecify.annotations.Nullable;

/** Rejects calls that would most likely fail; the decisions are {@link Breaker}'s. */
final class BreakerPolicy implements Policy {
    private final BreakerSettings settings;
    private final FailureMatcher failures;
    private final String name;
    private final Site site;
    private final Environment environment;
    private final Breakers breakers;
    private final @Nullable NamedSettings ofName;
    private final BreakerMeters meters;

    /**
     * Makes the policy of a method.
     *
     * @throws IllegalArgumentException if a number is out of range, or the method has not what the scope needs
     */
    BreakerPolicy(CircuitBreaker breaker, PlanContext context) {
        settings = BreakerSettings.of(breaker);
        failures = new FailureMatcher(breaker.failOn(), breaker.skipOn());
        name = breaker.name();
        site = context.method().site();
        environment = context.environment();
        breakers = Breakers.of(breaker, settings, context);
        meters = meters(context);
        ofName = name.isEmpty() ? null : context.named(name, NamedSettings.class, NamedSettings::new);
    }

    /** Meters, and a bean, for a breaker that all calls share. */
    private BreakerMeters meters(PlanContext context) {
        if (!(breakers instanceof Breakers.One one)) {
            return new BreakerMeters(context.meters(), () -> 0, () -> 0, () -> 0);
        }
        Breaker shared = one.breaker();
        var bean = name.isEmpty()
                ? context.state(BreakerBean.class, () -> new BreakerBean(new Control(shared, clock())))
                : context.named(name, BreakerBean.class, () -> new BreakerBean(new Control(shared, clock())));
        return new BreakerMeters(
                context.meters(),
                () -> bean.nanosIn(BreakerState.CLOSED),
                () -> bean.nanosIn(BreakerState.OPEN),
                () -> bean.nanosIn(BreakerState.HALF_OPEN));
    }

    @Override
    public String name() {
        return "CircuitBreaker";
    }

    @Override
    public Admission admission() {
        return breakers instanceof Breakers.One one ? new OneAdmission(this, one.breaker()) : new ManyAdmission(this);
    }

    @Override
    public Layer around(Run run, long ticket) {
        return new BreakerLayer(this, run, breaker(run.self(), run.key()), ticket);
    }

    @Override
    public void activate() {
        Site other = ofName == null ? null : ofName.replace(settings, site);
        if (other != null && environment.wants(SettingsDiffer.class)) {
            environment.publish(new SettingsDiffer(site, name(), name, other));
        }
        breakers.adopt(settings, clock());
    }

    /** The breaker of a call. */
    Breaker breaker(@Nullable Object self, @Nullable Object key) {
        return breakers.of(self, key);
    }

    /** Lets a call in; its ticket. */
    long enter(Breaker breaker) {
        long ticket = breaker.pass();
        return ticket >= 0 ? ticket : ask(breaker);
    }

    private long ask(Breaker breaker) {
        long ticket = breaker.enter(clock());
        if (ticket == Breaker.REJECTED) {
            throw rejection(breaker);
        }
        return ticket;
    }

    private CircuitBreakerOpenException rejection(Breaker breaker) {
        CircuitBreakerOpenException rejection = breaker.rejection(clock());
        meters.prevented();
        if (environment.wants(CallRejected.class)) {
            environment.publish(new CallRejected(site, name(), reason(rejection)));
        }
        return rejection;
    }

    private static String reason(CircuitBreakerOpenException rejection) {
        return switch (rejection.state()) {
            case OPEN -> "open for another " + rejection.untilHalfOpen().toMillis() + " ms";
            case HALF_OPEN -> "half-open, and all trials are under way";
            default -> "forced open";
        };
    }

    /** An attempt has ended for which there was a layer. */
    void ended(Breaker breaker, long ticket, @Nullable Throwable failure) {
        boolean failed = failure != null && failures.matches(failure);
        meters.ended(!failed);
        breaker.ended(ticket, failed, clock());
    }

    /** A call has succeeded. */
    void succeeded(Breaker breaker, long ticket) {
        if (!breaker.isQuiet()) {
            breaker.ended(ticket, false, clock());
        }
    }

    Clock clock() {
        return environment.clock();
    }
}
