package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link TrackedTreeMap}, or the whole the other way round: the JDK's view, asked by way
 * of the map's {@link OrderedContents}. What it inherits calls the methods here. A key out of the
 * view's range may be logged as absent before the JDK refuses it, which does no harm.
 */
final class SortedMapView<K, V> extends AbstractMap<K, V>
        implements NavigableMap<K, V>, TrackedCollection, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient OrderedContents<K> contents;
    private final transient NavigableMap<K, V> view;

    SortedMapView(OrderedContents<K> contents, NavigableMap<K, V> view) {
        this.contents = contents;
        this.view = view;
    }

    // ---- changes

    @Override
    public @Nullable V put(K key, V value) {
        contents.value(value);
        putting(key);
        return contents.out(view.put(key, value));
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        contents.value(value);
        putting(key);
        return contents.out(view.putIfAbsent(key, value));
    }

    @SuppressWarnings("unchecked")
    @Override
    public @Nullable V remove(Object key) {
        changing((K) key);
        return contents.out(view.remove(key));
    }

    @Override
    public @Nullable V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        putting(key);
        return held(view.computeIfAbsent(key, function));
    }

    @Override
    public @Nullable V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        changing(key);
        reachOld(key);
        return held(view.computeIfPresent(key, function));
    }

    @Override
    public @Nullable V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        putting(key);
        reachOld(key);
        return held(view.compute(key, function));
    }

    @Override
    public @Nullable V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        contents.value(value);
        putting(key);
        reachOld(key);
        return held(view.merge(key, value, function));
    }

    private void putting(K key) {
        contents.admit(key, UndoLog.current());
        changing(key);
    }

    /** Asks the view first, which may refuse a key that cannot be compared with what is in the map. */
    private void changing(K key) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            contents.changing(key, contents.size() > 0 && view.containsKey(key), log);
        }
    }

    /** The function will be given it. */
    private void reachOld(K key) {
        if (contents.isReaching()) {
            contents.out(view.get(key));
        }
    }

    private @Nullable V held(@Nullable V result) {
        contents.value(result);
        return contents.out(result);
    }

    @Override
    public Map.@Nullable Entry<K, V> pollFirstEntry() {
        Map.Entry<K, V> found = view.firstEntry();
        if (found != null) {
            contents.changing(found.getKey());
        }
        return contents.entryOut(view.pollFirstEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> pollLastEntry() {
        Map.Entry<K, V> found = view.lastEntry();
        if (found != null) {
            contents.changing(found.getKey());
        }
        return contents.entryOut(view.pollLastEntry());
    }

    // ---- reading

    @Override
    public int size() {
        return view.size();
    }

    @Override
    public boolean isEmpty() {
        return view.isEmpty();
    }

    @Override
    public boolean containsKey(Object key) {
        return view.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        return contents.out(view.get(key));
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return view.comparator();
    }

    @Override
    public K firstKey() {
        return contents.out(view.firstKey());
    }

    @Override
    public K lastKey() {
        return contents.out(view.lastKey());
    }

    @Override
    public @Nullable K lowerKey(K key) {
        return contents.out(view.lowerKey(key));
    }

    @Override
    public @Nullable K floorKey(K key) {
        return contents.out(view.floorKey(key));
    }

    @Override
    public @Nullable K ceilingKey(K key) {
        return contents.out(view.ceilingKey(key));
    }

    @Override
    public @Nullable K higherKey(K key) {
        return contents.out(view.higherKey(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> firstEntry() {
        return contents.entryOut(view.firstEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> lastEntry() {
        return contents.entryOut(view.lastEntry());
    }

    @Override
    public Map.@Nullable Entry<K, V> lowerEntry(K key) {
        return contents.entryOut(view.lowerEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> floorEntry(K key) {
        return contents.entryOut(view.floorEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> ceilingEntry(K key) {
        return contents.entryOut(view.ceilingEntry(key));
    }

    @Override
    public Map.@Nullable Entry<K, V> higherEntry(K key) {
        return contents.entryOut(view.higherEntry(key));
    }

    // ---- views

    @Override
    public Set<K> keySet() {
        return navigableKeySet();
    }

    @Override
    public NavigableSet<K> navigableKeySet() {
        return SortedKeys.ofMap(contents, view.navigableKeySet());
    }

    @Override
    public NavigableSet<K> descendingKeySet() {
        return descendingMap().navigableKeySet();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new SortedEntries<>(contents, view.entrySet());
    }

    @Override
    public NavigableMap<K, V> descendingMap() {
        return new SortedMapView<>(contents, view.descendingMap());
    }

    @Override
    public NavigableMap<K, V> subMap(K from, boolean fromInclusive, K to, boolean toInclusive) {
        return new SortedMapView<>(contents, view.subMap(from, fromInclusive, to, toInclusive));
    }

    @Override
    public NavigableMap<K, V> headMap(K to, boolean inclusive) {
        return new SortedMapView<>(contents, view.headMap(to, inclusive));
    }

    @Override
    public NavigableMap<K, V> tailMap(K from, boolean inclusive) {
        return new SortedMapView<>(contents, view.tailMap(from, inclusive));
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

    /** In a stream it is the JDK's view of a map that is not tracked. */
    private Object writeReplace() {
        return view;
    }
}
