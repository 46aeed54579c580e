package dev.reknit.runtime.state.collections;

import java.util.ListIterator;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An iterator whose elements are shown to the log before they are handed out. */
record ElementIterator<E extends @Nullable Object>(ListIterator<E> under, Elements elements)
        implements ListIterator<E> {
    @Override
    public boolean hasNext() {
        return under.hasNext();
    }

    @Override
    public E next() {
        return elements.out(under.next());
    }

    @Override
    public boolean hasPrevious() {
        return under.hasPrevious();
    }

    @Override
    public E previous() {
        return elements.out(under.previous());
    }

    @Override
    public int nextIndex() {
        return under.nextIndex();
    }

    @Override
    public int previousIndex() {
        return under.previousIndex();
    }

    @Override
    public void remove() {
        under.remove();
    }

    @Override
    public void set(E element) {
        under.set(element);
    }

    @Override
    public void add(E element) {
        under.add(element);
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        under.forEachRemaining(element -> action.accept(elements.out(element)));
    }
}
