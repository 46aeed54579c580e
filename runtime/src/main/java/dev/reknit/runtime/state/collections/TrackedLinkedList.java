package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LinkedList} that logs its changes. The superclass gives access to its elements by index or at
 * the ends only; to take back the removal of an iterator in the middle that way would cost a walk. So
 * the elements are in nodes of its own, and those of the superclass are not used. Each change is one of links
 * between two nodes ({@link LinkedNodes}); parts and bulk operations are {@code AbstractList}'s and
 * {@code List}'s, which work by the iterator.
 */
public final class TrackedLinkedList<E extends @Nullable Object> extends LinkedList<E> implements TrackedCollection {
    private static final long serialVersionUID = 1;

    private final transient Elements elements = new Elements();
    private final transient LinkedNodes<E> nodes = new LinkedNodes<>(this);

    /** Creates an empty list. */
    public TrackedLinkedList() {}

    /** Creates a list of the elements of a collection. */
    public TrackedLinkedList(Collection<? extends E> c) {
        addAll(c);
    }

    // ---- by index and by element

    @Override
    public int size() {
        return nodes.size();
    }

    @Override
    public E get(int index) {
        return elements.out(nodes.at(Objects.checkIndex(index, size())).item);
    }

    @Override
    public E set(int index, E element) {
        LinkedNodes.Node<E> node = nodes.at(Objects.checkIndex(index, size()));
        E old = elements.out(node.item);
        replace(node, element);
        return old;
    }

    @Override
    public void add(int index, E element) {
        insert(nodes.at(checkPosition(index)), element);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        checkPosition(index);
        @Nullable Object[] added = c.toArray();
        elements.given(added);
        return nodes.insert(nodes.at(index), added);
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        return addAll(size(), c);
    }

    private int checkPosition(int index) {
        if (index < 0 || index > size()) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size());
        }
        return index;
    }

    @Override
    public E remove(int index) {
        return take(nodes.at(Objects.checkIndex(index, size())));
    }

    @Override
    public int indexOf(@Nullable Object o) {
        int index = 0;
        for (LinkedNodes.Node<E> each = nodes.first(); each != nodes.end(); each = each.next()) {
            if (Objects.equals(o, each.item)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    @Override
    public int lastIndexOf(@Nullable Object o) {
        int index = size() - 1;
        for (LinkedNodes.Node<E> each = nodes.last(); each != nodes.end(); each = each.previous()) {
            if (Objects.equals(o, each.item)) {
                return index;
            }
            index--;
        }
        return -1;
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return indexOf(o) >= 0;
    }

    @Override
    public boolean remove(@Nullable Object o) {
        return removeFirstOccurrence(o);
    }

    @Override
    public boolean removeFirstOccurrence(@Nullable Object o) {
        for (LinkedNodes.Node<E> each = nodes.first(); each != nodes.end(); each = each.next()) {
            if (Objects.equals(o, each.item)) {
                take(each);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean removeLastOccurrence(@Nullable Object o) {
        for (LinkedNodes.Node<E> each = nodes.last(); each != nodes.end(); each = each.previous()) {
            if (Objects.equals(o, each.item)) {
                take(each);
                return true;
            }
        }
        return false;
    }

    @Override
    public void clear() {
        if (elements.anyCopied()) {
            toArray();
        }
        nodes.clear();
    }

    // ---- at the ends

    @Override
    public E getFirst() {
        return elements.out(present(nodes.first()).item);
    }

    @Override
    public E getLast() {
        return elements.out(present(nodes.last()).item);
    }

    @Override
    public E element() {
        return getFirst();
    }

    @Override
    public @Nullable E peek() {
        return peekFirst();
    }

    @Override
    public @Nullable E peekFirst() {
        return elements.<@Nullable E>out(nodes.first().item);
    }

    @Override
    public @Nullable E peekLast() {
        return elements.<@Nullable E>out(nodes.last().item);
    }

    @Override
    public boolean add(E e) {
        addLast(e);
        return true;
    }

    @Override
    public boolean offer(E e) {
        return add(e);
    }

    @Override
    public boolean offerLast(E e) {
        return add(e);
    }

    @Override
    public boolean offerFirst(E e) {
        addFirst(e);
        return true;
    }

    @Override
    public void push(E e) {
        addFirst(e);
    }

    @Override
    public void addFirst(E e) {
        insert(nodes.first(), e);
    }

    @Override
    public void addLast(E e) {
        insert(nodes.end(), e);
    }

    @Override
    public E pop() {
        return removeFirst();
    }

    @Override
    public E remove() {
        return removeFirst();
    }

    @Override
    public E removeFirst() {
        return take(present(nodes.first()));
    }

    @Override
    public E removeLast() {
        return take(present(nodes.last()));
    }

    @Override
    public @Nullable E poll() {
        return pollFirst();
    }

    @Override
    public @Nullable E pollFirst() {
        return isEmpty() ? null : take(nodes.first());
    }

    @Override
    public @Nullable E pollLast() {
        return isEmpty() ? null : take(nodes.last());
    }

    private LinkedNodes.Node<E> present(LinkedNodes.Node<E> node) {
        if (node == nodes.end()) {
            throw new NoSuchElementException();
        }
        return node;
    }

    // ---- changes

    void replace(LinkedNodes.Node<E> node, E element) {
        elements.given(element);
        nodes.set(node, element);
    }

    void insert(LinkedNodes.Node<E> before, E element) {
        elements.given(element);
        nodes.insert(before, new @Nullable Object[] {element});
    }

    private E take(LinkedNodes.Node<E> node) {
        E taken = elements.out(node.item);
        nodes.remove(node);
        return taken;
    }

    int changes() {
        return modCount;
    }

    void changed() {
        modCount++;
    }

    // ---- iterating

    @Override
    public ListIterator<E> listIterator(int index) {
        return new ElementIterator<>(new LinkedCursor<>(this, nodes, checkPosition(index)), elements);
    }

    @Override
    public Iterator<E> descendingIterator() {
        ListIterator<E> backwards = listIterator(size());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return backwards.hasPrevious();
            }

            @Override
            public E next() {
                return backwards.previous();
            }

            @Override
            public void remove() {
                backwards.remove();
            }
        };
    }

    @Override
    public Spliterator<E> spliterator() {
        return new ElementSpliterator<>(new LinkedSpliterator<>(this, nodes), elements, this);
    }

    @Override
    public @Nullable Object[] toArray() {
        return elements.allOut(nodes.into(new @Nullable Object[size()]));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        int size = size();
        T[] to = a.length < size ? Arrays.copyOf(a, size) : a;
        elements.allOut(nodes.into(to));
        if (to.length > size) {
            to[size] = (T) null;
        }
        return to;
    }

    // ---- the rest

    @Override
    public Object clone() {
        return new TrackedLinkedList<>(this);
    }

    private Object writeReplace() {
        return new LinkedList<>(this);
    }
}
