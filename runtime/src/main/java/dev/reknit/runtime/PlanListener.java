package dev.reknit.runtime;

/** Is told of plans that take effect, on the thread of the call that needed the plan, so it must be quick. */
@FunctionalInterface
public interface PlanListener {
    /** A plan has taken effect for a method on a class; not to be held, see {@link MethodStatus}. */
    void planned(MethodStatus method);
}
