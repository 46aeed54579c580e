package dev.reknit.runtime.state;

import dev.reknit.runtime.CallSites;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Gives a class that was woven after it was loaded its checkpoint gates; see {@link CallSites}. */
public final class CheckpointCallSites {
    private CheckpointCallSites() {}

    /**
     * The guard of a method; called by the JVM when a call site first runs.
     *
     * @param caller the woven class and its rights
     * @param method the method's name
     * @param type of the call site; its result is a {@link CheckpointGate}
     * @param descriptor the method's descriptor
     */
    public static CallSite gate(MethodHandles.Lookup caller, String method, MethodType type, String descriptor) {
        return CallSites.constant(
                caller, type, method + descriptor, () -> CheckpointGate.of(caller, method, descriptor));
    }
}
