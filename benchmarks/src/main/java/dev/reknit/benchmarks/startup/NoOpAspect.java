package dev.reknit.benchmarks.startup;

import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** An aspect that goes around methods that have an annotation and does nothing. */
@Aspect
public final class NoOpAspect {
    /** For AspectJ. */
    public NoOpAspect() {}

    /** Makes the call. */
    @Around("execution(@dev.reknit.Retry * generated..*.*(..))")
    public Object around(ProceedingJoinPoint call) throws Throwable {
        return call.proceed();
    }
}
