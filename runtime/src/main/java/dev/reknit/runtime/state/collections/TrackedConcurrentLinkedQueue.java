package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConcurrentLinkedQueue} that logs its changes. What was polled goes back to the front, which the
 * superclass cannot do: so the elements are in a {@link ConcurrentLinkedDeque}, of the same guarantees,
 * and the superclass's nodes are not used. Taken back is what this thread did: an offered element
 * goes, unless another thread has polled it; a polled one returns to the front; one that was removed from
 * behind others returns behind as many.
 */
public final class TrackedConcurrentLinkedQueue<E> extends ConcurrentLinkedQueue<E> implements TrackedCollection {
    private static final long serialVersionUID = 1;

    private final transient Elements elements = new Elements();
    private final transient ConcurrentLinkedDeque<E> deque = new ConcurrentLinkedDeque<>();

    /** Creates an empty queue. */
    public TrackedConcurrentLinkedQueue() {}

    /** Creates a queue of the elements of a collection. */
    public TrackedConcurrentLinkedQueue(Collection<? extends E> c) {
        addAll(c);
    }

    // ---- reading

    @Override
    public boolean isEmpty() {
        return deque.isEmpty();
    }

    @Override
    public int size() {
        return deque.size();
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return o != null && deque.contains(o);
    }

    @Override
    public @Nullable E peek() {
        return elements.<@Nullable E>out(deque.peekFirst());
    }

    @Override
    public Object[] toArray() {
        return elements.allOut(deque.toArray());
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        T[] all = deque.toArray(a);
        elements.allOut(all);
        return all;
    }

    @Override
    public String toString() {
        return deque.toString();
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        deque.forEach(element -> action.accept(elements.out(element)));
    }

    @Override
    public Spliterator<E> spliterator() {
        return new ElementSpliterator<>(deque.spliterator(), elements, this);
    }

    @Override
    public Iterator<E> iterator() {
        Iterator<E> under = deque.iterator();
        return new Iterator<>() {
            private @Nullable E last;
            private int index = -1;

            @Override
            public boolean hasNext() {
                return under.hasNext();
            }

            @Override
            public E next() {
                E next = elements.out(under.next());
                last = next;
                index++;
                return next;
            }

            @Override
            public void remove() {
                E removed = last;
                if (removed == null) {
                    throw new IllegalStateException();
                }
                last = null;
                UndoLog log = UndoLog.current();
                if (log == null) {
                    under.remove();
                } else {
                    Change.logged(new Taken(deque), log).take(removed, index);
                }
                index--;
            }
        };
    }

    // ---- adding

    @Override
    public boolean add(E e) {
        return offer(e);
    }

    @Override
    public boolean offer(E e) {
        Objects.requireNonNull(e);
        elements.given(e);
        UndoLog log = UndoLog.current();
        if (log == null) {
            return deque.offerLast(e);
        }
        Offered change = Change.logged(new Offered(deque, new Object[] {e}), log);
        deque.offerLast(e);
        change.done = true;
        return true;
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        if (c == this) {
            throw new IllegalArgumentException();
        }
        Object[] added = c.toArray();
        elements.given(added);
        UndoLog log = UndoLog.current();
        if (log == null) {
            return deque.addAll(new HandedArray<E>(added));
        }
        Offered change = Change.logged(new Offered(deque, added), log);
        change.done = deque.addAll(new HandedArray<E>(added));
        return change.done;
    }

    // ---- removing

    @Override
    public @Nullable E poll() {
        elements.<@Nullable E>out(deque.peekFirst());
        UndoLog log = UndoLog.current();
        if (log == null) {
            return deque.pollFirst();
        }
        Taken change = Change.logged(new Taken(deque), log);
        E polled = deque.pollFirst();
        if (polled != null) {
            change.first(polled);
        }
        return polled;
    }

    @Override
    public boolean remove(@Nullable Object o) {
        if (o == null || UndoLog.current() == null) {
            return o != null && deque.removeFirstOccurrence(o);
        }
        for (Iterator<E> each = iterator(); each.hasNext(); ) {
            if (o.equals(each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        if (UndoLog.current() == null) {
            return deque.removeIf(filter);
        }
        boolean any = false;
        for (Iterator<E> each = iterator(); each.hasNext(); ) {
            if (filter.test(each.next())) {
                each.remove();
                any = true;
            }
        }
        return any;
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

    @Override
    public void clear() {
        removeIf(element -> true);
    }

    private Object writeReplace() {
        return new ConcurrentLinkedQueue<>(this);
    }
}
