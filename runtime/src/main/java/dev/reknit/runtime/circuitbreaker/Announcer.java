package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.CircuitBreakerChanged;
import dev.reknit.runtime.event.Site;

/** Tells listeners of the changes of a breaker. */
record Announcer(Environment environment, Site site) implements BreakerListener {
    @Override
    public void changed(Breaker breaker, BreakerState from, BreakerState to, String reason) {
        if (environment.wants(CircuitBreakerChanged.class)) {
            environment.publish(new CircuitBreakerChanged(site, breaker.name(), from, to, reason));
        }
    }
}
