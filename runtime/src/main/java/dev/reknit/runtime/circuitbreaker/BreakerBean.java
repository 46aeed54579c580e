package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;
import dev.reknit.runtime.Managed;
import dev.reknit.runtime.circuitbreaker.CircuitBreakers.Control;

/** A breaker as JMX sees it. */
record BreakerBean(Control control) implements Managed, CircuitBreakerMXBean {
    @Override
    public String beanType() {
        return "CircuitBreaker";
    }

    @Override
    public Class<?> beanInterface() {
        return CircuitBreakerMXBean.class;
    }

    long nanosIn(BreakerState state) {
        return control.timeIn(state).toNanos();
    }

    @Override
    public String getState() {
        return control.state().name();
    }

    @Override
    public long getFailures() {
        return control.counters().failures();
    }

    @Override
    public long getSlowCalls() {
        return control.counters().slow();
    }

    @Override
    public long getRejected() {
        return control.counters().rejected();
    }

    @Override
    public long getOpened() {
        return control.counters().opened();
    }

    @Override
    public long getOpenMillis() {
        return control.timeIn(BreakerState.OPEN).toMillis();
    }

    @Override
    public void forceOpen() {
        control.forceOpen();
    }

    @Override
    public void forceClosed() {
        control.forceClosed();
    }

    @Override
    public void disable() {
        control.disable();
    }

    @Override
    public void reset() {
        control.reset();
    }
}
