package dev.reknit.runtime.durable;

import java.lang.invoke.MethodHandles;

/** The constant of a class that is {@link dev.reknit.Checkpointed} as a whole. Safe for use by several threads. */
public final class DurableGate {
    private DurableGate() {}

    /**
     * Creates it. Called by the initializer of a woven class, so it does next to nothing.
     *
     * @param lookup the class and its rights
     * @param classes the names of the classes that its state may have objects of, as the weaver saw it; separated by commas
     */
    public static DurableGate of(MethodHandles.Lookup lookup, String classes) {
        return new DurableGate();
    }

    /**
     * An object was constructed. Called at the end of each constructor that calls none of the same class; does nothing for an object of a
     * subclass, which has a gate of its own.
     */
    public void constructed(Object self) {}
}
