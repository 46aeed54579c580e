package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code putAll} is given: each entry is logged when the JDK class comes to put it in, so that
 * the table is still made large enough at once.
 */
final class Arriving<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap<K, V> {
    private final MapLog<K, V> map;
    private final Map<? extends K, ? extends V> from;
    private final @Nullable UndoLog log;

    /**
     * Creates one.
     *
     * @param log null if nothing is to be taken back
     */
    Arriving(MapLog<K, V> map, Map<? extends K, ? extends V> from, @Nullable UndoLog log) {
        this.map = map;
        this.from = from;
        this.log = log;
    }

    @Override
    public int size() {
        return from.size();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return from.size();
            }

            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return arriving(from.entrySet().iterator());
            }
        };
    }

    private Iterator<Map.Entry<K, V>> arriving(Iterator<? extends Map.Entry<? extends K, ? extends V>> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Map.Entry<K, V> next() {
                Map.Entry<? extends K, ? extends V> next = entries.next();
                K key = next.getKey();
                V value = next.getValue();
                map.note(key, value);
                if (log != null) {
                    map.saveValue(key, log);
                }
                return new SimpleImmutableEntry<>(key, value);
            }
        };
    }
}
