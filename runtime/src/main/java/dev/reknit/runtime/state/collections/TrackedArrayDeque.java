package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ArrayDeque} that logs its changes. Storage and reading are the superclass's, as are the
 * many methods that only call those here. An element that was taken out of the middle is put back
 * from the nearer end, as it was taken out.
 */
public final class TrackedArrayDeque<E> extends ArrayDeque<E> implements TrackedCollection {
    private static final long serialVersionUID = 1;
    private static final Undo ADDED = new AddedUndo();
    private static final Undo REMOVED = new RemovedUndo();
    private static final Undo ALL = new AllUndo();

    private final transient Elements elements = new Elements();

    /** How often the deque was changed, but by iterators; it tells them that their index is wrong. */
    private transient int changes;

    /** Creates an empty deque. */
    public TrackedArrayDeque() {}

    /** Creates an empty deque with room for some elements. */
    public TrackedArrayDeque(int numElements) {
        super(numElements);
    }

    /** Creates a deque of the elements of a collection. */
    public TrackedArrayDeque(Collection<? extends E> c) {
        super(c.size());
        addAll(c);
    }

    // ---- reading

    @Override
    public E getFirst() {
        return elements.out(super.getFirst());
    }

    @Override
    public E getLast() {
        return elements.out(super.getLast());
    }

    @Override
    public @Nullable E peekFirst() {
        return elements.<@Nullable E>out(super.peekFirst());
    }

    @Override
    public @Nullable E peekLast() {
        return elements.<@Nullable E>out(super.peekLast());
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        allOut();
        super.forEach(action);
    }

    @Override
    public Object[] toArray() {
        return elements.allOut(super.toArray());
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        allOut();
        return super.toArray(a);
    }

    private void allOut() {
        if (elements.anyCopied()) {
            elements.allOut(super.toArray());
        }
    }

    @Override
    public Iterator<E> iterator() {
        return new Cursor(super.iterator(), 0, 1);
    }

    @Override
    public Iterator<E> descendingIterator() {
        return new Cursor(super.descendingIterator(), size() - 1, -1);
    }

    @Override
    public Spliterator<E> spliterator() {
        return new ElementSpliterator<>(super.spliterator(), elements, this);
    }

    // ---- changes at the ends

    @Override
    public void addFirst(E element) {
        saveAddition(true);
        elements.given(element);
        super.addFirst(element);
    }

    @Override
    public void addLast(E element) {
        saveAddition(false);
        elements.given(element);
        super.addLast(element);
    }

    private void saveAddition(boolean first) {
        changes++;
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(1, 2);
            log.put(this);
            log.put((long) size());
            log.put(first ? 1L : 0L);
            log.end(ADDED);
        }
    }

    @Override
    public @Nullable E pollFirst() {
        E first = elements.<@Nullable E>out(super.peekFirst());
        if (first == null) {
            return null;
        }
        saveRemoval(0, first);
        return super.pollFirst();
    }

    @Override
    public @Nullable E pollLast() {
        E last = elements.<@Nullable E>out(super.peekLast());
        if (last == null) {
            return null;
        }
        saveRemoval(size() - 1, last);
        return super.pollLast();
    }

    private void saveRemoval(int index, E element) {
        changes++;
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(2, 2);
            log.put(this);
            log.put(element);
            log.put((long) size());
            log.put((long) index);
            log.end(REMOVED);
        }
    }

    // ---- other changes

    @Override
    public boolean removeFirstOccurrence(@Nullable Object o) {
        return o != null && removeNext(o, super.iterator(), 0, 1);
    }

    @Override
    public boolean removeLastOccurrence(@Nullable Object o) {
        return o != null && removeNext(o, super.descendingIterator(), size() - 1, -1);
    }

    private boolean removeNext(Object o, Iterator<E> each, int index, int step) {
        for (; each.hasNext(); index += step) {
            E element = each.next();
            if (o.equals(element)) {
                saveRemoval(index, element);
                each.remove();
                return true;
            }
        }
        return false;
    }

    @Override
    public void clear() {
        saveAll();
        super.clear();
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        saveAll();
        return super.removeIf(filter);
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        saveAll();
        return super.removeAll(c);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        saveAll();
        return super.retainAll(c);
    }

    private void saveAll() {
        changes++;
        allOut();
        UndoLog log = UndoLog.current();
        if (log != null && !isEmpty()) {
            log.begin(2, 0);
            log.put(this);
            log.put(super.toArray());
            log.end(ALL);
        }
    }

    // ---- the rest

    @Override
    public TrackedArrayDeque<E> clone() {
        return (TrackedArrayDeque<E>) super.clone();
    }

    private Object writeReplace() {
        return new ArrayDeque<>(this);
    }

    /** One of the superclass's iterators, which remove elements past every method; and its index. */
    private final class Cursor implements Iterator<E> {
        private final Iterator<E> under;
        private final int step;
        private int index;
        private @Nullable E last;
        private int expected = changes;

        Cursor(Iterator<E> under, int index, int step) {
            this.under = under;
            this.index = index;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return under.hasNext();
        }

        @Override
        public E next() {
            E next = elements.out(under.next());
            last = next;
            index += step;
            return next;
        }

        @Override
        public void remove() {
            E removed = last;
            last = null;
            if (removed == null || expected != changes) {
                // Where it is, only the superclass knows. Nor will this iterator ever know again.
                saveAll();
            } else {
                saveRemoval(index - step, removed);
                index = Math.min(index, index - step);
                expected = changes;
            }
            under.remove();
        }

        @Override
        public void forEachRemaining(Consumer<? super E> action) {
            Objects.requireNonNull(action);
            allOut();
            last = null;
            under.forEachRemaining(action);
        }
    }

    private static final class AddedUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            boolean first = log.takeNumber() != 0;
            int size = (int) log.takeNumber();
            ArrayDeque<?> deque = (ArrayDeque<?>) Objects.requireNonNull(log.takeReference());
            if (deque.size() > size) {
                Object added = first ? deque.pollFirst() : deque.pollLast();
                Objects.requireNonNull(added);
            }
        }

        @Override
        public String toString() {
            return "an element added to an ArrayDeque";
        }
    }

    private static final class RemovedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int index = (int) log.takeNumber();
            int size = (int) log.takeNumber();
            Object element = Objects.requireNonNull(log.takeReference());
            ArrayDeque<Object> deque = (ArrayDeque<Object>) Objects.requireNonNull(log.takeReference());
            if (deque.size() < size) {
                putBack(deque, element, index);
            }
        }

        private static void putBack(ArrayDeque<Object> deque, Object element, int index) {
            int behind = deque.size() - index;
            if (index < behind) {
                Object[] before = new Object[index];
                Arrays.setAll(before, i -> deque.removeFirst());
                deque.addFirst(element);
                for (int i = index - 1; i >= 0; i--) {
                    deque.addFirst(before[i]);
                }
            } else {
                Object[] after = new Object[behind];
                Arrays.setAll(after, i -> deque.removeLast());
                deque.addLast(element);
                for (int i = behind - 1; i >= 0; i--) {
                    deque.addLast(after[i]);
                }
            }
        }

        @Override
        public String toString() {
            return "an element removed from an ArrayDeque";
        }
    }

    private static final class AllUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            Object[] all = (Object[]) Objects.requireNonNull(log.takeReference());
            ArrayDeque<Object> deque = (ArrayDeque<Object>) Objects.requireNonNull(log.takeReference());
            deque.clear();
            for (Object each : all) {
                deque.addLast(each);
            }
        }

        @Override
        public String toString() {
            return "the elements of an ArrayDeque";
        }
    }
}
