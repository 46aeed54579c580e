package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EnumMap} that logs its changes. It is serialized as an {@code EnumMap}.
 *
 * <p>An {@code EnumMap} that code which is not woven makes from this one takes the values without
 * asking for them; what it does to them in a scope is taken back only if the scope has come upon
 * them.
 *
 * @param <K> the enum of the keys
 * @param <V> the type of values
 */
public final class TrackedEnumMap<K extends Enum<K>, V extends @Nullable Object> extends EnumMap<K, V>
        implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private transient Log entries = new Log();

    /** As {@link EnumMap#EnumMap(Class)}. */
    public TrackedEnumMap(Class<K> keyType) {
        super(keyType);
    }

    /** As {@link EnumMap#EnumMap(EnumMap)}. */
    public TrackedEnumMap(EnumMap<K, ? extends V> from) {
        super(from);
        super.values().forEach(entries::noteValue);
    }

    /** As {@link EnumMap#EnumMap(Map)}. */
    public TrackedEnumMap(Map<K, ? extends V> from) {
        // The constructor for maps would call methods of this object.
        this(new EnumMap<K, V>(from));
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        V value = super.get(key);
        return value == null ? null : entries.out(value);
    }

    @Override
    public @Nullable V put(K key, V value) {
        entries.noteValue(value);
        UndoLog log = UndoLog.current();
        if (log != null) {
            entries.saveValue(key, log);
        }
        return super.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> from) {
        // Another EnumMap would be asked for its array.
        from.forEach(this::put);
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            entries.saveEntry(key, log);
        }
        return super.remove(key);
    }

    @Override
    public void clear() {
        entries.saveAll();
        super.clear();
    }

    @Override
    public Set<K> keySet() {
        return new MapViews.Keys<>(entries, super.keySet());
    }

    @Override
    public Collection<V> values() {
        return new MapViews.Values<>(entries, super.values(), super.entrySet());
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new Entries<>(entries, super.entrySet());
    }

    @Override
    public TrackedEnumMap<K, V> clone() {
        TrackedEnumMap<K, V> copy = (TrackedEnumMap<K, V>) super.clone();
        copy.entries = copy.new Log(entries);
        return copy;
    }

    private Object writeReplace() {
        return new EnumMap<>(this);
    }

    /** Arrays of them have copies. */
    private static final class Entries<K, V extends @Nullable Object> extends MapViews.Entries<K, V> {
        private final MapContents<K, V> map;
        private final Set<Map.Entry<K, V>> entries;

        Entries(MapContents<K, V> map, Set<Map.Entry<K, V>> entries) {
            super(map, entries);
            this.map = map;
            this.entries = entries;
        }

        @Override
        public @Nullable Object[] toArray() {
            map.reachValues();
            return entries.toArray();
        }

        @Override
        public <T extends @Nullable Object> T[] toArray(T[] array) {
            map.reachValues();
            return entries.toArray(array);
        }
    }

    /** With the operations of {@link EnumMap}. */
    private final class Log extends MapLog<K, V> {
        Log() {}

        Log(Log from) {
            super(from);
        }

        @Override
        Object owner() {
            return TrackedEnumMap.this;
        }

        @Override
        boolean has(@Nullable Object key) {
            return TrackedEnumMap.super.containsKey(key);
        }

        @Override
        @Nullable
        V get(@Nullable Object key) {
            return TrackedEnumMap.super.get(key);
        }

        @Override
        void put(@Nullable K key, @Nullable V value) {
            TrackedEnumMap.super.put(key, value);
        }

        @Override
        void remove(@Nullable Object key) {
            TrackedEnumMap.super.remove(key);
        }

        @Override
        @Nullable
        Object stored(@Nullable Object key) {
            return key;
        }

        @Override
        @Nullable
        Object[] keys() {
            return TrackedEnumMap.super.keySet().toArray();
        }

        @Override
        @Nullable
        Object[] values() {
            return TrackedEnumMap.super.values().toArray();
        }

        @Override
        boolean isAttached(Map.Entry<K, V> entry) {
            return has(entry.getKey());
        }

        /** It would put a value into the map that the map does not count. */
        @Override
        void saveDetached(Map.Entry<K, V> entry, UndoLog log) {
            copy(log);
        }
    }
}
