package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.Admission;
import org.jspecify.annotations.Nullable;

/** Lets calls in that all have the same breaker. */
record OneAdmission(BreakerPolicy policy, Breaker breaker) implements Admission {
    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        return policy.enter(breaker);
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        policy.succeeded(breaker, ticket);
        return true;
    }
}
