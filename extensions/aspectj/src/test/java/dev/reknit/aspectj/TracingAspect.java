package dev.reknit.aspectj;

import java.util.concurrent.atomic.AtomicInteger;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

/** An aspect of the application's at the same join points, which puts AspectJ's closures on a stack. */
@Aspect
public class TracingAspect {
    static final AtomicInteger CALLS = new AtomicInteger();

    @Around("execution(@dev.reknit.aspectj.Traced * *(..))")
    public Object trace(ProceedingJoinPoint point) throws Throwable {
        CALLS.incrementAndGet();
        return point.proceed();
    }
}
