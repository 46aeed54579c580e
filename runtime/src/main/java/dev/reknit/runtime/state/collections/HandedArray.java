package dev.reknit.runtime.state.collections;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** An array in the form in which {@code addAll} takes elements; it is not copied for that. */
final class HandedArray<E extends @Nullable Object> extends AbstractCollection<E> {
    private final @Nullable Object[] elements;

    HandedArray(@Nullable Object[] elements) {
        this.elements = elements;
    }

    @Override
    public @Nullable Object[] toArray() {
        return elements;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Iterator<E> iterator() {
        return (Iterator<E>) Arrays.asList(elements).iterator();
    }

    @Override
    public int size() {
        return elements.length;
    }
}
