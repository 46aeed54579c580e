package dev.reknit.runtime.state.collections;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry object of the JDK's, whose value is logged before it is set. */
final class TrackedEntry<K extends @Nullable Object, V extends @Nullable Object> implements Map.Entry<K, V> {
    private final MapContents<K, V> map;
    private final Map.Entry<K, V> entry;

    TrackedEntry(MapContents<K, V> map, Map.Entry<K, V> entry) {
        this.map = map;
        this.entry = entry;
    }

    @Override
    public K getKey() {
        return map.out(entry.getKey());
    }

    @Override
    public V getValue() {
        return map.out(entry.getValue());
    }

    @Override
    public V setValue(V value) {
        return map.set(entry, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this || entry.equals(other);
    }

    @Override
    public int hashCode() {
        return entry.hashCode();
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
