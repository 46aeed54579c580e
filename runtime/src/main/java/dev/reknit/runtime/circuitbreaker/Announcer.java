package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.CircuitBreakerChanged;
import dev.reknit.runtime.event.Site;
import dev.reknit.runtime.metrics.Counter;

/** Tells listeners of the changes of a breaker, and counts those that opened it. */
record Announcer(Environment environment, Site site, Counter opened) implements BreakerListener {
    @Override
    public void changed(Breaker breaker, BreakerState from, BreakerState to, String reason) {
        if (from == BreakerState.CLOSED && to == BreakerState.OPEN) {
            opened.increment();
        }
        if (environment.wants(CircuitBreakerChanged.class)) {
            environment.publish(new CircuitBreakerChanged(site, breaker.name(), from, to, reason));
        }
    }
}
