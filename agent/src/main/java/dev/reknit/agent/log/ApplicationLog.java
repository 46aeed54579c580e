package dev.reknit.agent.log;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event to the log of the class loader that it happened in. A log lives as long as a class that
 * used it, and keeps no class loader from being collected.
 */
public final class ApplicationLog implements Listener {
    private final Map<ClassLoader, WeakReference<LoaderLog>> byLoader = new WeakHashMap<>();
    private final ClassValue<LoaderLog> byOwner = new ClassValue<>() {
        @Override
        protected LoaderLog computeValue(Class<?> owner) {
            return of(owner.getClassLoader());
        }
    };

    private final LogMode mode;
    private boolean listens;

    /** Creates a log that has not looked for any SLF4J yet. */
    public ApplicationLog(LogMode mode) {
        this.mode = mode;
    }

    /** Listens from now on, except where the runtime reaches SLF4J without help. */
    public synchronized void listen() {
        if (listens || isOff()) {
            return;
        }
        listens = true;
        if (mode == LogMode.DEBUG) {
            Environment.system().add(ErrorStream::print);
        }
        ClassLoader home = Event.class.getClassLoader();
        if (home == null || !of(home).seesSlf4j()) {
            Environment.system().add(this);
        }
    }

    boolean isOff() {
        return mode == LogMode.OFF;
    }

    @Override
    public void on(Event event) {
        of(event).on(event);
    }

    /** Whether an event goes to an SLF4J; found out without waking it. */
    boolean reachesSlf4j(Event event) {
        return of(event).seesSlf4j();
    }

    /** Whether an event would be written if it came now; this wakes SLF4J. */
    boolean takes(Event event) {
        return of(event).takes(event);
    }

    private LoaderLog of(Event event) {
        return event instanceof Event.AtSite at ? byOwner.get(at.site().owner()) : of(event.loader());
    }

    private LoaderLog of(@Nullable ClassLoader loader) {
        if (loader == null) {
            return new LoaderLog(null);
        }
        synchronized (byLoader) {
            WeakReference<LoaderLog> known = byLoader.get(loader);
            LoaderLog log = known == null ? null : known.get();
            if (log == null) {
                log = new LoaderLog(loader);
                byLoader.put(loader, new WeakReference<>(log));
            }
            return log;
        }
    }
}
