package dev.reknit.runtime.hedge;

import dev.reknit.Hedge;
import dev.reknit.runtime.PlanContext;
import dev.reknit.runtime.Policy;
import dev.reknit.runtime.PolicyFactory;
import dev.reknit.runtime.Position;

/** The service that makes hedge policies. */
public final class HedgeFactory implements PolicyFactory<Hedge> {
    /** For {@link java.util.ServiceLoader}. */
    public HedgeFactory() {}

    @Override
    public Class<Hedge> annotation() {
        return Hedge.class;
    }

    @Override
    public Position position() {
        return Position.HEDGE;
    }

    @Override
    public Policy create(Hedge annotation, PlanContext context) {
        return new HedgePolicy(annotation, context);
    }
}
