package dev.reknit.aspectj;

import dev.reknit.runtime.MethodGuard;
import org.aspectj.lang.ProceedingJoinPoint;
import org.jspecify.annotations.Nullable;

/** A call as AspectJ has it: the join point holds object, arguments and body. */
record JoinPointCall(ProceedingJoinPoint point) implements MethodGuard.Call {
    @Override
    public @Nullable Object self() {
        return point.getThis();
    }

    @Override
    public @Nullable Object[] arguments() {
        return point.getArgs();
    }

    @Override
    public @Nullable Object make() throws Throwable {
        return point.proceed();
    }
}
