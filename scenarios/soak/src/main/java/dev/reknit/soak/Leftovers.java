package dev.reknit.soak;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.bulkhead.Permits;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What the runtime must not hold once no call is going on. It is given some seconds to let go of it. */
final class Leftovers {
    private static final int TRIES = 100;

    private final Environment environment;

    Leftovers(Environment environment) {
        this.environment = environment;
    }

    /** What is held, one line each; empty if all is well. */
    List<String> find() {
        List<String> found = look();
        for (int i = 0; i < TRIES && !found.isEmpty(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            found = look();
        }
        return found;
    }

    private List<String> look() {
        List<String> found = new ArrayList<>();
        if (!ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MILLISECONDS)) {
            found.add("tasks in the common pool");
        }
        environment.states().all(Permits.class).forEach(each -> {
            if (each.state().running() != 0 || each.state().waiting() != 0) {
                found.add(each + ": " + each.state());
            }
        });
        int timers = timers() + Body.pending();
        if (timers != 0) {
            found.add(timers + " timers");
        }
        int frames = frames();
        if (frames != 0) {
            found.add(frames + " frames in use");
        }
        busyThreads(found);
        return found;
    }

    private static void busyThreads(List<String> found) {
        for (Map.Entry<Thread, StackTraceElement[]> each :
                Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            boolean parked =
                    thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
            if (thread.getName().startsWith("reknit-") && !parked) {
                found.add(thread + " is " + thread.getState() + " at " + List.of(each.getValue()));
            }
        }
    }

    /** The runtime shows these to nobody. */
    private static int timers() {
        try {
            Class<?> holder = Class.forName("dev.reknit.runtime.time.SystemTime$Timer");
            return ((ScheduledThreadPoolExecutor) field(holder, "INSTANCE").get(null))
                    .getQueue()
                    .size();
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static int frames() {
        try {
            Class<?> type = Class.forName("dev.reknit.runtime.time.FrameWatch");
            Object table = field(type, "table").get(field(type, "INSTANCE").get(null));
            Method frames = table.getClass().getDeclaredMethod("frames");
            frames.setAccessible(true);
            int used = 0;
            for (AtomicLong each : (AtomicLong[]) frames.invoke(table)) {
                // The lowest two bits say what it is doing; 0: nothing.
                used += (each.get() & 3) == 0 ? 0 : 1;
            }
            return used;
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
