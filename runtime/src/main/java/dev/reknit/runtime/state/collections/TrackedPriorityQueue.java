package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PriorityQueue} that logs its changes. The heap of the superclass cannot be reached, and
 * adding back what was polled would give another heap; so this has a heap of its own, with the
 * same steps in the same order ({@link LoggedHeap}), of which each write is logged.
 *
 * <p>{@code PriorityQueue.spliterator()} is final and shows the superclass's heap. Streams of this
 * class come from its own; woven code calls {@link #spliterator(PriorityQueue)}. Others that call the
 * method itself find one object there whose class says what is wrong.
 */
public final class TrackedPriorityQueue<E> extends PriorityQueue<E> implements TrackedCollection {
    private static final long serialVersionUID = 1;
    private static final int FIRST = 11;

    private final transient Elements elements = new Elements();
    private final transient LoggedHeap<E> heap;

    /** Stands in the superclass's heap. */
    private static final class SpliteratorOfTrackedPriorityQueueIsFinalUseStream {}

    /** Creates an empty queue in natural order. */
    public TrackedPriorityQueue() {
        this(FIRST, null);
    }

    /** Creates an empty queue in natural order with room for some elements. */
    public TrackedPriorityQueue(int initialCapacity) {
        this(initialCapacity, null);
    }

    /** Creates an empty queue. */
    public TrackedPriorityQueue(@Nullable Comparator<? super E> comparator) {
        this(FIRST, comparator);
    }

    /** Creates an empty queue with room for some elements. */
    public TrackedPriorityQueue(int initialCapacity, @Nullable Comparator<? super E> comparator) {
        this(comparator, new @Nullable Object[capacity(initialCapacity)], 0);
    }

    /** Creates a queue of the elements of a collection, in its order if it has one. */
    public TrackedPriorityQueue(Collection<? extends E> c) {
        this(new Filled<>(new PriorityQueue<E>(c)));
    }

    /** Creates a queue of the elements of another. */
    public TrackedPriorityQueue(PriorityQueue<? extends E> c) {
        this(new Filled<>(new PriorityQueue<E>(c)));
    }

    /** Creates a queue of the elements of a set. */
    public TrackedPriorityQueue(SortedSet<? extends E> c) {
        this(new Filled<>(new PriorityQueue<E>(c)));
    }

    private record Filled<E>(PriorityQueue<E> queue) {}

    private TrackedPriorityQueue(Filled<E> from) {
        this(
                from.queue().comparator(),
                Arrays.copyOf(from.queue().toArray(), from.queue().size() + 1),
                from.queue().size());
    }

    @SuppressWarnings("unchecked")
    private TrackedPriorityQueue(@Nullable Comparator<? super E> comparator, @Nullable Object[] array, int size) {
        super(1, (one, other) -> 0);
        heap = new LoggedHeap<>(this, comparator, array, size);
        for (int i = 0; i < size && !elements.anyCopied(); i++) {
            elements.given(array[i]);
        }
        super.offer((E) new SpliteratorOfTrackedPriorityQueueIsFinalUseStream());
    }

    private static int capacity(int initial) {
        if (initial < 1) {
            throw new IllegalArgumentException();
        }
        return initial;
    }

    // ---- reading

    @Override
    @SuppressWarnings("NullAway") // The superclass is not annotated; null is the natural order.
    public Comparator<? super E> comparator() {
        return heap.comparator();
    }

    @Override
    public int size() {
        return heap.size();
    }

    @Override
    public @Nullable E peek() {
        return heap.size() == 0 ? null : elements.out(heap.get(0));
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return heap.indexOf(o) >= 0;
    }

    @Override
    public @Nullable Object[] toArray() {
        return elements.allOut(heap.toArray());
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        @Nullable Object[] all = toArray();
        if (a.length < all.length) {
            return (T[]) Arrays.copyOf(all, all.length, a.getClass());
        }
        System.arraycopy(all, 0, a, 0, all.length);
        if (a.length > all.length) {
            a[all.length] = (T) null;
        }
        return a;
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        spliterator(this).forEachRemaining(action);
    }

    @Override
    public Stream<E> stream() {
        return StreamSupport.stream(spliterator(this), false);
    }

    @Override
    public Stream<E> parallelStream() {
        return StreamSupport.stream(spliterator(this), true);
    }

    /** The spliterator of a queue; woven code calls this in place of the method, which is final. */
    public static <E> Spliterator<E> spliterator(PriorityQueue<E> queue) {
        if (queue instanceof TrackedPriorityQueue<E> tracked) {
            return new ElementSpliterator<>(new HeapSpliterator<>(tracked.heap), tracked.elements, tracked);
        }
        return queue.spliterator();
    }

    @Override
    public Iterator<E> iterator() {
        return new Cursor();
    }

    // ---- changes

    @Override
    public boolean add(E e) {
        return offer(e);
    }

    @Override
    public boolean offer(E e) {
        Objects.requireNonNull(e);
        elements.given(e);
        heap.offer(e);
        return true;
    }

    @Override
    public @Nullable E poll() {
        if (heap.size() == 0) {
            return null;
        }
        E first = elements.out(heap.get(0));
        heap.poll();
        return first;
    }

    @Override
    public boolean remove(@Nullable Object o) {
        int index = heap.indexOf(o);
        if (index >= 0) {
            elements.out(heap.get(index));
            heap.removeAt(index);
        }
        return index >= 0;
    }

    @Override
    public void clear() {
        allOut();
        heap.clear();
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        allOut();
        return heap.removeIf(filter);
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removeIf(c::contains);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removeIf(element -> !c.contains(element));
    }

    private void allOut() {
        if (elements.anyCopied()) {
            elements.allOut(heap.toArray());
        }
    }

    private Object writeReplace() {
        PriorityQueue<E> plain = new PriorityQueue<>(Math.max(1, size()), comparator());
        for (int i = 0; i < size(); i++) {
            plain.offer(heap.get(i));
        }
        return plain;
    }

    /** Goes through the heap; what a removal moved from behind to the front comes at the end. */
    private final class Cursor implements Iterator<E> {
        private int next;
        private int last = -1;
        private @Nullable ArrayDeque<E> moved;
        private @Nullable E lastMoved;
        private int expected = heap.changes();

        @Override
        public boolean hasNext() {
            return next < heap.size() || (moved != null && !moved.isEmpty());
        }

        @Override
        public E next() {
            check();
            if (next < heap.size()) {
                last = next++;
                return elements.out(heap.get(last));
            }
            if (moved != null) {
                last = -1;
                E element = moved.poll();
                lastMoved = element;
                if (element != null) {
                    return elements.out(element);
                }
            }
            throw new NoSuchElementException();
        }

        @Override
        public void remove() {
            check();
            if (last >= 0) {
                removeAt(last);
                last = -1;
            } else if (lastMoved != null) {
                heap.removeSame(lastMoved);
                lastMoved = null;
            } else {
                throw new IllegalStateException();
            }
            expected = heap.changes();
        }

        private void removeAt(int index) {
            E element = heap.removeAt(index);
            if (element == null) {
                next--;
            } else {
                if (moved == null) {
                    moved = new ArrayDeque<>();
                }
                moved.add(element);
            }
        }

        private void check() {
            if (expected != heap.changes()) {
                throw new ConcurrentModificationException();
            }
        }
    }
}
