package dev.reknit.benchmarks.state;

import java.util.concurrent.CountDownLatch;

/** A scope that another thread has open until it is closed. */
public final class OpenScope implements AutoCloseable {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread = new Thread(() -> new ScopeHolder().hold(opened), "scope");

    private OpenScope() {}

    /** Opens a scope on a new thread. */
    public static OpenScope open() throws InterruptedException {
        OpenScope scope = new OpenScope();
        scope.thread.setDaemon(true);
        scope.thread.start();
        scope.opened.await();
        return scope;
    }

    /** Opens many scopes on this thread, one after the other, and closes them. */
    public static void openAndClose() {
        ScopeHolder holder = new ScopeHolder();
        for (int i = 0; i < 20_000; i++) {
            holder.count();
        }
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }
}
