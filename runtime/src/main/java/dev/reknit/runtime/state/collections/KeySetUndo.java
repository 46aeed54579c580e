package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a concurrent map when a scope asked for its set of keys. That set removes, and may
 * add, without calling the map, and can be neither replaced nor watched: its class is final. So what
 * is missing on rollback is put back, and what such a set has added is removed. Costs what one
 * iteration does. Sets that were asked for outside of scopes are not covered.
 */
final class KeySetUndo extends Undo {
    private static final KeySetUndo INSTANCE = new KeySetUndo();

    private KeySetUndo() {}

    /**
     * Logs that the set was asked for.
     *
     * @param added the value with which the set adds keys; null if it adds none
     * @param entries all that there are
     */
    static void asked(TrackedConcurrentHashMap<?, ?> map, @Nullable Object added, Object[] entries, UndoLog log) {
        log.begin(3, 0);
        log.put(entries);
        log.put(added);
        log.put(map);
        log.end(INSTANCE);
    }

    @Override
    protected void undo(UndoLog log) {
        takeBack((TrackedConcurrentHashMap<?, ?>) Objects.requireNonNull(log.takeReference()), log);
    }

    @SuppressWarnings("unchecked") // They are of this map.
    private static <K, V> void takeBack(TrackedConcurrentHashMap<K, V> map, UndoLog log) {
        Object added = log.takeReference();
        Object[] entries = (Object[]) Objects.requireNonNull(log.takeReference());
        Set<Object> keys = new HashSet<>();
        for (Object each : entries) {
            Map.Entry<K, V> entry = (Map.Entry<K, V>) each;
            map.putIfAbsent(entry.getKey(), entry.getValue());
            keys.add(entry.getKey());
        }
        if (added != null) {
            map.entrySet().removeIf(each -> each.getValue() == added && !keys.contains(each.getKey()));
        }
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return last;
    }

    @Override
    public String toString() {
        return "the keys of a concurrent map";
    }
}
