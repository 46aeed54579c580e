package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.Admission;
import org.jspecify.annotations.Nullable;

/** Lets calls in that all have the same breaker. */
record OneAdmission(BreakerPolicy policy, Breaker breaker) implements Admission {
    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        long ticket = breaker.pass();
        return ticket >= 0 ? ticket : policy.ask(breaker);
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        if (!breaker.isQuiet()) {
            policy.succeeded(breaker, ticket);
        }
        return true;
    }
}
