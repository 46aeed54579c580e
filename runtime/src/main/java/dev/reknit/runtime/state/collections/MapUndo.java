package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of entries that a {@link MapLog} writes. What holds them is taken first, since it was
 * put in last.
 */
abstract class MapUndo extends Undo {
    private static final MapUndo ABSENT = new Absent();
    private static final MapUndo PRESENT = new Present();
    private static final MapUndo ALL = new All();
    private static final Undo DETACHED = new Detached();

    private MapUndo() {}

    /** The map has no entry for a key. */
    static void absent(MapLog<?, ?> map, @Nullable Object key, UndoLog log) {
        log.begin(2, 0);
        log.put(key);
        log.put(map);
        log.end(ABSENT);
    }

    /** The map has an entry. */
    static void present(MapLog<?, ?> map, @Nullable Object key, @Nullable Object value, UndoLog log) {
        log.begin(3, 0);
        log.put(value);
        log.put(key);
        log.put(map);
        log.end(PRESENT);
    }

    /** The map has some entries. */
    static void all(MapLog<?, ?> map, @Nullable Object[] keys, @Nullable Object[] values, UndoLog log) {
        log.begin(3, 0);
        log.put(values);
        log.put(keys);
        log.put(map);
        log.end(ALL);
    }

    /** An entry that is in no map any more has a value. */
    static void detached(Map.Entry<?, ?> entry, @Nullable Object value, UndoLog log) {
        log.begin(2, 0);
        log.put(value);
        log.put(entry);
        log.end(DETACHED);
    }

    abstract <K, V> void undo(MapLog<K, V> map, UndoLog log);

    @Override
    protected void undo(UndoLog log) {
        undo((MapLog<?, ?>) Objects.requireNonNull(log.takeReference()), log);
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return last instanceof MapLog<?, ?> map ? map.owner() : this;
    }

    @Override
    protected int keyAt() {
        return -2;
    }

    @Override
    public String toString() {
        return "an entry of a map or set";
    }

    private static final class Absent extends MapUndo {
        @Override
        <K, V> void undo(MapLog<K, V> map, UndoLog log) {
            map.remove(log.takeReference());
        }
    }

    @SuppressWarnings("unchecked") // They were in this map.
    private static final class Present extends MapUndo {
        @Override
        <K, V> void undo(MapLog<K, V> map, UndoLog log) {
            K key = (K) log.takeReference();
            map.put(key, (V) log.takeReference());
        }
    }

    @SuppressWarnings("unchecked") // They were in this map.
    private static final class All extends MapUndo {
        @Override
        <K, V> void undo(MapLog<K, V> map, UndoLog log) {
            @Nullable Object[] keys = (Object[]) Objects.requireNonNull(log.takeReference());
            @Nullable Object[] values = (Object[]) Objects.requireNonNull(log.takeReference());
            for (int i = 0; i < keys.length; i++) {
                map.put((K) keys[i], (V) values[i]);
            }
        }

        @Override
        protected int keyAt() {
            return 0;
        }
    }

    private static final class Detached extends Undo {
        @Override
        @SuppressWarnings("unchecked") // It was its value.
        protected void undo(UndoLog log) {
            Map.Entry<?, Object> entry = (Map.Entry<?, Object>) Objects.requireNonNull(log.takeReference());
            entry.setValue(log.takeReference());
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return null;
        }

        @Override
        public String toString() {
            return "the value of an entry that was removed from its map";
        }
    }
}
