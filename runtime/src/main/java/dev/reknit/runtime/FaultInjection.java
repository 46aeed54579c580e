package dev.reknit.runtime;

import org.jspecify.annotations.Nullable;

/** Makes attempts of guarded methods fail on purpose, in an environment of a test. See {@link Environment#inject}. */
@FunctionalInterface
public interface FaultInjection {
    /** No faults. */
    FaultInjection NONE = context -> null;

    /**
     * What lies inside all other policies of a method, just before its body.
     *
     * @return null to leave the method alone
     */
    @Nullable
    Policy around(PlanContext context);
}
