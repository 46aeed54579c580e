package dev.reknit;

import java.time.Duration;

/**
 * A call was rejected because its {@link CircuitBreaker} is open, or half-open with all trials under way. The method
 * was not run.
 *
 * <p>It is no {@link RetryAfter}: a {@link Retry} around would sit out the delay. Where that is wanted, set {@link
 * Retry#delay()}.
 */
public final class CircuitBreakerOpenException extends FaultToleranceException {
    private static final long serialVersionUID = 1;

    private final String breaker;
    private final BreakerState state;
    private final Duration untilHalfOpen;

    /**
     * Creates the exception.
     *
     * @param breaker the method, or the name of the breaker
     * @param state what it is in: one that rejects
     * @param untilHalfOpen how long calls will still be rejected at least; zero if that is not known
     */
    public CircuitBreakerOpenException(String breaker, BreakerState state, Duration untilHalfOpen) {
        super("CircuitBreaker", message(breaker, state, untilHalfOpen), null);
        this.breaker = breaker;
        this.state = state;
        this.untilHalfOpen = untilHalfOpen;
    }

    private static String message(String breaker, BreakerState state, Duration untilHalfOpen) {
        return switch (state) {
            case FORCED_OPEN -> breaker + ": rejected, its circuit breaker is forced open; reset it to let calls pass";
            case HALF_OPEN ->
                breaker + ": rejected, its circuit breaker is half-open and all trials are under way;"
                        + " call again when they have ended";
            default ->
                breaker + ": rejected, its circuit breaker is open; it is tried again in " + untilHalfOpen.toMillis()
                        + " ms";
        };
    }

    /** The method, such as {@code Mirror.fetch(String)}, or the {@linkplain CircuitBreaker#name() name} of the breaker. */
    public String breaker() {
        return breaker;
    }

    /** What the breaker was in: {@code OPEN}, {@code HALF_OPEN} or {@code FORCED_OPEN}. */
    public BreakerState state() {
        return state;
    }

    /** How long calls are still rejected for certain; zero unless {@code OPEN}. */
    public Duration untilHalfOpen() {
        return untilHalfOpen;
    }
}
