package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TrackedTreeMap} logs, and how it is taken back: by the map's own methods, which do not log
 * meanwhile.
 */
@SuppressWarnings("NullAway") // null may be a key and a value
abstract class TreeMapUndo extends Undo {
    private static final Undo PRESENT = new Present();
    private static final Undo ABSENT = new Absent();
    private static final Undo CLEARED = new Cleared();

    /** What a map asks before it changes. */
    static <K> OrderedContents<K> contents(TrackedTreeMap<K, ?> map) {
        return new OrderedContents<>(map) {
            @Override
            protected void save(K key, UndoLog log) {
                TreeMapUndo.save(map, key, map.stored(key), log);
            }

            @Override
            protected void saveAbsent(K key, UndoLog log) {
                TreeMapUndo.save(map, key, null, log);
            }

            @Override
            int size() {
                return map.size();
            }
        };
    }

    /** Logs what is there for a key: an entry, or nothing. */
    private static <K> void save(TrackedTreeMap<K, ?> map, K key, Map.@Nullable Entry<K, ?> stored, UndoLog log) {
        if (stored == null) {
            log.begin(2, 1);
            log.put(map);
            log.put(key);
            log.put((long) map.size());
            log.end(ABSENT);
        } else {
            log.begin(3, 0);
            log.put(map);
            log.put(stored.getKey());
            log.put(stored.getValue());
            log.end(PRESENT);
        }
    }

    /** Logs all entries, before the map is emptied. */
    static <K, V> void saveAll(TrackedTreeMap<K, V> map, TreeMap<K, V> copy, UndoLog log) {
        log.begin(2, 0);
        log.put(map);
        log.put(copy);
        log.end(CLEARED);
    }

    @SuppressWarnings("unchecked")
    private static TrackedTreeMap<@Nullable Object, @Nullable Object> map(UndoLog log) {
        return (TrackedTreeMap<@Nullable Object, @Nullable Object>) Objects.requireNonNull(log.takeReference());
    }

    @Override
    public String toString() {
        return "an entry of a TreeMap";
    }

    private static final class Present extends TreeMapUndo {
        @Override
        protected void undo(UndoLog log) {
            Object value = log.takeReference();
            Object key = log.takeReference();
            map(log).put(key, value);
        }

        @Override
        protected int keyAt() {
            return 1;
        }
    }

    private static final class Absent extends TreeMapUndo {
        @Override
        protected void undo(UndoLog log) {
            long size = log.takeNumber();
            Object key = log.takeReference();
            TrackedTreeMap<@Nullable Object, @Nullable Object> map = map(log);
            // The key may be one that the order refused, which was not put in then.
            if (map.size() > size) {
                map.remove(key);
            }
        }

        @Override
        protected int keyAt() {
            return 1;
        }
    }

    private static final class Cleared extends TreeMapUndo {
        @SuppressWarnings("unchecked")
        @Override
        protected void undo(UndoLog log) {
            Object copy = Objects.requireNonNull(log.takeReference());
            TrackedTreeMap<@Nullable Object, @Nullable Object> map = map(log);
            if (map.isEmpty()) {
                map.refill((TreeMap<@Nullable Object, @Nullable Object>) copy);
            }
        }
    }
}
