package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@code putAll} is given: each entry is logged when the JDK class comes to put it in, so that
 * the table is still made large enough at once.
 */
final class Arriving<K extends @Nullable Object, V extends @Nullable Object> extends AbstractMap<K, V> {
    private final MapContents<K, V> map;
    private final Map<? extends K, ? extends V> from;

    /** Null if nothing is to be taken back. */
    private final @Nullable Consumer<K> before;

    /** What is put into a map that nobody has seen yet, or outside of scopes. */
    Arriving(MapContents<K, V> map, Map<? extends K, ? extends V> from) {
        this(map, from, null);
    }

    /** What is put into a map in a scope, if there is one. */
    static <K extends @Nullable Object, V extends @Nullable Object> Arriving<K, V> logged(
            MapLog<K, V> map, Map<? extends K, ? extends V> from) {
        UndoLog log = UndoLog.current();
        return new Arriving<>(map, from, log == null ? null : key -> map.saveValue(key, log));
    }

    private Arriving(MapContents<K, V> map, Map<? extends K, ? extends V> from, @Nullable Consumer<K> before) {
        this.map = map;
        this.from = from;
        this.before = before;
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
                if (before != null) {
                    before.accept(key);
                }
                return new SimpleImmutableEntry<>(key, value);
            }
        };
    }
}
