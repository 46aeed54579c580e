package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The keys of a {@link Chain}, in its order. */
final class ChainKeys<K> extends AbstractSet<K> implements TrackedCollection {
    private final transient Chain<K, ?> chain;

    ChainKeys(Chain<K, ?> chain) {
        this.chain = chain;
    }

    @Override
    public int size() {
        return chain.size();
    }

    @Override
    public boolean contains(Object key) {
        return chain.find(key) != null;
    }

    @Override
    public Iterator<K> iterator() {
        return chain.iterator(Link::getKey);
    }

    @Override
    public boolean remove(Object key) {
        return chain.removeKey(key);
    }

    @Override
    public void clear() {
        chain.clear();
    }

    @Override
    public void forEach(Consumer<? super K> action) {
        Objects.requireNonNull(action);
        chain.forEach(link -> action.accept(link.getKey()));
    }

    @Override
    public Spliterator<K> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED | Spliterator.DISTINCT);
    }
}
