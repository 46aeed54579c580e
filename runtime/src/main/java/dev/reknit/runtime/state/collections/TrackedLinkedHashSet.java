package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link LinkedHashSet} that logs its changes, also those made by way of its iterators. Of the superclass it has
 * the type only: the elements are the keys of a {@link Chain}.
 *
 * @param <E> elements
 */
public final class TrackedLinkedHashSet<E> extends LinkedHashSet<E> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private final transient Chain<E, Boolean> chain;

    /** Creates an empty set. */
    public TrackedLinkedHashSet() {
        this(new HashMap<>());
    }

    /** Creates an empty set; as to the capacity, see {@link HashMap}. */
    public TrackedLinkedHashSet(int capacity) {
        this(new HashMap<>(capacity));
    }

    /** Creates an empty set; as to the capacity, see {@link HashMap}. */
    public TrackedLinkedHashSet(int capacity, float loadFactor) {
        this(new HashMap<>(capacity, loadFactor));
    }

    /** Creates a set of the same elements, in the order of their iteration. */
    @SuppressWarnings("this-escape")
    public TrackedLinkedHashSet(Collection<? extends E> elements) {
        this(new HashMap<>(Math.max(2 * elements.size(), 11)));
        addAll(elements);
    }

    private TrackedLinkedHashSet(HashMap<E, Link<E, Boolean>> table) {
        this.chain = new Chain<>(this, table);
    }

    // ---- reading

    @Override
    public int size() {
        return chain.size();
    }

    @Override
    public boolean isEmpty() {
        return chain.size() == 0;
    }

    @Override
    public boolean contains(Object element) {
        return chain.find(element) != null;
    }

    @Override
    public Object[] toArray() {
        return new ChainKeys<>(chain).toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return new ChainKeys<>(chain).toArray(array);
    }

    @Override
    public Iterator<E> iterator() {
        return chain.iterator(Link::getKey);
    }

    // ---- changes

    @Override
    public boolean add(E element) {
        boolean added = chain.find(element) == null;
        if (added) {
            chain.insert(element, true, null);
        }
        return added;
    }

    @Override
    public boolean remove(Object element) {
        return chain.removeKey(element);
    }

    @Override
    public void clear() {
        chain.clear();
    }

    // ---- methods of SequencedSet, which Java 17 does not have

    /** Adds an element, and moves it to the front. */
    public void addFirst(E element) {
        addBefore(element, chain.first());
    }

    /** Adds an element, and moves it to the end. */
    public void addLast(E element) {
        addBefore(element, null);
    }

    private void addBefore(E element, @Nullable Link<E, Boolean> successor) {
        Link<E, Boolean> link = chain.find(element);
        if (link == null) {
            chain.insert(element, true, successor);
        } else {
            chain.move(link, successor);
        }
    }

    /**
     * The first element.
     *
     * @throws NoSuchElementException if there is none
     */
    public E getFirst() {
        return existing(chain.first()).getKey();
    }

    /**
     * The last element.
     *
     * @throws NoSuchElementException if there is none
     */
    public E getLast() {
        return existing(chain.last()).getKey();
    }

    /**
     * Removes the first element.
     *
     * @throws NoSuchElementException if there is none
     */
    public E removeFirst() {
        return removed(existing(chain.first()));
    }

    /**
     * Removes the last element.
     *
     * @throws NoSuchElementException if there is none
     */
    public E removeLast() {
        return removed(existing(chain.last()));
    }

    private static <E> Link<E, Boolean> existing(@Nullable Link<E, Boolean> link) {
        if (link == null) {
            throw new NoSuchElementException();
        }
        return link;
    }

    private E removed(Link<E, Boolean> link) {
        chain.remove(link);
        return link.getKey();
    }

    // ---- copies

    /** An independent set, tracked as well. */
    @Override
    public Object clone() {
        return new TrackedLinkedHashSet<>(this);
    }

    /** In a stream it is a {@link LinkedHashSet}. */
    private Object writeReplace() {
        LinkedHashSet<E> plain = new LinkedHashSet<>(Math.max(2 * size(), 11));
        chain.forEach(link -> plain.add(link.key));
        return plain;
    }
}
