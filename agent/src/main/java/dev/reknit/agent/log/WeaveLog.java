package dev.reknit.agent.log;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Severity;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what happens to classes while they are loaded, later: when the application has started its
 * own log. Waking SLF4J in the midst of loading a class, or before Spring Boot has set it up, would
 * change how the application logs. An event waits until the application has used SLF4J, and an error until the
 * log takes errors; half a minute at most, or until the program ends. Safe for use by several threads.
 */
public final class WeaveLog {
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long UNUSED_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SHUTDOWN_MILLIS = 2_000;

    private final ApplicationLog log;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(10_000);
    private final Set<Event> refused = ConcurrentHashMap.newKeySet();
    private @Nullable Thread publisher;
    private volatile boolean slf4jUsed;
    private volatile long slf4jUsedAt;
    private volatile boolean ending;

    private record Waiting(Event event, long since) {}

    /** Creates a log that asks another whether it takes events yet. */
    public WeaveLog(ApplicationLog log) {
        this.log = log;
    }

    /** Takes note that the application uses SLF4J. */
    public void slf4jUsed() {
        if (!slf4jUsed) {
            slf4jUsedAt = System.nanoTime();
            slf4jUsed = true;
        }
    }

    /** A class was woven. */
    public void woven(ClassLoader loader, String className, int methods) {
        post(new Event.ClassWoven(loader, className, methods));
    }

    /** A class, or a member, was left as it is; said once for each reason. */
    public void refused(ClassLoader loader, String className, String reason) {
        if (refused.add(new Event.ClassRefused(null, className, reason))) {
            post(new Event.ClassRefused(loader, className, reason));
        }
    }

    /** A rule has no effect, on a member or at all; said once for each reason. */
    public void ruleWithoutEffect(@Nullable ClassLoader loader, String rule, String reason) {
        Event event = new Event.RuleWithoutEffect(loader, rule, reason);
        if (refused.add(new Event.RuleWithoutEffect(null, rule, reason))) {
            post(event);
        }
    }

    private void post(Event event) {
        if (!log.isOff() && queue.offer(new Waiting(event, System.nanoTime()))) {
            start();
        }
    }

    private synchronized void start() {
        if (publisher == null && !ending) {
            Thread thread = new Publisher();
            thread.start();
            publisher = thread;
        }
    }

    private final class Publisher extends Thread {
        Publisher() {
            super(null, null, "reknit-weave-log", 0, false);
            setDaemon(true);
            setContextClassLoader(null);
        }

        @Override
        public void run() {
            publishAll();
        }
    }

    /** Publishes what still waits; to be called when the program ends. */
    public void end() {
        ending = true;
        Thread thread;
        synchronized (this) {
            thread = publisher;
        }
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join(SHUTDOWN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishAll() {
        while (true) {
            Waiting next = take();
            if (next == null) {
                return;
            }
            while (!isDue(next)) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            var unused = Thread.interrupted(); // by end(), and no business of the log's
            if (slf4jUsed || isWarning(next.event()) || !ending) {
                Environment.system().publish(next.event());
            }
        }
    }

    private @Nullable Waiting take() {
        try {
            return ending ? queue.poll() : queue.take();
        } catch (InterruptedException ended) {
            return queue.poll();
        }
    }

    private boolean isDue(Waiting waiting) {
        long now = System.nanoTime();
        if (ending || now - waiting.since() > LONGEST_NANOS || !log.reachesSlf4j(waiting.event())) {
            return true;
        }
        if (!slf4jUsed) {
            return now - waiting.since() > UNUSED_NANOS;
        }
        return now - slf4jUsedAt > SETTLING_NANOS && (!isWarning(waiting.event()) || log.takes(waiting.event()));
    }

    private static boolean isWarning(Event event) {
        return event.kind().severity().compareTo(Severity.WARN) >= 0;
    }
}
