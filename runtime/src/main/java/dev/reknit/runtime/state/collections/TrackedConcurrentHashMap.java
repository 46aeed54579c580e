package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConcurrentHashMap} that logs, key by key, what the thread of a scope changes. It is
 * serialized as a {@code ConcurrentHashMap}.
 *
 * <p>In a scope every change is a {@code compute}: what there was is logged while the key is locked.
 * A change is taken back only if the map still has what the change left ({@link ConcurrentUndo}).
 * Other threads see changes before the scope has ended; this map isolates nothing.
 *
 * <p><b>Limits.</b> It is never copied as a whole, since other threads use it: a key whose hash a
 * scope changes is lost, as in any hash table. Removals by way of {@link #keySet()}, whose class the
 * JDK has made final, are taken back if the view was asked for in the scope; so are, then, those that
 * other threads made since, by any way. {@link KeySetUndo} has more.
 *
 * @param <K> the type of keys
 * @param <V> the type of values
 */
public final class TrackedConcurrentHashMap<K, V> extends ConcurrentReads<K, V> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    /** In which scope the set of keys was asked for last. */
    private transient long keysAsked;

    /** As {@link ConcurrentHashMap#ConcurrentHashMap()}. */
    public TrackedConcurrentHashMap() {}

    /** As {@link ConcurrentHashMap#ConcurrentHashMap(int)}. */
    public TrackedConcurrentHashMap(int initialCapacity) {
        super(initialCapacity);
    }

    /** As {@link ConcurrentHashMap#ConcurrentHashMap(Map)}. */
    public TrackedConcurrentHashMap(Map<? extends K, ? extends V> from) {
        super.putAll(new Arriving<>(entries, from));
    }

    /** As {@link ConcurrentHashMap#ConcurrentHashMap(int, float)}. */
    public TrackedConcurrentHashMap(int initialCapacity, float loadFactor) {
        super(initialCapacity, loadFactor);
    }

    /** As {@link ConcurrentHashMap#ConcurrentHashMap(int, float, int)}. */
    public TrackedConcurrentHashMap(int initialCapacity, float loadFactor, int concurrencyLevel) {
        super(initialCapacity, loadFactor, concurrencyLevel);
    }

    // ---- writing

    @Override
    public @Nullable V put(K key, V value) {
        entries.note(key, value);
        UndoLog log = UndoLog.current();
        return log == null ? super.put(key, value) : put(key, value, false, log);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        entries.note(key, value);
        UndoLog log = UndoLog.current();
        return log == null ? super.putIfAbsent(key, value) : put(key, value, true, log);
    }

    private @Nullable V put(K key, V value, boolean ifAbsent, UndoLog log) {
        Objects.requireNonNull(value);
        Held<V> held = new Held<>();
        super.compute(key, (same, now) -> {
            held.value = now;
            if (now != null && ifAbsent) {
                return now;
            }
            changing(key, now, value, log);
            return value;
        });
        return held.handedOut(entries);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> from) {
        if (UndoLog.current() == null) {
            super.putAll(new Arriving<>(entries, from));
        } else {
            from.forEach(this::put);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // Any object may be asked for.
    public @Nullable V remove(Object key) {
        UndoLog log = UndoLog.current();
        if (log == null) {
            return super.remove(key);
        }
        return super.containsKey(key) ? replace((K) key, null, log) : null;
    }

    @Override
    public boolean remove(Object key, @Nullable Object value) {
        return exchange(key, value, null);
    }

    @Override
    public boolean replace(K key, V expected, V value) {
        Objects.requireNonNull(value);
        entries.noteValue(value);
        return exchange(key, Objects.requireNonNull(expected), value);
    }

    /** Sets, or removes if there is no new one, a value that is the expected one. */
    @SuppressWarnings("unchecked") // Any object may be asked for.
    private boolean exchange(Object key, @Nullable Object expected, @Nullable V value) {
        UndoLog log = UndoLog.current();
        if (log == null) {
            return value == null ? super.remove(key, expected) : super.replace((K) key, (V) expected, value);
        }
        if (!super.containsKey(key)) {
            return false;
        }
        Held<V> held = new Held<>();
        super.computeIfPresent((K) key, (same, now) -> {
            if (now != expected && !now.equals(expected)) {
                return now;
            }
            held.value = now;
            changing(key, now, value, log);
            return value;
        });
        return held.value != null;
    }

    @Override
    public @Nullable V replace(K key, V value) {
        Objects.requireNonNull(value);
        entries.noteValue(value);
        UndoLog log = UndoLog.current();
        if (log == null) {
            return super.replace(key, value);
        }
        return super.containsKey(key) ? replace(key, value, log) : null;
    }

    /** Sets, or removes if there is no new one, a value. */
    private @Nullable V replace(K key, @Nullable V value, UndoLog log) {
        Held<V> held = new Held<>();
        super.computeIfPresent(key, (same, now) -> {
            held.value = now;
            changing(key, now, value, log);
            return value;
        });
        return held.handedOut(entries);
    }

    @Override
    public void clear() {
        if (UndoLog.current() == null) {
            super.clear();
        } else {
            super.keySet().forEach(this::remove);
        }
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> mapping) {
        Objects.requireNonNull(mapping);
        entries.noteKey(key);
        V known = super.get(key);
        if (known != null) {
            return entries.out(known);
        }
        UndoLog log = UndoLog.current();
        V value = super.computeIfAbsent(key, same -> computed(key, null, mapping.apply(same), log));
        return value == null ? null : entries.out(value);
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> remapping) {
        Objects.requireNonNull(remapping);
        UndoLog log = UndoLog.current();
        return super.computeIfPresent(
                key, (same, now) -> computed(key, now, remapping.apply(same, entries.out(now)), log));
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> remapping) {
        Objects.requireNonNull(remapping);
        entries.noteKey(key);
        UndoLog log = UndoLog.current();
        return super.compute(
                key,
                (same, now) -> computed(key, now, remapping.apply(same, now == null ? null : entries.out(now)), log));
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> remapping) {
        Objects.requireNonNull(value);
        Objects.requireNonNull(remapping);
        entries.noteKey(key);
        UndoLog log = UndoLog.current();
        return super.compute(
                key,
                (same, now) -> computed(key, now, now == null ? value : remapping.apply(entries.out(now), value), log));
    }

    /** Before a computed value is put in, while the key is locked. */
    private @Nullable V computed(K key, @Nullable V now, @Nullable V next, @Nullable UndoLog log) {
        entries.noteValue(next);
        if (log != null && now != next) {
            changing(key, now, next, log);
        }
        return next;
    }

    private void changing(Object key, @Nullable V now, @Nullable V next, UndoLog log) {
        ConcurrentUndo.changing(this, next == null ? stored(key) : key, now, next, log);
    }

    private Object stored(Object key) {
        StoredKey probe = new StoredKey(key);
        Object found = super.containsKey(probe) ? probe.found() : null;
        return found == null ? key : found;
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        for (Map.Entry<K, V> each : super.entrySet()) {
            K key = each.getKey();
            V value = each.getValue();
            while (value != null && !replace(key, value, function.apply(entries.out(key), entries.out(value)))) {
                value = super.get(key);
            }
        }
    }

    /** Removes entries as they were when the test saw them. */
    boolean removeIf(BiPredicate<K, V> test) {
        boolean removed = false;
        for (Map.Entry<K, V> each : super.entrySet()) {
            K key = entries.out(each.getKey());
            V value = entries.out(each.getValue());
            removed |= test.test(key, value) && remove(key, value);
        }
        return removed;
    }

    // ---- views

    @Override
    public KeySetView<K, V> keySet() {
        UndoLog log = UndoLog.current();
        if (log != null) {
            entries.reachKeys();
            if (keysAsked != log.epoch()) {
                KeySetUndo.asked(this, null, super.entrySet().toArray(), log);
                keysAsked = log.epoch();
            }
        }
        return super.keySet();
    }

    @Override
    public KeySetView<K, V> keySet(V mappedValue) {
        entries.noteValue(mappedValue);
        // It will put keys in by itself.
        entries.noteKey(new Object[0]);
        UndoLog log = UndoLog.current();
        if (log != null) {
            entries.reachKeys();
            KeySetUndo.asked(this, mappedValue, super.entrySet().toArray(), log);
        }
        return super.keySet(mappedValue);
    }

    @Override
    public Collection<V> values() {
        return new ConcurrentViews.Values<>(this, super.values(), super.entrySet());
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new ConcurrentViews.Entries<>(this, super.entrySet());
    }

    private Object writeReplace() {
        return new ConcurrentHashMap<>(this);
    }

    /** What a function found. */
    private static final class Held<V> {
        private @Nullable V value;

        @Nullable
        V handedOut(MapContents<?, V> entries) {
            V found = value;
            return found == null ? null : entries.out(found);
        }
    }
}
