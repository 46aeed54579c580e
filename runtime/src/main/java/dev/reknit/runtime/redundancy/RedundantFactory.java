package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes recovery blocks of redundant methods. */
public final class RedundantFactory implements PolicyFactory<Redundant> {
    /** For {@link java.util.ServiceLoader}. */
    public RedundantFactory() {}

    @Override
    public Class<Redundant> annotation() {
        return Redundant.class;
    }

    @Override
    public Position position() {
        return Position.REDUNDANT;
    }

    @Override
    public Policy create(Redundant annotation, PlanContext context) {
        return new RecoveryBlock(annotation, context);
    }
}
