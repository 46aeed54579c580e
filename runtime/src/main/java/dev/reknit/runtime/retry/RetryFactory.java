package dev.reknit.runtime.retry;

import dev.reknit.Retry;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes retry policies. */
public final class RetryFactory implements PolicyFactory<Retry> {
    /** For {@link java.util.ServiceLoader}. */
    public RetryFactory() {}

    @Override
    public Class<Retry> annotation() {
        return Retry.class;
    }

    @Override
    public Position position() {
        return Position.RETRY;
    }

    @Override
    public Policy create(Retry annotation, PlanContext context) {
        return new RetryPolicy(annotation, context);
    }
}
