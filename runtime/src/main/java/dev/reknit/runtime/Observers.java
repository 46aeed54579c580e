package dev.reknit.runtime;

import dev.reknit.runtime.time.Daemons;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Begins the {@link Observer}s of the program. */
final class Observers implements Runnable {
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final long DELAY_MILLIS = 500;

    private Observers() {}

    /** A plan was made; the first time this is called, a thread is started. */
    static void planned() {
        if (!BEGUN.get() && !BEGUN.getAndSet(true)) {
            Daemons.create("reknit-observers", new Observers()).start();
        }
    }

    @Override
    public void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(DELAY_MILLIS);
            for (Observer each : ServiceLoader.load(Observer.class, Observers.class.getClassLoader())) {
                each.observe(Environment.system());
            }
        } catch (Throwable failure) {
            System.err.println("reknit: the program is not observed (JMX and exporters of numbers): " + failure);
        }
    }
}
