package dev.reknit.aspectj;

import dev.reknit.Checkpointed;
import dev.reknit.runtime.ContainerMade;
import dev.reknit.runtime.MethodGuard;
import dev.reknit.runtime.state.CheckpointGate;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;

/** A method that the aspect surrounds: which guards its calls pass. Immutable. */
final class AdvisedMethod {
    private static final AdvisedMethod UNGUARDED = new AdvisedMethod(null, null);

    private final @Nullable MethodGuard guard;
    private final @Nullable CheckpointedBody state;

    private AdvisedMethod(@Nullable MethodGuard guard, @Nullable CheckpointedBody state) {
        this.guard = guard;
        this.state = state;
    }

    /** Finds the guards of the method whose execution a join point is. */
    static AdvisedMethod link(MethodHandles.Lookup lookup, JoinPoint.StaticPart place) {
        MethodSignature signature = (MethodSignature) place.getSignature();
        String name = signature.getName();
        MethodType type = MethodType.methodType(signature.getReturnType(), signature.getParameterTypes());
        Method method = find(lookup.lookupClass(), name, type);
        if (method == null) {
            // Reflection fails for a class that mentions one that is not there; the guard says so.
            return new AdvisedMethod(MethodGuard.of(lookup, name, type), null);
        }
        if (isNobodys(method) || Refusals.reason(method).isPresent()) {
            return UNGUARDED;
        }
        Checkpointed checkpointed = method.getAnnotation(Checkpointed.class);
        CheckpointedBody state = checkpointed == null
                ? null
                : new CheckpointedBody(CheckpointGate.of(lookup, name, type.toMethodDescriptorString()));
        return new AdvisedMethod(MethodGuard.of(lookup, name, type), state);
    }

    private static @Nullable Method find(Class<?> owner, String name, MethodType type) {
        try {
            for (Method each : owner.getDeclaredMethods()) {
                if (each.getName().equals(name)
                        && MethodType.methodType(each.getReturnType(), each.getParameterTypes())
                                .equals(type)) {
                    return each;
                }
            }
        } catch (LinkageError unreadable) {
            // As if it were not there.
        }
        return null;
    }

    /** Whether a compiler or a container wrote the method: then calls are guarded in the one that it stands for. */
    private static boolean isNobodys(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return method.isSynthetic() || ContainerMade.isContainerMade(owner.getName(), owner.isSynthetic());
    }

    /** Makes a call. */
    @Nullable
    Object call(ProceedingJoinPoint point) throws Throwable {
        if (guard == null) {
            return point.proceed();
        }
        JoinPointCall call = new JoinPointCall(point);
        return guard.call(state == null ? call : new CheckpointedBody.Call(state, call));
    }
}
