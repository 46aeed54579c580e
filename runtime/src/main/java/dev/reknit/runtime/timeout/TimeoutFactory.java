package dev.reknit.runtime.timeout;

import dev.reknit.Timeout;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes timeout policies. */
public final class TimeoutFactory implements PolicyFactory<Timeout> {
    /** For {@link java.util.ServiceLoader}. */
    public TimeoutFactory() {}

    @Override
    public Class<Timeout> annotation() {
        return Timeout.class;
    }

    @Override
    public Position position() {
        return Position.TIMEOUT;
    }

    @Override
    public Policy create(Timeout annotation, PlanContext context) {
        return new TimeoutPolicy(annotation, context);
    }
}
