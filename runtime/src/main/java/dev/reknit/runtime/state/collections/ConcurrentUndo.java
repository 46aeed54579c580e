package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The change of the value of one key of a concurrent map. Taken back only where it is still what
 * the map has: what other threads have written since then stays.
 */
final class ConcurrentUndo extends Undo {
    private static final ConcurrentUndo INSTANCE = new ConcurrentUndo();

    private ConcurrentUndo() {}

    /**
     * Logs a change that is about to be made.
     *
     * @param before what there was for the key; null is nothing
     * @param after what there will be
     */
    static void changing(
            TrackedConcurrentHashMap<?, ?> map,
            @Nullable Object key,
            @Nullable Object before,
            @Nullable Object after,
            UndoLog log) {
        log.begin(4, 0);
        log.put(before);
        log.put(after);
        log.put(key);
        log.put(map);
        log.end(INSTANCE);
    }

    @Override
    protected void undo(UndoLog log) {
        takeBack((TrackedConcurrentHashMap<?, ?>) Objects.requireNonNull(log.takeReference()), log);
    }

    @SuppressWarnings("unchecked") // They are of this map.
    private static <K, V> void takeBack(TrackedConcurrentHashMap<K, V> map, UndoLog log) {
        K key = (K) Objects.requireNonNull(log.takeReference());
        V after = (V) log.takeReference();
        V before = (V) log.takeReference();
        map.compute(key, (same, now) -> now == after ? before : now);
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return last;
    }

    @Override
    protected int keyAt() {
        return -2;
    }

    @Override
    public String toString() {
        return "an entry of a concurrent map";
    }
}
