package dev.reknit.runtime;

import dev.reknit.runtime.time.Daemons;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Threads for attempts that may be left behind: virtual ones where the JVM has them (21), else daemons that are used again. */
final class StrayThreads {
    static final Executor EXECUTOR = create();

    private static final String NAME = "reknit-attempt-";

    private StrayThreads() {}

    private static Executor create() {
        ThreadFactory virtual = virtual();
        if (virtual != null) {
            return task -> virtual.newThread(task).start();
        }
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> Daemons.create(NAME + number.incrementAndGet(), task));
    }

    /** {@code Thread.ofVirtual().name(NAME, 1).inheritInheritableThreadLocals(false).factory()}; null before Java 21. */
    private static @Nullable ThreadFactory virtual() {
        try {
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
            builder.getMethod("name", String.class, long.class).invoke(virtual, NAME, 1L);
            builder.getMethod("inheritInheritableThreadLocals", boolean.class).invoke(virtual, false);
            return (ThreadFactory) builder.getMethod("factory").invoke(virtual);
        } catch (ReflectiveOperationException | UnsupportedOperationException before21) {
            return null;
        }
    }
}
