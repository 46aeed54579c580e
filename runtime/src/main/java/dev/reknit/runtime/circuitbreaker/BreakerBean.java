package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.runtime.Managed;
import dev.reknit.runtime.time.Clock;

/** A breaker as JMX sees it. */
record BreakerBean(Breaker breaker, Clock clock) implements Managed, CircuitBreakerMXBean {
    @Override
    public String beanType() {
        return "CircuitBreaker";
    }

    @Override
    public Class<?> beanInterface() {
        return CircuitBreakerMXBean.class;
    }

    long nanosIn(BreakerState state) {
        return breaker.timeIn(state, clock.nanoTime()).toNanos();
    }

    @Override
    public String getState() {
        return breaker.state().name();
    }

    @Override
    public long getFailures() {
        return breaker.counters().failures();
    }

    @Override
    public long getSlowCalls() {
        return breaker.counters().slow();
    }

    @Override
    public long getRejected() {
        return breaker.counters().rejected();
    }

    @Override
    public long getOpened() {
        return breaker.counters().opened();
    }

    @Override
    public long getOpenMillis() {
        return breaker.timeIn(BreakerState.OPEN, clock.nanoTime()).toMillis();
    }

    @Override
    public void forceOpen() {
        breaker.force(BreakerState.FORCED_OPEN, clock);
    }

    @Override
    public void forceClosed() {
        breaker.force(BreakerState.FORCED_CLOSED, clock);
    }

    @Override
    public void disable() {
        breaker.force(BreakerState.DISABLED, clock);
    }

    @Override
    public void reset() {
        breaker.reset(clock);
    }
}
