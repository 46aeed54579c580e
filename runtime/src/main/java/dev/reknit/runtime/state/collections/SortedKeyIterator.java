package dev.reknit.runtime.state.collections;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The JDK's iterator over keys in order, which logs a key before it removes it. */
final class SortedKeyIterator<E> implements Iterator<E> {
    private final OrderedContents<E> contents;
    private final Iterator<E> keys;
    private @Nullable E last;
    private boolean removable;

    SortedKeyIterator(OrderedContents<E> contents, Iterator<E> keys) {
        this.contents = contents;
        this.keys = keys;
    }

    @Override
    public boolean hasNext() {
        return keys.hasNext();
    }

    @Override
    public E next() {
        E next = keys.next();
        last = next;
        removable = true;
        return contents.out(next);
    }

    @SuppressWarnings("NullAway") // a key, which may be null if the order allows it
    @Override
    public void remove() {
        if (removable) {
            contents.changing(last);
        }
        keys.remove();
        last = null;
        removable = false;
    }
}
