package dev.reknit.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The guard of an annotated method for an engine that leads the method's calls here instead of rewriting its code, such
 * as an aspect. Plans, order, configuration, events and numbers are those of a method that Reknit's weaver has woven; a call
 * passes its policies in {@linkplain SharedPath code that all methods share}.
 *
 * <p>Policies are looked up when the method is first called. Where they cannot be put together, an error is logged and
 * the method runs unguarded. State ({@link dev.reknit.Checkpointed}) is no policy of calls: {@link
 * dev.reknit.runtime.state.CheckpointGate} guards it, within an attempt. Safe for use by several threads.
 */
public final class MethodGuard {
    private final Class<?> owner;
    private final Gate gate;
    private final boolean staged;

    private MethodGuard(Class<?> owner, Gate gate, boolean staged) {
        this.owner = owner;
        this.gate = gate;
        this.staged = staged;
    }

    /** One call of the method, whose attempts run the method's own body. */
    public interface Call extends Attempt {
        /** The object that the method is called on; null for a static method. */
        @Nullable
        Object self();

        /** The arguments, primitives boxed; asked for only where a policy needs them, and not changed. */
        @Nullable
        Object[] arguments();
    }

    /**
     * The guard of a method; the same policies for every guard of it.
     *
     * @param lookup the class that declares the method; its rights are used for methods that annotations name
     * @param name the method's name
     * @param type its parameters and its result
     */
    public static MethodGuard of(MethodHandles.Lookup lookup, String name, MethodType type) {
        Class<?> result = type.returnType();
        boolean staged = result == CompletionStage.class || result == CompletableFuture.class || result == Future.class;
        return new MethodGuard(
                lookup.lookupClass(), CallSites.sharedGate(lookup, name, type.toMethodDescriptorString()), staged);
    }

    /**
     * Makes a call.
     *
     * @return the result of an attempt, or what a policy answers instead; of a method that returns a stage, a stage
     * @throws Throwable what the last attempt threw, as the same object, or what a policy throws instead
     */
    public @Nullable Object call(Call call) throws Throwable {
        Object self = call.self();
        Way way = self != null && self.getClass() == owner ? gate.ownWay(self) : gate.way(self);
        if (!way.isQuiet()) {
            return SharedPath.call(gate, way, staged, self, key(way, call), call);
        }
        Object result;
        try {
            result = call.make();
        } catch (Throwable failure) {
            return SharedPath.failed(gate, way, staged, null, failure, self, null, call);
        }
        return staged && !Gate.succeededAlready(result)
                ? SharedPath.returned(way, true, null, result, self, null, call)
                : result;
    }

    private static @Nullable Object key(Way way, Call call) {
        int parameter = way.method().keyParameter();
        return parameter < 0 ? null : call.arguments()[parameter];
    }
}
