package dev.reknit.agent.log;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.ErrorStream;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Listener;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event to the log of the class loader that it happened in, and one of no class loader, such as a
 * change of the configuration, to the logs of all in which events have happened. A log lives as long as a class
 * that used it, and keeps no class loader from being collected.
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
        of(event).forEach(log -> log.on(event));
    }

    /** Whether an event goes to an SLF4J; found out without waking it. */
    boolean reachesSlf4j(Event event) {
        return of(event).stream().anyMatch(LoaderLog::seesSlf4j);
    }

    /** Whether an event would be written if it came now; this wakes SLF4J. */
    boolean takes(Event event) {
        return of(event).stream().anyMatch(log -> log.takes(event));
    }

    private Collection<LoaderLog> of(Event event) {
        if (event instanceof Event.AtSite at) {
            return List.of(byOwner.get(at.site().owner()));
        }
        ClassLoader loader = event.loader();
        return loader == null ? all() : List.of(of(loader));
    }

    /** One log for each SLF4J, or none but the error stream. */
    private Collection<LoaderLog> all() {
        Map<String, LoaderLog> bySlf4j = new HashMap<>();
        synchronized (byLoader) {
            for (ClassLoader loader : List.copyOf(byLoader.keySet())) {
                LoaderLog log = of(loader);
                if (log.slf4j() != null) {
                    bySlf4j.putIfAbsent(log.slf4j(), log);
                }
            }
        }
        return bySlf4j.isEmpty() ? List.of(new LoaderLog(null)) : bySlf4j.values();
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
