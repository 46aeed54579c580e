package dev.reknit.runtime.timeout;

import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.context.ContextCarrier.Captured;
import dev.reknit.runtime.context.ContextCarrier.Restored;
import dev.reknit.runtime.context.Contexts;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on a thread of its own, complete when that has ended. It has the environment, the deadline, the context
 * and the context class loader of the thread that created it.
 */
final class StrayAttempt extends CompletableFuture<@Nullable Object> implements Runnable {
    private final Environment environment;
    private final Body body;
    private final Deadline deadline = Deadline.current();
    private final Captured context = Contexts.capture();
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    /** Where it runs; null before and after. */
    private @Nullable Thread thread;

    /** Whether nobody waits for it any longer. */
    private boolean stopped;

    /** What is run. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object run() throws Throwable;
    }

    StrayAttempt(Environment environment, Body body) {
        this.environment = environment;
        this.body = body;
    }

    void start() {
        StrayThreads.EXECUTOR.execute(this);
    }

    @Override
    public void run() {
        synchronized (this) {
            if (stopped) {
                completeExceptionally(new InterruptedException("abandoned before it began"));
                return;
            }
            thread = Thread.currentThread();
        }
        Object value = null;
        Throwable failure = null;
        try {
            value = inContext();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        synchronized (this) {
            // From here on an interrupt would meet what this thread does next.
            thread = null;
            boolean ignored = Thread.interrupted();
        }
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }

    private @Nullable Object inContext() throws Throwable {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        current.setContextClassLoader(loader);
        try (Environment.Binding inEnvironment = environment == Environment.current() ? () -> {} : environment.bind();
                Environment.Binding withDeadline = deadline.bind();
                Restored inContext = context.restore()) {
            return body.run();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Interrupts the attempt; does not begin one that has not begun; without effect once it has ended. */
    synchronized void interrupt() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
