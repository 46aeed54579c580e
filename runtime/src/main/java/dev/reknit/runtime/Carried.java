package dev.reknit.runtime;

import dev.reknit.runtime.context.ContextCarrier.Captured;
import dev.reknit.runtime.context.ContextCarrier.Restored;
import dev.reknit.runtime.context.Contexts;
import org.jspecify.annotations.Nullable;

/**
 * What a call takes along to other threads: its environment, its deadline, what {@linkplain
 * dev.reknit.runtime.context.ContextCarrier carriers} carry, and the context class loader. Immutable.
 */
public final class Carried {
    private final Environment environment;
    private final Deadline deadline = Deadline.current();
    private final Captured context = Contexts.capture();
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    private Carried(Environment environment) {
        this.environment = environment;
    }

    /** What the current thread has, and an environment. */
    public static Carried of(Environment environment) {
        return new Carried(environment);
    }

    /** A task that gives a result. */
    @FunctionalInterface
    public interface Task {
        /** Runs it. */
        @Nullable
        Object run() throws Throwable;
    }

    /** Runs a task with all of it on the current thread, which has back afterwards what it had. */
    public @Nullable Object run(Task task) throws Throwable {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try (Environment.Binding inEnvironment = environment == Environment.current() ? () -> {} : environment.bind();
                Environment.Binding withDeadline = deadline.bind();
                Restored inContext = context.restore()) {
            return task.run();
        } finally {
            current.setContextClassLoader(before);
        }
    }
}
