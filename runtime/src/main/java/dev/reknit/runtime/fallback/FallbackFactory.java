package dev.reknit.runtime.fallback;

import dev.reknit.Fallback;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes fallback policies. */
public final class FallbackFactory implements PolicyFactory<Fallback> {
    /** For {@link java.util.ServiceLoader}. */
    public FallbackFactory() {}

    @Override
    public Class<Fallback> annotation() {
        return Fallback.class;
    }

    @Override
    public Position position() {
        return Position.FALLBACK;
    }

    @Override
    public Policy create(Fallback annotation, PlanContext context) {
        return new FallbackPolicy(annotation, context);
    }
}
