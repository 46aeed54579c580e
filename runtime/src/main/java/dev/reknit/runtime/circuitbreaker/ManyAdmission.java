package dev.reknit.runtime.circuitbreaker;

import dev.reknit.runtime.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Lets calls in that have a breaker for each object or key. It is looked up again when the call leaves; should it
 * have been forgotten meanwhile, the new one does not know the ticket, and takes no note.
 */
record ManyAdmission(BreakerPolicy policy) implements Admission {
    @Override
    public long enter(@Nullable Object self, @Nullable Object key) {
        return policy.enter(policy.breaker(self, key));
    }

    @Override
    public boolean leave(long ticket, @Nullable Object self, @Nullable Object key) {
        policy.succeeded(policy.breaker(self, key), ticket);
        return true;
    }
}
