package dev.reknit.runtime.ratelimit;

import dev.reknit.runtime.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands until it is set, and counts how often it is read. */
final class ManualClock implements Clock {
    private final AtomicLong now;
    private final AtomicInteger reads = new AtomicInteger();

    ManualClock(long now) {
        this.now = new AtomicLong(now);
    }

    void advance(long nanos) {
        now.addAndGet(nanos);
    }

    /** How often it was read since this was asked last. */
    int reads() {
        return reads.getAndSet(0);
    }

    long now() {
        return now.get();
    }

    @Override
    public long nanoTime() {
        reads.incrementAndGet();
        return now.get();
    }

    @Override
    public void sleep(long nanos) {
        throw new AssertionError("a limit does not wait");
    }
}
