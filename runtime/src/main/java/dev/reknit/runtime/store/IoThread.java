package dev.reknit.runtime.store;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that touches files and cannot be interrupted: a {@link java.nio.channels.FileChannel} is closed, for everybody, when
 * a thread is interrupted in it. Threads of the application have their file operations done by one of these.
 */
final class IoThread extends Thread {
    private static final long IDLE_SECONDS = 5;

    private static final ThreadPoolExecutor SPARE = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new IoThread("reknit-store-io", task));

    /** What is to be done to a file. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws IOException;
    }

    /** The same without a result. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    IoThread(String name, Runnable task) {
        super(null, task, name, 0, false);
        setDaemon(true);
        setContextClassLoader(null);
    }

    /** Runs tasks on threads of this kind, each at once. */
    static Executor executor() {
        return SPARE;
    }

    /** Does something on a thread of this kind and waits for it, through interrupts, which are kept for the caller. */
    static <T> T call(Task<T> task) throws IOException {
        if (Thread.currentThread() instanceof IoThread) {
            return task.run();
        }
        return await(begin(task));
    }

    /** Has something done on a thread of this kind. */
    static <T> FutureTask<T> begin(Task<T> task) {
        FutureTask<T> future = new FutureTask<>(task::run);
        SPARE.execute(future);
        return future;
    }

    /** As {@link #call}, without a result. */
    static void run(Action action) throws IOException {
        call(() -> {
            action.run();
            return true;
        });
    }

    /** Waits for what was begun, through interrupts, which are kept for the caller. */
    static <T> T await(FutureTask<T> future) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The very object that was thrown, as what it is. */
    private static IOException thrown(@Nullable Throwable thrown) {
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof IOException io ? io : new IOException(thrown);
    }

    /** Does nothing. */
    @Override
    public void interrupt() {}
}
