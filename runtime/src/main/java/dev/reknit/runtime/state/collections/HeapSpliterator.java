package dev.reknit.runtime.state.collections;

import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The spliterator of a {@link TrackedPriorityQueue}: late-binding, and split in halves. */
final class HeapSpliterator<E> implements Spliterator<E> {
    private final LoggedHeap<E> heap;
    private int next;

    /** Negative before the first use. */
    private int end;

    private int expected;

    HeapSpliterator(LoggedHeap<E> heap) {
        this(heap, 0, -1, 0);
    }

    private HeapSpliterator(LoggedHeap<E> heap, int next, int end, int expected) {
        this.heap = heap;
        this.next = next;
        this.end = end;
        this.expected = expected;
    }

    private int bind() {
        if (end < 0) {
            end = heap.size();
            expected = heap.changes();
        }
        return end;
    }

    @Override
    public boolean tryAdvance(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        if (next >= bind()) {
            return false;
        }
        check();
        action.accept(at(next++));
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        int last = bind();
        int index = next;
        next = last;
        while (index < last) {
            action.accept(at(index++));
        }
        check();
    }

    private E at(int index) {
        if (index >= heap.size()) {
            throw new ConcurrentModificationException();
        }
        return heap.get(index);
    }

    private void check() {
        if (expected != heap.changes()) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public @Nullable Spliterator<E> trySplit() {
        int from = next;
        int middle = (from + bind()) >>> 1;
        if (from >= middle) {
            return null;
        }
        next = middle;
        return new HeapSpliterator<>(heap, from, middle, expected);
    }

    @Override
    public long estimateSize() {
        return bind() - next;
    }

    @Override
    public int characteristics() {
        return SIZED | SUBSIZED | NONNULL;
    }
}
