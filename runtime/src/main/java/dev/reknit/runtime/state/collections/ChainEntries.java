package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The entries of a {@link Chain}, in its order. */
final class ChainEntries<K, V> extends AbstractSet<Map.Entry<K, V>> implements TrackedCollection {
    private final transient Chain<K, V> chain;

    ChainEntries(Chain<K, V> chain) {
        this.chain = chain;
    }

    @Override
    public int size() {
        return chain.size();
    }

    @Override
    public boolean contains(Object entry) {
        return entry instanceof Map.Entry<?, ?> each && entry.equals(chain.find(each.getKey()));
    }

    @Override
    public Iterator<Map.Entry<K, V>> iterator() {
        return chain.iterator(link -> link);
    }

    @Override
    public boolean remove(Object entry) {
        if (entry instanceof Map.Entry<?, ?> each) {
            Link<K, V> link = chain.find(each.getKey());
            if (link != null && Objects.equals(each.getValue(), link.value)) {
                chain.remove(link);
                return true;
            }
        }
        return false;
    }

    @Override
    public void clear() {
        chain.clear();
    }

    @Override
    public void forEach(Consumer<? super Map.Entry<K, V>> action) {
        Objects.requireNonNull(action);
        chain.forEach(action);
    }

    @Override
    public Spliterator<Map.Entry<K, V>> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED | Spliterator.DISTINCT);
    }
}
