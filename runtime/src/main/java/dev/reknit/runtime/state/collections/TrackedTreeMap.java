package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TreeMap} that logs its changes, also those made by way of its views, iterators and
 * entries. The tree is the superclass's; before a key is touched, the entry that is there for it
 * (found by {@code floorEntry}, which gives the key object itself) or its absence is logged, so a
 * change costs a second search while a scope is open.
 *
 * <p>All views are wrapped views of the superclass. Those of a part of the map are made from {@link
 * #raw()}, since the ones that the superclass makes of the whole map call its methods, and these
 * are overridden here.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class TrackedTreeMap<K, V> extends TreeMap<K, V> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private final transient OrderedContents<K> contents = new OrderedContents<>(this) {
        @Override
        protected void save(K key, UndoLog log) {
            TreeMapUndo.save(TrackedTreeMap.this, key, stored(key), log);
        }

        @Override
        protected void saveAbsent(K key, UndoLog log) {
            TreeMapUndo.save(TrackedTreeMap.this, key, null, log);
        }

        @Override
        int size() {
            return TrackedTreeMap.this.size();
        }
    };

    /** Creates an empty map in natural order. */
    public TrackedTreeMap() {}

    /** Creates an empty map; the order is the natural one if {@code comparator} is null. */
    public TrackedTreeMap(@Nullable Comparator<? super K> comparator) {
        super(comparator);
        ordered();
    }

    /** Creates a map with the same entries in natural order. */
    @SuppressWarnings("this-escape")
    public TrackedTreeMap(Map<? extends K, ? extends V> map) {
        putAll(map);
    }

    /** Creates a map with the same entries in the same order. */
    public TrackedTreeMap(SortedMap<K, ? extends V> map) {
        super(map);
        ordered();
        for (Map.Entry<K, V> each : super.entrySet()) {
            contents.putting(each.getKey(), null);
            contents.value(each.getValue());
        }
    }

    private void ordered() {
        if (!Kinds.isStable(comparator())) {
            contents.unstable();
        }
    }

    // ---- what undoing needs

    /** The entry for a key, with the key that is in the tree; null if there is none. */
    private Map.@Nullable Entry<K, V> stored(K key) {
        Map.Entry<K, V> floor = super.floorEntry(key);
        return floor != null && compare(key, floor.getKey()) == 0 ? floor : null;
    }

    @SuppressWarnings("unchecked")
    private int compare(K one, K other) {
        Comparator<? super K> comparator = comparator();
        return comparator == null ? ((Comparable<? super K>) one).compareTo(other) : comparator.compare(one, other);
    }

    /** The whole map as a view of the superclass. */
    private NavigableMap<K, V> raw() {
        return super.descendingMap().descendingMap();
    }

    /** Puts back all entries of a map that had to be emptied. */
    void refill(TreeMap<K, V> entries) {
        super.putAll(entries);
    }

    // ---- changes

    @Override
    public @Nullable V put(K key, V value) {
        contents.value(value);
        contents.putting(key, UndoLog.current());
        return contents.out(super.put(key, value));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        contents.value(value);
        contents.putting(key, UndoLog.current());
        return contents.out(super.putIfAbsent(key, value));
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> map) {
        for (Map.Entry<? extends K, ? extends V> each : map.entrySet()) {
            put(each.getKey(), each.getValue());
        }
    }

    @SuppressWarnings("unchecked")
    @Override
    public @Nullable V remove(Object key) {
        contents.changing((K) key);
        return contents.out(super.remove(key));
    }

    @Override
    public boolean replace(K key, V oldValue, V newValue) {
        contents.value(newValue);
        contents.changing(key);
        return super.replace(key, oldValue, newValue);
    }

    @Override
    public @Nullable V replace(K key, V value) {
        contents.value(value);
        contents.changing(key);
        return contents.out(super.replace(key, value));
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        Objects.requireNonNull(function);
        contents.putting(key, UndoLog.current());
        return held(super.computeIfAbsent(key, function));
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function);
        contents.changing(key);
        return held(super.computeIfPresent(key, handing(function)));
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function);
        contents.putting(key, UndoLog.current());
        return held(super.compute(key, handing(function)));
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(function);
        Objects.requireNonNull(value);
        contents.value(value);
        contents.putting(key, UndoLog.current());
        return held(super.merge(
                key,
                value,
                contents.isReaching() ? (old, given) -> function.apply(contents.out(old), given) : function));
    }

    private BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> handing(
            BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        return contents.isReaching() ? (key, old) -> function.apply(key, contents.out(old)) : function;
    }

    private @Nullable V held(@Nullable V result) {
        contents.value(result);
        return contents.out(result);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        Objects.requireNonNull(function);
        // Not by the superclass: if the function removes the key, the JDK sets the value of whatever
        // entry took its place in the tree, before it notices.
        Iterator<K> witness = super.navigableKeySet().iterator();
        for (Map.Entry<K, V> each : entrySet()) {
            each.setValue(function.apply(each.getKey(), each.getValue()));
        }
        if (witness.hasNext()) {
            witness.next(); // throws if the last call changed the map
        }
    }

    @Override
    public void clear() {
        UndoLog log = UndoLog.current();
        if (log != null && !isEmpty() && contents.logs(log)) {
            TreeMapUndo.saveAll(this, new TreeMap<>(raw()), log);
        }
        super.clear();
    }

    @Override
    public Map.@Nullable Entry<K, V> pollFirstEntry() {
        Map.Entry<K, V> first = super.firstEntry();
        if (first != null) {
            contents.changing(first.getKey());
        }
        return contents.entryOut(super.pollFirstEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> pollLastEntry() {
        Map.Entry<K, V> last = super.lastEntry();
        if (last != null) {
            contents.changing(last.getKey());
        }
        return contents.entryOut(super.pollLastEntry());
    }

    // ---- reading

    @Override
    public @Nullable V get(Object key) {
        return contents.out(super.get(key));
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        Objects.requireNonNull(action);
        super.forEach(
                contents.isReaching() ? (key, value) -> action.accept(contents.out(key), contents.out(value)) : action);
    }

    @Override
    public K firstKey() {
        return contents.out(super.firstKey());
    }

    @Override
    public K lastKey() {
        return contents.out(super.lastKey());
    }

    @Override
    public @Nullable K lowerKey(K key) {
        return contents.out(super.lowerKey(key));
    }

    @Override
    public @Nullable K floorKey(K key) {
        return contents.out(super.floorKey(key));
    }

    @Override
    public @Nullable K ceilingKey(K key) {
        return contents.out(super.ceilingKey(key));
    }

    @Override
    public @Nullable K higherKey(K key) {
        return contents.out(super.higherKey(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> firstEntry() {
        return contents.entryOut(super.firstEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> lastEntry() {
        return contents.entryOut(super.lastEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> lowerEntry(K key) {
        return contents.entryOut(super.lowerEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> floorEntry(K key) {
        return contents.entryOut(super.floorEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> ceilingEntry(K key) {
        return contents.entryOut(super.ceilingEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> higherEntry(K key) {
        return contents.entryOut(super.higherEntry(key));
    }

    // ---- views

    @Override
    public Set<K> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return SortedKeys.ofMap(contents, super.navigableKeySet(), raw().navigableKeySet());
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return SortedKeys.ofMap(contents, super.descendingMap().navigableKeySet());
    }

    @Override
    public Collection<V> values() {
        return new SortedValues<>(contents, entrySet(), super.values());
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new SortedEntries<>(contents, super.entrySet());
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return new SortedMapView<>(contents, super.descendingMap());
    }

    @Override
    public NavigableMap<K, V> subMap(K from, boolean fromInclusive, K to, boolean toInclusive) {
        return new SortedMapView<>(contents, super.subMap(from, fromInclusive, to, toInclusive));
    }

    @Override
    public NavigableMap<K, V> headMap(K to, boolean inclusive) {
        return new SortedMapView<>(contents, super.headMap(to, inclusive));
    }

    @Override
    public NavigableMap<K, V> tailMap(K from, boolean inclusive) {
        return new SortedMapView<>(contents, super.tailMap(from, inclusive));
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        return subMap(from, true, to, false);
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        return headMap(to, false);
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        return tailMap(from, true);
    }

    // ---- copies

    /** An independent map, tracked as well. */
    @Override
    public Object clone() {
        return new TrackedTreeMap<>((SortedMap<K, V>) this);
    }

    /** In a stream it is a {@link TreeMap}. */
    private Object writeReplace() {
        return new TreeMap<>(raw());
    }
}
