package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LinkedHashMap} that logs its changes, in order of insertion or of access, also those made by
 * way of its views, iterators and entries. Of the superclass it has the type only: the entries are in a {@link Chain}.
 *
 * <p>Extended by {@link SequencedLinkedHashMap} only.
 *
 * @param <K> keys
 * @param <V> values
 */
public class TrackedLinkedHashMap<K, V> extends LinkedHashMap<K, V> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    final transient Chain<K, V> chain;

    /** Whether the order is that of access. */
    public final transient boolean byAccess;

    /** Creates an empty map in order of insertion. */
    public TrackedLinkedHashMap() {
        this(new HashMap<>(), false);
    }

    /** Creates an empty map in order of insertion; as to the capacity, see {@link HashMap}. */
    public TrackedLinkedHashMap(int capacity) {
        this(new HashMap<>(capacity), false);
    }

    /** Creates an empty map in order of insertion; as to the capacity, see {@link HashMap}. */
    public TrackedLinkedHashMap(int capacity, float loadFactor) {
        this(new HashMap<>(capacity, loadFactor), false);
    }

    /** Creates an empty map, in order of access if {@code byAccess}. */
    public TrackedLinkedHashMap(int capacity, float loadFactor, boolean byAccess) {
        this(new HashMap<>(capacity, loadFactor), byAccess);
    }

    /** Creates a map with the same entries, in order of insertion. */
    @SuppressWarnings("this-escape")
    public TrackedLinkedHashMap(Map<? extends K, ? extends V> map) {
        this();
        putAll(map);
    }

    private TrackedLinkedHashMap(HashMap<K, Link<K, V>> table, boolean byAccess) {
        this.chain = new Chain<>(this, table);
        this.byAccess = byAccess;
    }

    // ---- reading

    @Override
    public int size() {
        return chain.size();
    }

    @Override
    public boolean isEmpty() {
        return chain.size() == 0;
    }

    @Override
    public boolean containsKey(Object key) {
        return chain.find(key) != null;
    }

    @Override
    public boolean containsValue(Object value) {
        for (Link<K, V> each = chain.first(); each != null; each = each.after) {
            if (Objects.equals(value, each.value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable V get(Object key) {
        Link<K, V> link = chain.find(key);
        return link == null ? null : accessed(link);
    }

    @Override
    public V getOrDefault(Object key, V otherwise) {
        Link<K, V> link = chain.find(key);
        return link == null ? otherwise : accessed(link);
    }

    private V accessed(Link<K, V> link) {
        touched(link);
        return chain.out(link.value);
    }

    private void touched(Link<K, V> link) {
        if (byAccess) {
            chain.move(link, null);
        }
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action);
        chain.forEach(link -> action.accept(link.getKey(), link.getValue()));
    }

    // ---- changes

    @Override
    public @Nullable V put(K key, V value) {
        Link<K, V> link = chain.find(key);
        if (link == null) {
            chain.insert(key, value, null);
            return null;
        }
        return replaced(link, value);
    }

    private V replaced(Link<K, V> link, V value) {
        V old = link.value;
        chain.set(link, value);
        touched(link);
        return chain.out(old);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        for (Map.Entry<? extends K, ? extends V> each : map.entrySet()) {
            put(each.getKey(), each.getValue());
        }
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        Link<K, V> link = chain.find(key);
        if (link == null || link.value == null) {
            return put(key, value);
        }
        return accessed(link);
    }

    @Override
    public @Nullable V remove(Object key) {
        Link<K, V> link = chain.find(key);
        if (link == null) {
            return null;
        }
        chain.remove(link);
        return chain.out(link.value);
    }

    @Override
    public boolean remove(Object key, Object value) {
        Link<K, V> link = chain.find(key);
        if (link == null || !Objects.equals(value, link.value)) {
            return false;
        }
        chain.remove(link);
        return true;
    }

    @Override
    public @Nullable V replace(K key, V value) {
        Link<K, V> link = chain.find(key);
        return link == null ? null : replaced(link, value);
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        Link<K, V> link = chain.find(key);
        if (link == null || !Objects.equals(link.value, oldValue)) {
            return false;
        }
        replaced(link, newValue);
        return true;
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        chain.forEach(link -> link.setValue(function.apply(link.getKey(), link.getValue())));
    }

    @Override
    public void clear() {
        chain.clear();
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        Objects.requireNonNull(function);
        Link<K, V> link = chain.find(key);
        if (link != null && link.value != null) {
            return accessed(link);
        }
        int before = chain.changes();
        V value = function.apply(key);
        chain.unchangedSince(before);
        return value == null ? null : stored(key, link, value);
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function);
        Link<K, V> link = chain.find(key);
        return link == null || link.value == null ? null : computed(key, link, function);
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function);
        return computed(key, chain.find(key), function);
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(value);
        Objects.requireNonNull(function);
        Link<K, V> link = chain.find(key);
        return link == null || link.value == null
                ? stored(key, link, value)
                : computed(key, link, (same, old) -> function.apply(old, value));
    }

    private @Nullable V computed(
            K key,
            @Nullable Link<K, V> link,
            BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        int before = chain.changes();
        V value = function.apply(key, link == null ? null : link.getValue());
        chain.unchangedSince(before);
        if (value != null) {
            return stored(key, link, value);
        }
        if (link != null) {
            chain.remove(link);
        }
        return null;
    }

    private V stored(K key, @Nullable Link<K, V> link, V value) {
        if (link == null) {
            chain.insert(key, value, null);
        } else {
            replaced(link, value);
        }
        return chain.out(value);
    }

    // ---- methods of SequencedMap, which Java 17 does not have

    /** Puts an entry, and moves it to the front. */
    public @Nullable V putFirst(K key, V value) {
        return putBefore(key, value, chain.first());
    }

    /** Puts an entry, and moves it to the end. */
    public @Nullable V putLast(K key, V value) {
        return putBefore(key, value, null);
    }

    private @Nullable V putBefore(K key, V value, @Nullable Link<K, V> successor) {
        Link<K, V> link = chain.find(key);
        if (link == null) {
            chain.insert(key, value, successor);
            return null;
        }
        V old = link.value;
        chain.set(link, value);
        chain.move(link, successor);
        return chain.out(old);
    }

    /** A copy of the first entry; null if there is none. */
    public Map.@Nullable Entry<K, V> firstEntry() {
        return copy(chain.first());
    }

    /** A copy of the last entry; null if there is none. */
    public Map.@Nullable Entry<K, V> lastEntry() {
        return copy(chain.last());
    }

    /** Removes the first entry, if there is one, and gives a copy. */
    public Map.@Nullable Entry<K, V> pollFirstEntry() {
        return polled(chain.first());
    }

    /** Removes the last entry, if there is one, and gives a copy. */
    public Map.@Nullable Entry<K, V> pollLastEntry() {
        return polled(chain.last());
    }

    private static <K, V> Map.@Nullable Entry<K, V> copy(@Nullable Link<K, V> link) {
        return link == null ? null : new SimpleImmutableEntry<>(link);
    }

    private Map.@Nullable Entry<K, V> polled(@Nullable Link<K, V> link) {
        Map.Entry<K, V> copy = copy(link);
        if (link != null) {
            chain.remove(link);
        }
        return copy;
    }

    // ---- views and copies

    @Override
    public Set<K> keySet() {
        return new ChainKeys<>(chain, false);
    }

    @Override
    public Collection<V> values() {
        return new ChainValues<>(this, false);
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new ChainEntries<>(chain, false);
    }

    /** An independent map, tracked as well. */
    @Override
    public Object clone() {
        TrackedLinkedHashMap<K, V> clone = new TrackedLinkedHashMap<>(new HashMap<>(), byAccess);
        clone.putAll(this);
        return clone;
    }

    /** In a stream it is a {@link LinkedHashMap}. */
    final Object writeReplace() {
        LinkedHashMap<K, V> plain = new LinkedHashMap<>(16, 0.75f, byAccess);
        chain.forEach(link -> plain.put(link.key, link.value));
        return plain;
    }
}
