package dev.reknit.runtime;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An attempt on a thread of its own, complete when that has ended. It has what is {@link Carried} from the thread that
 * created it.
 */
public final class StrayAttempt extends CompletableFuture<@Nullable Object> implements Runnable {
    private final Environment environment;
    private final Carried carried;
    private final Carried.Task body;

    /** Where it runs; null before and after. */
    private @Nullable Thread thread;

    /** Whether nobody waits for it any longer. */
    private boolean stopped;

    /** Creates an attempt; it has not begun. */
    public StrayAttempt(Environment environment, Carried.Task body) {
        this.environment = environment;
        this.carried = Carried.of(environment);
        this.body = body;
    }

    /** Begins it. */
    public void start() {
        environment.strayAttempts().incrementAndGet();
        try {
            StrayThreads.EXECUTOR.execute(this);
        } catch (Throwable noThread) {
            environment.strayAttempts().decrementAndGet();
            throw noThread;
        }
    }

    @Override
    public void run() {
        synchronized (this) {
            if (stopped) {
                environment.strayAttempts().decrementAndGet();
                completeExceptionally(new InterruptedException("abandoned before it began"));
                return;
            }
            thread = Thread.currentThread();
        }
        Object value = null;
        Throwable failure = null;
        try {
            value = carried.run(body);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        synchronized (this) {
            // From here on an interrupt would meet what this thread does next.
            thread = null;
            boolean ignored = Thread.interrupted();
        }
        environment.strayAttempts().decrementAndGet(); // whoever sees it complete must not find it here any more
        if (failure == null) {
            complete(value);
        } else {
            completeExceptionally(failure);
        }
    }

    /** Interrupts the attempt; does not begin one that has not begun; without effect once it has ended. */
    public synchronized void interrupt() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
