package dev.reknit.runtime.circuitbreaker;

import dev.reknit.BreakerState;

/** Is told of each change of a breaker's state once, after it took effect, by the thread that made it. */
@FunctionalInterface
interface BreakerListener {
    /**
     * The state has changed; by now it may have changed again.
     *
     * @param reason why, such as {@code 10 of 20 calls failed}
     */
    void changed(Breaker breaker, BreakerState from, BreakerState to, String reason);
}
