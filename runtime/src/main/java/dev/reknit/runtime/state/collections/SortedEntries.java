package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a {@link TrackedTreeMap} or of a part of one: the JDK's set, iterators and entries,
 * asked by way of the map's {@link OrderedContents}.
 */
final class SortedEntries<K, V> extends AbstractSet<Map.Entry<K, V>> implements TrackedCollection {
    private final transient OrderedContents<K> contents;
    private final transient Set<Map.Entry<K, V>> view;

    SortedEntries(OrderedContents<K> contents, Set<Map.Entry<K, V>> view) {
        this.contents = contents;
        this.view = view;
    }

    @Override
    public int size() {
        return view.size();
    }

    @Override
    public boolean isEmpty() {
        return view.isEmpty();
    }

    @Override
    public boolean contains(Object entry) {
        return view.contains(entry);
    }

    @SuppressWarnings("unchecked")
    @Override
    public boolean remove(Object entry) {
        if (!view.contains(entry)) {
            return false;
        }
        contents.changing((K) ((Map.Entry<?, ?>) entry).getKey());
        return view.remove(entry);
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return new Entries<>(contents, view.iterator());
    }

    @Override
    public Spliterator<Map.Entry<K, V>> spliterator() {
        return new Split<>(contents, view.spliterator());
    }

    /** An entry of the tree, which logs what it had before its value is set. */
    private static final class Entry<K, V> implements Map.Entry<K, V>, TrackedCollection {
        private final transient OrderedContents<K> contents;
        private final transient Map.Entry<K, V> entry;

        Entry(OrderedContents<K> contents, Map.Entry<K, V> entry) {
            this.contents = contents;
            this.entry = entry;
        }

        @Override
        public K getKey() {
            return contents.out(entry.getKey());
        }

        @Override
        public V getValue() {
            return contents.out(entry.getValue());
        }

        @Override
        public V setValue(V value) {
            contents.value(value);
            contents.changing(entry.getKey());
            return contents.out(entry.setValue(value));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return entry.equals(other);
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

    private static final class Entries<K, V> implements Iterator<Map.Entry<K, V>> {
        private final OrderedContents<K> contents;
        private final Iterator<Map.Entry<K, V>> entries;
        private Map.@Nullable Entry<K, V> last;

        Entries(OrderedContents<K> contents, Iterator<Map.Entry<K, V>> entries) {
            this.contents = contents;
            this.entries = entries;
        }

        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            Map.Entry<K, V> next = entries.next();
            last = next;
            return new Entry<>(contents, next);
        }

        @Override
        public void remove() {
            if (last != null) {
                contents.changing(last.getKey());
            }
            entries.remove();
            last = null;
        }
    }

    private static final class Split<K, V> implements Spliterator<Map.Entry<K, V>> {
        private final OrderedContents<K> contents;
        private final Spliterator<Map.Entry<K, V>> entries;

        Split(OrderedContents<K> contents, Spliterator<Map.Entry<K, V>> entries) {
            this.contents = contents;
            this.entries = entries;
        }

        private Consumer<Map.Entry<K, V>> wrapping(Consumer<? super Map.Entry<K, V>> action) {
            return entry -> action.accept(new Entry<>(contents, entry));
        }

        @Override
        public boolean tryAdvance(Consumer<? super Map.Entry<K, V>> action) {
            return entries.tryAdvance(wrapping(Objects.requireNonNull(action)));
        }

        @Override
        public void forEachRemaining(Consumer<? super Map.Entry<K, V>> action) {
            entries.forEachRemaining(wrapping(Objects.requireNonNull(action)));
        }

        @Override
        public @Nullable Spliterator<Map.Entry<K, V>> trySplit() {
            Spliterator<Map.Entry<K, V>> part = entries.trySplit();
            return part == null ? null : new Split<>(contents, part);
        }

        @Override
        public long estimateSize() {
            return entries.estimateSize();
        }

        @Override
        public int characteristics() {
            return entries.characteristics();
        }

        @Override
        public @Nullable Comparator<? super Map.Entry<K, V>> getComparator() {
            return entries.getComparator();
        }
    }
}
