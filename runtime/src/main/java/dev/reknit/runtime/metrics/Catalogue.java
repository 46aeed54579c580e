package dev.reknit.runtime.metrics;

import dev.reknit.runtime.metrics.MeterType.Kind;
import dev.reknit.runtime.metrics.MeterType.Unit;
import java.util.List;

/**
 * Every type of meter that the runtime has. Those up to {@link #BULKHEAD_WAITING_DURATION} are MicroProfile Fault
 * Tolerance 4.1, chapter "Integration with MicroProfile Metrics": names, tags and units are its own.
 */
public final class Catalogue {
    /** {@code ft.invocations.total}. */
    public static final MeterType INVOCATIONS =
            counter("ft.invocations.total", "Calls of the method", "method", "result", "fallback");

    /** {@code ft.retry.calls.total}. */
    public static final MeterType RETRY_CALLS = counter(
            "ft.retry.calls.total",
            "Calls by whether they were retried and why no other retry followed",
            "method",
            "retried",
            "retryResult");

    /** {@code ft.retry.retries.total}. */
    public static final MeterType RETRIES = counter("ft.retry.retries.total", "Retries made", "method");

    /** {@code ft.timeout.calls.total}. */
    public static final MeterType TIMEOUT_CALLS =
            counter("ft.timeout.calls.total", "Attempts by whether they timed out", "method", "timedOut");

    /** {@code ft.timeout.executionDuration}. */
    public static final MeterType TIMEOUT_DURATION =
            histogram("ft.timeout.executionDuration", "How long attempts took, up to their timeout", "method");

    /** {@code ft.circuitbreaker.calls.total}. */
    public static final MeterType BREAKER_CALLS = counter(
            "ft.circuitbreaker.calls.total",
            "Attempts by what the circuit breaker made of them",
            "method",
            "circuitBreakerResult");

    /** {@code ft.circuitbreaker.state.total}. */
    public static final MeterType BREAKER_STATE = new MeterType(
            "ft.circuitbreaker.state.total",
            Kind.GAUGE,
            Unit.NANOSECONDS,
            List.of("method", "state"),
            "Time that the circuit breaker has spent in the state");

    /** {@code ft.circuitbreaker.opened.total}. */
    public static final MeterType BREAKER_OPENED = counter(
            "ft.circuitbreaker.opened.total", "Times that the circuit breaker went from closed to open", "method");

    /** {@code ft.bulkhead.calls.total}. */
    public static final MeterType BULKHEAD_CALLS = counter(
            "ft.bulkhead.calls.total", "Attempts by whether the bulkhead let them in", "method", "bulkheadResult");

    /** {@code ft.bulkhead.executionsRunning}. */
    public static final MeterType BULKHEAD_RUNNING =
            gauge("ft.bulkhead.executionsRunning", "Attempts that run now", "method");

    /** {@code ft.bulkhead.executionsWaiting}. */
    public static final MeterType BULKHEAD_WAITING =
            gauge("ft.bulkhead.executionsWaiting", "Attempts that wait in the queue now", "method");

    /** {@code ft.bulkhead.runningDuration}. */
    public static final MeterType BULKHEAD_RUNNING_DURATION =
            histogram("ft.bulkhead.runningDuration", "How long attempts ran", "method");

    /** {@code ft.bulkhead.waitingDuration}. */
    public static final MeterType BULKHEAD_WAITING_DURATION =
            histogram("ft.bulkhead.waitingDuration", "How long attempts waited in the queue", "method");

    /** {@code ft.ratelimit.calls.total}. */
    public static final MeterType RATE_LIMIT_CALLS = counter(
            "ft.ratelimit.calls.total",
            "Attempts by whether the rate limit let them pass",
            "method",
            "rateLimitResult");

    /** {@code ft.hedge.calls.total}. */
    public static final MeterType HEDGE_CALLS =
            counter("ft.hedge.calls.total", "Attempts by whether a second one was started beside", "method", "hedged");

    /** {@code ft.hedge.wins.total}. */
    public static final MeterType HEDGE_WINS =
            counter("ft.hedge.wins.total", "Hedged attempts by which of the two answered first", "method", "winner");

    /** {@code ft.budget.requests.total}. */
    public static final MeterType BUDGET_REQUESTS = counter(
            "ft.budget.requests.total",
            "Retries and hedges by whether the budget allowed them",
            "budget",
            "budgetResult");

    /** {@code ft.redundant.failovers.total}. */
    public static final MeterType FAILOVERS =
            counter("ft.redundant.failovers.total", "Failures after which another instance was tried", "method");

    /** {@code ft.redundant.calls.total}. */
    public static final MeterType REDUNDANT_CALLS = counter(
            "ft.redundant.calls.total", "Attempts by who gave the answer in the end", "method", "redundantResult");

    private Catalogue() {}

    /** All of them, in the order in which documents list them. */
    public static List<MeterType> all() {
        return List.of(
                INVOCATIONS,
                RETRY_CALLS,
                RETRIES,
                TIMEOUT_CALLS,
                TIMEOUT_DURATION,
                BREAKER_CALLS,
                BREAKER_STATE,
                BREAKER_OPENED,
                BULKHEAD_CALLS,
                BULKHEAD_RUNNING,
                BULKHEAD_WAITING,
                BULKHEAD_RUNNING_DURATION,
                BULKHEAD_WAITING_DURATION,
                RATE_LIMIT_CALLS,
                HEDGE_CALLS,
                HEDGE_WINS,
                BUDGET_REQUESTS,
                FAILOVERS,
                REDUNDANT_CALLS);
    }

    private static MeterType counter(String name, String description, String... tags) {
        return new MeterType(name, Kind.COUNTER, Unit.NONE, List.of(tags), description);
    }

    private static MeterType gauge(String name, String description, String... tags) {
        return new MeterType(name, Kind.GAUGE, Unit.NONE, List.of(tags), description);
    }

    private static MeterType histogram(String name, String description, String... tags) {
        return new MeterType(name, Kind.HISTOGRAM, Unit.NANOSECONDS, List.of(tags), description);
    }
}
