package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;

/** The values of a {@link TrackedTreeMap}, in the order of their keys. */
final class SortedValues<K, V> extends AbstractCollection<V> implements TrackedCollection {
    private final transient OrderedContents<K> contents;
    private final transient Collection<Map.Entry<K, V>> entries;
    private final transient Collection<V> view;

    /**
     * Creates the view.
     *
     * @param entries the tracked entries, whose iterator removes
     * @param view the JDK's view of the values, for reading in bulk
     */
    SortedValues(OrderedContents<K> contents, Collection<Map.Entry<K, V>> entries, Collection<V> view) {
        this.contents = contents;
        this.entries = entries;
        this.view = view;
    }

    @Override
    public int size() {
        return view.size();
    }

    @Override
    public boolean contains(Object value) {
        return view.contains(value);
    }

    @Override
    public Iterator<V> iterator() {
        Iterator<Map.Entry<K, V>> each = entries.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public V next() {
                return each.next().getValue();
            }

            @Override
            public void remove() {
                each.remove();
            }
        };
    }

    @Override
    public Spliterator<V> spliterator() {
        contents.allOut(view);
        return view.spliterator();
    }
}
