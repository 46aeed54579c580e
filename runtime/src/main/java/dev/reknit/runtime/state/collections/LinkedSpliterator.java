package dev.reknit.runtime.state.collections;

import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The spliterator of a {@link TrackedLinkedList}: late-binding, and split into arrays. */
final class LinkedSpliterator<E extends @Nullable Object> implements Spliterator<E> {
    private static final int BATCH = 1 << 10;

    private final TrackedLinkedList<E> list;
    private final LinkedNodes<E> nodes;

    /** Null before the first use. */
    private LinkedNodes.@Nullable Node<E> next;

    private int left;
    private int batch;
    private int expected;

    LinkedSpliterator(TrackedLinkedList<E> list, LinkedNodes<E> nodes) {
        this.list = list;
        this.nodes = nodes;
    }

    private LinkedNodes.Node<E> bind() {
        LinkedNodes.Node<E> node = next;
        if (node == null) {
            node = nodes.first();
            next = node;
            left = nodes.size();
            expected = list.changes();
        }
        return node;
    }

    @Override
    public boolean tryAdvance(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        LinkedNodes.Node<E> node = bind();
        if (left == 0) {
            return false;
        }
        left--;
        next = node.next();
        action.accept(node.item);
        check();
        return true;
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        LinkedNodes.Node<E> node = bind();
        int count = left;
        left = 0;
        next = nodes.end();
        for (; count > 0; count--) {
            E item = node.item;
            // Before the action, which may remove the node.
            node = node.next();
            action.accept(item);
            if (expected != list.changes()) {
                break;
            }
        }
        check();
    }

    private void check() {
        if (expected != list.changes()) {
            throw new ConcurrentModificationException();
        }
    }

    @Override
    public @Nullable Spliterator<E> trySplit() {
        LinkedNodes.Node<E> node = bind();
        if (left <= 1) {
            return null;
        }
        batch = Math.min(Math.min(batch + BATCH, left), 1 << 25);
        @Nullable Object[] split = new @Nullable Object[batch];
        for (int i = 0; i < batch; i++) {
            split[i] = node.item;
            node = node.next();
        }
        next = node;
        left -= batch;
        return Spliterators.spliterator(split, ORDERED);
    }

    @Override
    public long estimateSize() {
        bind();
        return left;
    }

    @Override
    public int characteristics() {
        return ORDERED | SIZED | SUBSIZED;
    }
}
