package dev.reknit.runtime.circuitbreaker;

import dev.reknit.CircuitBreaker;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes circuit breaker policies. */
public final class CircuitBreakerFactory implements PolicyFactory<CircuitBreaker> {
    /** For {@link java.util.ServiceLoader}. */
    public CircuitBreakerFactory() {}

    @Override
    public Class<CircuitBreaker> annotation() {
        return CircuitBreaker.class;
    }

    @Override
    public Position position() {
        return Position.CIRCUIT_BREAKER;
    }

    @Override
    public Policy create(CircuitBreaker annotation, PlanContext context) {
        return new BreakerPolicy(annotation, context);
    }
}
