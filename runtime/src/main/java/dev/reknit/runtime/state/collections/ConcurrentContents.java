package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contents of a concurrent map: never copied as a whole, but each key and value alone. */
final class ConcurrentContents<K, V> extends MapContents<K, V> {
    private final ConcurrentReads<K, V> map;

    ConcurrentContents(ConcurrentReads<K, V> map) {
        this.map = map;
    }

    @Override
    Object owner() {
        return map;
    }

    @Override
    @Nullable
    Object[] keys() {
        return map.allKeys();
    }

    @Override
    @Nullable
    Object[] values() {
        return map.allValues();
    }

    /** The views call the map's methods, and so does setting an entry. */
    @Override
    void removing(@Nullable Object key) {}

    @Override
    void setting(Map.Entry<K, V> entry, UndoLog log) {}

    @Override
    void remove(@Nullable Object key, Iterator<?> iterator) {
        if (UndoLog.current() == null) {
            iterator.remove();
        } else {
            map.remove(Objects.requireNonNull(key));
        }
    }

    @Override
    void reach(@Nullable Object object, UndoLog log) {
        UndoLog.reach(object, log);
    }

    @Override
    void copy(UndoLog log) {
        reachAll(keys(), log);
        reachAll(values(), log);
    }
}
