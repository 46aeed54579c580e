package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.time.Clock;

/** A clock that a test moves; by one thread. */
final class FakeClock implements Clock {
    private volatile long now;

    FakeClock(long now) {
        this.now = now;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void pass(long nanos) {
        now += nanos;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void sleep(long nanos) {
        throw new AssertionError("a breaker does not wait");
    }
}
