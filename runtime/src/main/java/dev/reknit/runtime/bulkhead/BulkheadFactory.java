package dev.reknit.runtime.bulkhead;

import dev.reknit.Bulkhead;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes bulkheads. */
public final class BulkheadFactory implements PolicyFactory<Bulkhead> {
    /** For {@link java.util.ServiceLoader}. */
    public BulkheadFactory() {}

    @Override
    public Class<Bulkhead> annotation() {
        return Bulkhead.class;
    }

    @Override
    public Position position() {
        return Position.BULKHEAD;
    }

    @Override
    public Policy create(Bulkhead annotation, PlanContext context) {
        return new BulkheadPolicy(annotation, context);
    }
}
