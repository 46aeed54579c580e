package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CopyOnWriteArraySet} that logs its changes: a {@link TrackedCopyOnWriteArrayList} does. The
 * superclass's list stays empty, since it adds at its end only, and so cannot put back an element.
 */
public final class TrackedCopyOnWriteArraySet<E extends @Nullable Object> extends CopyOnWriteArraySet<E>
        implements TrackedCollection {
    private static final long serialVersionUID = 1;

    private final transient TrackedCopyOnWriteArrayList<E> list = new TrackedCopyOnWriteArrayList<>();

    /** Creates an empty set. */
    public TrackedCopyOnWriteArraySet() {}

    /** Creates a set of the elements of a collection. */
    public TrackedCopyOnWriteArraySet(Collection<? extends E> c) {
        list.addAllAbsent(c);
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return list.contains(o);
    }

    @Override
    public boolean containsAll(Collection<?> c) {
        return list.containsAll(c);
    }

    @Override
    public @Nullable Object[] toArray() {
        return list.toArray();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        return list.toArray(a);
    }

    @Override
    public Iterator<E> iterator() {
        return list.iterator();
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(list.toArray(), Spliterator.IMMUTABLE | Spliterator.DISTINCT);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        list.forEach(action);
    }

    @Override
    public boolean add(E e) {
        return list.addIfAbsent(e);
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        return list.addAllAbsent(c) > 0;
    }

    @Override
    public boolean remove(@Nullable Object o) {
        return list.remove(o);
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        return list.removeAll(c);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        return list.retainAll(c);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return list.removeIf(filter);
    }

    @Override
    public void clear() {
        list.clear();
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o == this || (o instanceof Set<?> set && set.size() == size() && containsAll(set));
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    private Object writeReplace() {
        return new CopyOnWriteArraySet<>(list);
    }
}
