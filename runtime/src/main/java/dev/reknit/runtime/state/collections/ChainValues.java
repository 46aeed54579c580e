package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The values of a {@link TrackedLinkedHashMap}, in its order or backwards. */
class ChainValues<V> extends AbstractCollection<V> implements TrackedCollection {
    final transient TrackedLinkedHashMap<?, V> map;
    private final transient Chain<?, V> chain;
    final transient boolean backwards;

    ChainValues(TrackedLinkedHashMap<?, V> map, boolean backwards) {
        this.map = map;
        this.chain = map.chain;
        this.backwards = backwards;
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
        return chain.iterator(Link::getValue, backwards);
    }

    @Override
    public void clear() {
        chain.clear();
    }

    @Override
    public void forEach(Consumer<? super V> action) {
        Objects.requireNonNull(action);
        chain.forEach(link -> action.accept(link.getValue()), backwards);
    }

    @Override
    public Spliterator<V> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED);
    }
}
