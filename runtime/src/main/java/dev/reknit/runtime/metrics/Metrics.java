package dev.reknit.runtime.metrics;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * All meters of an environment. An exporter {@linkplain #subscribe subscribes}; whoever wants the numbers once asks
 * for the {@linkplain #meters meters}.
 *
 * <p>What goes wrong is always counted: failures, retries, rejections, changes of state. A call that succeeds at once is
 * not, since to count it costs many times what it costs to let it pass; nor is time measured. Both begin with the
 * first {@linkplain #subscribe subscription}, or {@link #countSuccesses countSuccesses(true)}, and end with the last.
 * From one to the other every call is counted, each where it ends, so the numbers add up. Safe for use by several
 * threads.
 */
public final class Metrics {
    private final Runnable switched;
    private final Consumer<Throwable> broken;
    private final List<WeakReference<MeterSet>> sets = new ArrayList<>();
    private final Map<Meter.Id, Meter> meters = new LinkedHashMap<>();
    private final List<MeterListener> listeners = new CopyOnWriteArrayList<>();
    private boolean asked;
    private volatile boolean counting;

    /**
     * Creates an empty registry.
     *
     * @param switched is run whenever successes are counted from now on, or no longer
     * @param broken takes what listeners throw
     */
    public Metrics(Runnable switched, Consumer<Throwable> broken) {
        this.switched = switched;
        this.broken = broken;
    }

    /** Ends a {@linkplain #subscribe subscription}. Closing it again has no effect. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Tells a listener of all meters there are, and of each that comes or goes, until the subscription is closed. Has
     * successes counted as long.
     */
    public Subscription subscribe(MeterListener listener) {
        MeterListener own = new MeterListener() {
            @Override
            public void added(Meter meter) {
                listener.added(meter);
            }

            @Override
            public void removed(Meter meter) {
                listener.removed(meter);
            }
        };
        synchronized (this) {
            collect();
            meters.values().forEach(each -> tell(() -> own.added(each)));
            listeners.add(own);
            count();
        }
        return () -> unsubscribe(own);
    }

    private synchronized void unsubscribe(MeterListener listener) {
        listeners.remove(listener);
        count();
    }

    /** Has successes counted, and time measured, or no longer if nobody subscribes either. */
    public synchronized void countSuccesses(boolean on) {
        asked = on;
        count();
    }

    private void count() {
        boolean now = asked || !listeners.isEmpty();
        if (now != counting) {
            counting = now;
            switched.run();
        }
    }

    /** Whether calls that succeed at once are counted now, and time is measured. */
    public boolean countsSuccesses() {
        return counting;
    }

    /** All meters, in the order in which they were added. */
    public synchronized List<Meter> meters() {
        collect();
        return List.copyOf(meters.values());
    }

    /** Lets the meters of a set be read as long as the set is in use; without effect if they can be already. */
    public synchronized void show(MeterSet set) {
        if (set.becomesShown()) {
            boolean someAreGone = sets.removeIf(each -> each.get() == null);
            sets.add(new WeakReference<>(set));
            changed(set);
            if (someAreGone) {
                purge();
            }
        }
    }

    /** A set has more meters than before. They are not named before somebody wants to know. */
    synchronized void changed(MeterSet set) {
        if (!listeners.isEmpty()) {
            set.each(this::collect);
        }
    }

    private void collect() {
        for (WeakReference<MeterSet> each : sets) {
            MeterSet set = each.get();
            if (set != null) {
                set.each(this::collect);
            }
        }
        purge();
    }

    private void purge() {
        for (Meter each : List.copyOf(meters.values())) {
            if (!each.lives()) {
                meters.remove(each.id());
                listeners.forEach(listener -> tell(() -> listener.removed(each)));
            }
        }
    }

    private void collect(Meter.Id id, Instrument instrument) {
        Meter known = meters.get(id);
        if (known != null) {
            known.add(instrument);
            return;
        }
        Meter added = new Meter(id);
        added.add(instrument);
        meters.put(id, added);
        listeners.forEach(listener -> tell(() -> listener.added(added)));
    }

    private void tell(Runnable listener) {
        try {
            listener.run();
        } catch (Throwable failure) {
            broken.accept(failure);
        }
    }
}
