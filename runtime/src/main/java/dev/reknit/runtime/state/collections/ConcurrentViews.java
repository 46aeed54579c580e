package dev.reknit.runtime.state.collections;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What the views of a concurrent map do otherwise than those of other maps. */
final class ConcurrentViews {
    private ConcurrentViews() {}

    /** The entries, which can be added to. */
    static final class Entries<K, V> extends MapViews.Entries<K, V> {
        private final TrackedConcurrentHashMap<K, V> map;

        Entries(TrackedConcurrentHashMap<K, V> map, Set<Map.Entry<K, V>> entries) {
            super(map.entries, entries);
            this.map = map;
        }

        @Override
        public boolean add(Map.Entry<K, V> entry) {
            return map.put(entry.getKey(), entry.getValue()) == null;
        }

        @Override
        public boolean removeIf(Predicate<? super Map.Entry<K, V>> test) {
            Objects.requireNonNull(test);
            return map.removeIf((key, value) -> test.test(Map.entry(key, value)));
        }
    }

    /** The values. */
    static final class Values<K, V> extends MapViews.Values<K, V> {
        private final TrackedConcurrentHashMap<K, V> map;

        Values(TrackedConcurrentHashMap<K, V> map, Collection<V> values, Set<Map.Entry<K, V>> entries) {
            super(map.entries, values, entries);
            this.map = map;
        }

        @Override
        public boolean removeIf(Predicate<? super V> test) {
            Objects.requireNonNull(test);
            return map.removeIf((key, value) -> test.test(value));
        }
    }
}
