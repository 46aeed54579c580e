package dev.reknit.runtime.state.collections;

import java.util.AbstractCollection;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Views of tracked maps, over those of the JDK class: what these change without calling the map is
 * logged here. Their {@code clear} calls the map's.
 */
final class MapViews {
    private MapViews() {}

    /** The keys. */
    static final class Keys<K extends @Nullable Object> extends AbstractSet<K> {
        private final MapContents<K, ?> map;
        private final Set<K> keys;

        Keys(MapContents<K, ?> map, Set<K> keys) {
            this.map = map;
            this.keys = keys;
        }

        @Override
        public int size() {
            return keys.size();
        }

        @Override
        public boolean contains(@Nullable Object key) {
            return keys.contains(key);
        }

        @Override
        public boolean remove(@Nullable Object key) {
            map.removing(key);
            return keys.remove(key);
        }

        @Override
        public void clear() {
            keys.clear();
        }

        @Override
        public Iterator<K> iterator() {
            return TrackedIterator.keys(map, keys.iterator());
        }

        @Override
        public Spliterator<K> spliterator() {
            map.reachKeys();
            return new ShownSpliterator<>(keys.spliterator(), map::out);
        }

        @Override
        public void forEach(Consumer<? super K> action) {
            map.reachKeys();
            keys.forEach(action);
        }

        @Override
        public @Nullable Object[] toArray() {
            map.reachKeys();
            return keys.toArray();
        }

        @Override
        public <T extends @Nullable Object> T[] toArray(T[] array) {
            map.reachKeys();
            return keys.toArray(array);
        }
    }

    /** The values. */
    static class Values<K extends @Nullable Object, V extends @Nullable Object> extends AbstractCollection<V> {
        private final MapContents<K, V> map;
        private final Collection<V> values;
        private final Set<Map.Entry<K, V>> entries;

        Values(MapContents<K, V> map, Collection<V> values, Set<Map.Entry<K, V>> entries) {
            this.map = map;
            this.values = values;
            this.entries = entries;
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public boolean contains(@Nullable Object value) {
            return values.contains(value);
        }

        @Override
        public void clear() {
            values.clear();
        }

        @Override
        public Iterator<V> iterator() {
            return TrackedIterator.values(map, entries.iterator());
        }

        @Override
        public Spliterator<V> spliterator() {
            map.reachValues();
            return new ShownSpliterator<>(values.spliterator(), map::out);
        }

        @Override
        public void forEach(Consumer<? super V> action) {
            map.reachValues();
            values.forEach(action);
        }

        @Override
        public @Nullable Object[] toArray() {
            map.reachValues();
            return values.toArray();
        }

        @Override
        public <T extends @Nullable Object> T[] toArray(T[] array) {
            map.reachValues();
            return values.toArray(array);
        }
    }

    /** The entries; arrays of them are made by the iterator. */
    static class Entries<K extends @Nullable Object, V extends @Nullable Object> extends AbstractSet<Map.Entry<K, V>> {
        private final MapContents<K, V> map;
        private final Set<Map.Entry<K, V>> entries;

        Entries(MapContents<K, V> map, Set<Map.Entry<K, V>> entries) {
            this.map = map;
            this.entries = entries;
        }

        @Override
        public int size() {
            return entries.size();
        }

        @Override
        public boolean contains(@Nullable Object entry) {
            return entries.contains(entry);
        }

        @Override
        public boolean remove(@Nullable Object entry) {
            if (entry instanceof Map.Entry<?, ?> known) {
                map.removing(known.getKey());
            }
            return entries.remove(entry);
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public Iterator<Map.Entry<K, V>> iterator() {
            return TrackedIterator.entries(map, entries.iterator());
        }

        @Override
        public Spliterator<Map.Entry<K, V>> spliterator() {
            map.reachValues();
            return new ShownSpliterator<>(entries.spliterator(), this::shown);
        }

        @Override
        public void forEach(Consumer<? super Map.Entry<K, V>> action) {
            Objects.requireNonNull(action);
            entries.forEach(each -> action.accept(shown(each)));
        }

        private Map.Entry<K, V> shown(Map.Entry<K, V> entry) {
            return new TrackedEntry<>(map, entry);
        }
    }
}
