package dev.reknit.runtime.ratelimit;

import dev.reknit.RateLimit;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes rate limits. */
public final class RateLimitFactory implements PolicyFactory<RateLimit> {
    /** For {@link java.util.ServiceLoader}. */
    public RateLimitFactory() {}

    @Override
    public Class<RateLimit> annotation() {
        return RateLimit.class;
    }

    @Override
    public Position position() {
        return Position.RATE_LIMIT;
    }

    @Override
    public Policy create(RateLimit annotation, PlanContext context) {
        return new RateLimitPolicy(annotation, context);
    }
}
