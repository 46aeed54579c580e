package dev.reknit.runtime.state.collections;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A {@link TrackedLinkedHashMap} with those methods of Java 21 whose types Java 17 does not have. Woven
 * code that was compiled for Java 21 or later has it in place of the other.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class SequencedLinkedHashMap<K, V> extends TrackedLinkedHashMap<K, V> implements SequencedMap<K, V> {
    private static final long serialVersionUID = 1L;

    /** Creates an empty map in order of insertion. */
    public SequencedLinkedHashMap() {}

    /** Creates an empty map in order of insertion; as to the capacity, see {@link java.util.HashMap}. */
    public SequencedLinkedHashMap(int capacity) {
        super(capacity);
    }

    /** Creates an empty map in order of insertion; as to the capacity, see {@link java.util.HashMap}. */
    public SequencedLinkedHashMap(int capacity, float loadFactor) {
        super(capacity, loadFactor);
    }

    /** Creates an empty map, in order of access if {@code byAccess}. */
    public SequencedLinkedHashMap(int capacity, float loadFactor, boolean byAccess) {
        super(capacity, loadFactor, byAccess);
    }

    /** Creates a map with the same entries, in order of insertion. */
    public SequencedLinkedHashMap(Map<? extends K, ? extends V> map) {
        super(map);
    }

    @Override
    public SequencedMap<K, V> reversed() {
        return new Reversed<>(this);
    }

    @Override
    public SequencedSet<K> sequencedKeySet() {
        return new Keys<>(chain, false);
    }

    @Override
    public SequencedCollection<V> sequencedValues() {
        return new Values<>(this, false);
    }

    @Override
    public SequencedSet<Map.Entry<K, V>> sequencedEntrySet() {
        return new Entries<>(chain, false);
    }

    @Override
    public Set<K> keySet() {
        return sequencedKeySet();
    }

    @Override
    public Collection<V> values() {
        return sequencedValues();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return sequencedEntrySet();
    }

    /** An independent map, tracked as well. */
    @Override
    public Object clone() {
        SequencedLinkedHashMap<K, V> clone = new SequencedLinkedHashMap<>(16, 0.75f, byAccess);
        clone.putAll(this);
        return clone;
    }

    private static final class Keys<K> extends ChainKeys<K> implements SequencedSet<K> {
        Keys(Chain<K, ?> chain, boolean backwards) {
            super(chain, backwards);
        }

        @Override
        public SequencedSet<K> reversed() {
            return new Keys<>(chain, !backwards);
        }
    }

    private static final class Values<V> extends ChainValues<V> implements SequencedCollection<V> {
        Values(TrackedLinkedHashMap<?, V> map, boolean backwards) {
            super(map, backwards);
        }

        @Override
        public SequencedCollection<V> reversed() {
            return new Values<>(map, !backwards);
        }
    }

    private static final class Entries<K, V> extends ChainEntries<K, V> implements SequencedSet<Map.Entry<K, V>> {
        Entries(Chain<K, V> chain, boolean backwards) {
            super(chain, backwards);
        }

        @Override
        public SequencedSet<Map.Entry<K, V>> reversed() {
            return new Entries<>(chain, !backwards);
        }
    }

    /** The map the other way round. What is inherited calls the methods here. */
    private static final class Reversed<K, V> extends AbstractMap<K, V> implements SequencedMap<K, V> {
        private final SequencedLinkedHashMap<K, V> map;

        Reversed(SequencedLinkedHashMap<K, V> map) {
            this.map = map;
        }

        @Override
        public SequencedMap<K, V> reversed() {
            return map;
        }

        @Override
        public V get(Object key) {
            return map.get(key);
        }

        @Override
        public V getOrDefault(Object key, V otherwise) {
            return map.getOrDefault(key, otherwise);
        }

        @Override
        public int size() {
            return map.size();
        }

        @Override
        public boolean containsKey(Object key) {
            return map.containsKey(key);
        }

        @Override
        public boolean containsValue(Object value) {
            return map.containsValue(value);
        }

        @Override
        public V put(K key, V value) {
            return map.put(key, value);
        }

        @Override
        public V putFirst(K key, V value) {
            return map.putLast(key, value);
        }

        @Override
        public V putLast(K key, V value) {
            return map.putFirst(key, value);
        }

        @Override
        public V putIfAbsent(K key, V value) {
            return map.putIfAbsent(key, value);
        }

        @Override
        public V remove(Object key) {
            return map.remove(key);
        }

        @Override
        public boolean remove(Object key, Object value) {
            return map.remove(key, value);
        }

        @Override
        public V replace(K key, V value) {
            return map.replace(key, value);
        }

        @Override
        public boolean replace(K key, V oldValue, V newValue) {
            return map.replace(key, oldValue, newValue);
        }

        @Override
        public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
            return map.computeIfAbsent(key, function);
        }

        @Override
        public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
            return map.computeIfPresent(key, function);
        }

        @Override
        public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
            return map.compute(key, function);
        }

        @Override
        public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
            return map.merge(key, value, function);
        }

        @Override
        public void putAll(Map<? extends K, ? extends V> more) {
            map.putAll(more);
        }

        @Override
        public void clear() {
            map.clear();
        }

        @Override
        public Set<K> keySet() {
            return new Keys<>(map.chain, true);
        }

        @Override
        public Collection<V> values() {
            return new Values<>(map, true);
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return new Entries<>(map.chain, true);
        }

        @Override
        public void forEach(BiConsumer<? super K, ? super V> action) {
            Objects.requireNonNull(action);
            map.chain.forEach(link -> action.accept(link.getKey(), link.getValue()), true);
        }

        @Override
        public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
            Objects.requireNonNull(function);
            map.chain.forEach(link -> link.setValue(function.apply(link.getKey(), link.getValue())), true);
        }
    }
}
