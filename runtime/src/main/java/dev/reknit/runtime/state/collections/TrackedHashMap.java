package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HashMap} that logs its changes. It is serialized as a {@code HashMap}.
 *
 * <p>Before each change it logs what there was for the key; a removal also finds the key object
 * that was in the map, so that this one comes back. After a rollback, keys of one bin may be
 * iterated in another order than before. {@link MapLog} has the details.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class TrackedHashMap<K extends @Nullable Object, V extends @Nullable Object> extends HashMap<K, V>
        implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private transient Log entries = new Log();

    /** As {@link HashMap#HashMap()}. */
    public TrackedHashMap() {}

    /** As {@link HashMap#HashMap(int)}. */
    public TrackedHashMap(int initialCapacity) {
        super(initialCapacity);
    }

    /** As {@link HashMap#HashMap(int, float)}. */
    public TrackedHashMap(int initialCapacity, float loadFactor) {
        super(initialCapacity, loadFactor);
    }

    /** As {@link HashMap#HashMap(Map)}. */
    public TrackedHashMap(Map<? extends K, ? extends V> from) {
        super.putAll(new Arriving<>(entries, from));
    }

    // ---- reading

    @Override
    public @Nullable V get(@Nullable Object key) {
        V value = super.get(key);
        return value == null ? null : entries.out(value);
    }

    @Override
    public V getOrDefault(@Nullable Object key, V otherwise) {
        return entries.out(super.getOrDefault(key, otherwise));
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        entries.reachValues();
        super.forEach(action);
    }

    // ---- writing

    @Override
    public @Nullable V put(K key, V value) {
        entries.note(key, value);
        UndoLog log = UndoLog.current();
        if (log != null) {
            entries.saveValue(key, log);
        }
        return super.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> from) {
        super.putAll(Arriving.logged(entries, from));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        entries.note(key, value);
        UndoLog log = UndoLog.current();
        if (log != null && super.get(key) == null) {
            entries.saveValue(key, log);
        }
        return entries.out(super.putIfAbsent(key, value));
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        UndoLog log = UndoLog.current();
        if (log != null && super.containsKey(key)) {
            entries.saveEntry(key, log);
        }
        return super.remove(key);
    }

    @Override
    public boolean remove(@Nullable Object key, @Nullable Object value) {
        UndoLog log = UndoLog.current();
        if (log != null && super.containsKey(key)) {
            entries.saveEntry(key, log);
        }
        return super.remove(key, value);
    }

    @Override
    public void clear() {
        entries.saveAll();
        super.clear();
    }

    @Override
    public boolean replace(K key, V expected, V value) {
        entries.noteValue(value);
        UndoLog log = UndoLog.current();
        if (log != null && super.containsKey(key)) {
            entries.saveValue(key, log);
        }
        return super.replace(key, expected, value);
    }

    @Override
    public @Nullable V replace(K key, V value) {
        entries.noteValue(value);
        UndoLog log = UndoLog.current();
        if (log != null && super.containsKey(key)) {
            entries.saveValue(key, log);
        }
        return super.replace(key, value);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> mapping) {
        entries.noteKey(key);
        UndoLog log = UndoLog.current();
        if (log != null && super.get(key) == null) {
            entries.saveValue(key, log);
        }
        V value = super.computeIfAbsent(key, mapping);
        entries.noteValue(value);
        return entries.out(value);
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> remapping) {
        UndoLog log = UndoLog.current();
        V value = super.computeIfPresent(key, log == null ? remapping : saving(remapping, key, log));
        entries.noteValue(value);
        return value;
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> remapping) {
        entries.noteKey(key);
        UndoLog log = UndoLog.current();
        V value = super.compute(key, log == null ? remapping : saving(remapping, key, log));
        entries.noteValue(value);
        return value;
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remapping) {
        entries.noteKey(key);
        UndoLog log = UndoLog.current();
        if (log != null && super.get(key) == null) {
            entries.saveValue(key, log);
        }
        V merged = super.merge(key, value, log == null ? remapping : saving(remapping, key, log));
        entries.noteValue(merged);
        return merged;
    }

    /** A function that is shown the old value, after which the entry is saved: it may have changed it. */
    private <T> BiFunction<T, V, @Nullable V> saving(
            BiFunction<? super T, ? super V, ? extends @Nullable V> remapping, K key, UndoLog log) {
        Objects.requireNonNull(remapping);
        return (first, second) -> {
            entries.reachValue(key, log);
            V value = remapping.apply(first, second);
            entries.saveEntry(key, log);
            return value;
        };
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        entries.reachValues();
        entries.saveAll();
        super.replaceAll((key, value) -> {
            V replaced = function.apply(key, value);
            entries.noteValue(replaced);
            return replaced;
        });
    }

    // ---- views

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
        return new MapViews.Entries<>(entries, super.entrySet());
    }

    // ---- copies

    @Override
    @SuppressWarnings("unchecked") // A clone is of the same class.
    public TrackedHashMap<K, V> clone() {
        TrackedHashMap<K, V> copy = (TrackedHashMap<K, V>) super.clone();
        copy.entries = copy.new Log(entries);
        return copy;
    }

    private Object writeReplace() {
        return new HashMap<>(this);
    }

    /** With the operations of {@link HashMap}. */
    private final class Log extends MapLog<K, V> {
        /** Is in no map. */
        private static final Object MARK = new Object();

        Log() {}

        Log(Log from) {
            super(from);
        }

        @Override
        Object owner() {
            return TrackedHashMap.this;
        }

        @Override
        boolean has(@Nullable Object key) {
            return TrackedHashMap.super.containsKey(key);
        }

        @Override
        @Nullable
        V get(@Nullable Object key) {
            return TrackedHashMap.super.get(key);
        }

        @Override
        void put(@Nullable K key, @Nullable V value) {
            TrackedHashMap.super.put(key, value);
        }

        @Override
        void remove(@Nullable Object key) {
            TrackedHashMap.super.remove(key);
        }

        @Override
        @Nullable
        Object[] keys() {
            return TrackedHashMap.super.keySet().toArray();
        }

        @Override
        @Nullable
        Object[] values() {
            return TrackedHashMap.super.values().toArray();
        }

        /** The map does not tell whether an entry was removed, but what it has for the key. */
        @Override
        @SuppressWarnings("unchecked") // Nobody sees the mark as a V.
        boolean isAttached(Map.Entry<K, V> entry) {
            V value = entry.getValue();
            entry.setValue((V) MARK);
            try {
                return get(entry.getKey()) == MARK;
            } finally {
                entry.setValue(value);
            }
        }
    }
}
