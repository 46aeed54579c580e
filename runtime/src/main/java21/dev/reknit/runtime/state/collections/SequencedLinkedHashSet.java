package dev.reknit.runtime.state.collections;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.SequencedSet;

/**
 * A {@link TrackedLinkedHashSet} with the method of Java 21 whose type Java 17 does not have. Woven code that was
 * compiled for Java 21 or later has it in place of the other.
 *
 * @param <E> elements
 */
public final class SequencedLinkedHashSet<E> extends TrackedLinkedHashSet<E> implements SequencedSet<E> {
    private static final long serialVersionUID = 1L;

    /** Creates an empty set. */
    public SequencedLinkedHashSet() {}

    /** Creates an empty set; as to the capacity, see {@link java.util.HashMap}. */
    public SequencedLinkedHashSet(int capacity) {
        super(capacity);
    }

    /** Creates an empty set; as to the capacity, see {@link java.util.HashMap}. */
    public SequencedLinkedHashSet(int capacity, float loadFactor) {
        super(capacity, loadFactor);
    }

    /** Creates a set of the same elements, in the order of their iteration. */
    public SequencedLinkedHashSet(Collection<? extends E> elements) {
        super(elements);
    }

    @Override
    public SequencedSet<E> reversed() {
        return new Reversed<>(this);
    }

    /** An independent set, tracked as well. */
    @Override
    public Object clone() {
        return new SequencedLinkedHashSet<>(this);
    }

    /** The set the other way round. What is inherited calls the methods here. */
    private static final class Reversed<E> extends AbstractSet<E> implements SequencedSet<E> {
        private final SequencedLinkedHashSet<E> set;

        Reversed(SequencedLinkedHashSet<E> set) {
            this.set = set;
        }

        @Override
        public SequencedSet<E> reversed() {
            return set;
        }

        @Override
        public Iterator<E> iterator() {
            return set.chain.iterator(Link::getKey, true);
        }

        @Override
        public int size() {
            return set.size();
        }

        @Override
        public boolean contains(Object element) {
            return set.contains(element);
        }

        @Override
        public boolean add(E element) {
            return set.add(element);
        }

        @Override
        public void addFirst(E element) {
            set.addLast(element);
        }

        @Override
        public void addLast(E element) {
            set.addFirst(element);
        }

        @Override
        public boolean remove(Object element) {
            return set.remove(element);
        }
    }
}
