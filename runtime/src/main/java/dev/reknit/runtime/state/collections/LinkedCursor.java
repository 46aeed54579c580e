package dev.reknit.runtime.state.collections;

import java.util.ConcurrentModificationException;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The iterator of a {@link TrackedLinkedList}. */
final class LinkedCursor<E extends @Nullable Object> implements ListIterator<E> {
    private final TrackedLinkedList<E> list;
    private final LinkedNodes<E> nodes;
    private LinkedNodes.Node<E> next;
    private LinkedNodes.@Nullable Node<E> last;
    private int index;
    private int expected;

    LinkedCursor(TrackedLinkedList<E> list, LinkedNodes<E> nodes, int index) {
        this.list = list;
        this.nodes = nodes;
        this.index = index;
        next = nodes.at(index);
        expected = list.changes();
    }

    @Override
    public boolean hasNext() {
        return index < nodes.size();
    }

    @Override
    public boolean hasPrevious() {
        return index > 0;
    }

    @Override
    public int nextIndex() {
        return index;
    }

    @Override
    public int previousIndex() {
        return index - 1;
    }

    @Override
    public E next() {
        check();
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        LinkedNodes.Node<E> node = next;
        last = node;
        next = node.next();
        index++;
        return node.item;
    }

    @Override
    public E previous() {
        check();
        if (!hasPrevious()) {
            throw new NoSuchElementException();
        }
        LinkedNodes.Node<E> node = next.previous();
        last = node;
        next = node;
        index--;
        return node.item;
    }

    @Override
    public void forEachRemaining(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        while (expected == list.changes() && hasNext()) {
            LinkedNodes.Node<E> node = next;
            action.accept(node.item);
            if (expected == list.changes()) {
                last = node;
                next = node.next();
                index++;
            }
        }
        check();
    }

    @Override
    public void remove() {
        check();
        LinkedNodes.Node<E> node = returned();
        if (next == node) {
            next = node.next();
        } else {
            index--;
        }
        nodes.remove(node);
        last = null;
        expected = list.changes();
    }

    @Override
    public void set(E element) {
        LinkedNodes.Node<E> node = returned();
        check();
        list.replace(node, element);
    }

    @Override
    public void add(E element) {
        check();
        last = null;
        list.insert(next, element);
        index++;
        expected = list.changes();
    }

    private LinkedNodes.Node<E> returned() {
        LinkedNodes.Node<E> node = last;
        if (node == null) {
            throw new IllegalStateException();
        }
        return node;
    }

    private void check() {
        if (expected != list.changes()) {
            throw new ConcurrentModificationException();
        }
    }
}
