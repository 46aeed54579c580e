package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The values of a {@link TrackedLinkedHashMap}, in its order. */
final class ChainValues<V> extends AbstractCollection<V> implements TrackedCollection {
    private final transient TrackedLinkedHashMap<?, V> map;
    private final transient Chain<?, V> chain;

    ChainValues(TrackedLinkedHashMap<?, V> map, Chain<?, V> chain) {
        this.map = map;
        this.chain = chain;
    }

    @Override
    public int size() {
        return chain.size();
    }

    @Override
    public boolean contains(Object value) {
        return map.containsValue(value);
    }

    @Override
    public Iterator<V> iterator() {
        return chain.iterator(Link::getValue);
    }

    @Override
    public void clear() {
        chain.clear();
    }

    @Override
    public void forEach(Consumer<? super V> action) {
        Objects.requireNonNull(action);
        chain.forEach(link -> action.accept(link.getValue()));
    }

    @Override
    public Spliterator<V> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED);
    }
}
