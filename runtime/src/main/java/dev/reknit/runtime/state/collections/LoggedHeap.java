package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A binary heap in an array, element {@code i} not behind {@code 2i + 1} and {@code 2i + 2}. The
 * steps are those of {@code java.util.PriorityQueue}, so that the same calls lead to the same array, also where a
 * comparison throws. What a place held, and the size, is logged before it is written.
 */
final class LoggedHeap<E> {
    private static final Undo PLACE = new PlaceUndo();
    private static final Undo ALL = new AllUndo();

    private final TrackedCollection owner;
    private final @Nullable Comparator<? super E> comparator;
    private @Nullable Object[] array;
    private int size;
    private int changes;

    /**
     * Creates a heap of what is one already.
     *
     * @param owner the queue that it is the contents of
     */
    LoggedHeap(
            TrackedCollection owner,
            @Nullable Comparator<? super E> comparator,
            @Nullable Object[] array,
            int size) {
        this.owner = owner;
        this.comparator = comparator;
        this.array = array;
        this.size = size;
    }

    @Nullable
    Comparator<? super E> comparator() {
        return comparator;
    }

    int size() {
        return size;
    }

    int changes() {
        return changes;
    }

    @SuppressWarnings("unchecked")
    E get(int index) {
        return (E) Objects.requireNonNull(array[index]);
    }

    @Nullable
    Object[] toArray() {
        return Arrays.copyOf(array, size);
    }

    int indexOf(@Nullable Object o) {
        for (int i = 0; o != null && i < size; i++) {
            if (o.equals(array[i])) {
                return i;
            }
        }
        return -1;
    }

    // ---- changes

    void offer(E element) {
        changes++;
        int index = size;
        if (index == array.length) {
            array = Arrays.copyOf(array, index + (index < 64 ? index + 2 : index >> 1));
        }
        up(index, element);
        size = index + 1;
    }

    void poll() {
        changes++;
        int last = size - 1;
        E moved = get(last);
        put(last, null);
        size = last;
        if (last > 0) {
            down(0, moved);
        }
    }

    /** Removes an element; gives the one that came from behind to a place before it, if one did. */
    @Nullable
    E removeAt(int index) {
        changes++;
        int last = size - 1;
        E moved = get(last);
        put(last, null);
        size = last;
        if (last != index) {
            down(index, moved);
            if (array[index] == moved) {
                up(index, moved);
                return array[index] == moved ? null : moved;
            }
        }
        return null;
    }

    void removeSame(E element) {
        for (int i = 0; i < size; i++) {
            if (array[i] == element) {
                removeAt(i);
                return;
            }
        }
    }

    void clear() {
        changes++;
        saveAll();
        Arrays.fill(array, 0, size, null);
        size = 0;
    }

    boolean removeIf(Predicate<? super E> filter) {
        int expected = ++changes;
        BitSet removed = new BitSet();
        int end = size;
        for (int i = 0; i < end; i++) {
            if (filter.test(get(i))) {
                removed.set(i);
            }
        }
        if (expected != changes) {
            throw new ConcurrentModificationException();
        }
        if (removed.isEmpty()) {
            return false;
        }
        saveAll();
        int to = 0;
        for (int i = 0; i < end; i++) {
            if (!removed.get(i)) {
                array[to++] = array[i];
            }
        }
        Arrays.fill(array, to, end, null);
        size = to;
        for (int i = (to >> 1) - 1; i >= 0; i--) {
            down(i, get(i));
        }
        return true;
    }

    private void up(int from, E element) {
        if (comparator == null && !(element instanceof Comparable)) {
            // For the first element as well, with which nothing is compared.
            throw new ClassCastException(element.getClass().getName() + " is not Comparable");
        }
        int index = from;
        while (index > 0) {
            int parent = (index - 1) >>> 1;
            if (compare(element, get(parent)) >= 0) {
                break;
            }
            put(index, array[parent]);
            index = parent;
        }
        put(index, element);
    }

    private void down(int from, E element) {
        int index = from;
        while (index < size >>> 1) {
            int child = 2 * index + 1;
            int right = child + 1;
            if (right < size && compare(get(child), get(right)) > 0) {
                child = right;
            }
            if (compare(element, get(child)) <= 0) {
                break;
            }
            put(index, array[child]);
            index = child;
        }
        put(index, element);
    }

    @SuppressWarnings("unchecked")
    private int compare(E one, E other) {
        return comparator != null ? comparator.compare(one, other) : ((Comparable<? super E>) one).compareTo(other);
    }

    private void put(int index, @Nullable Object element) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(2, 2);
            log.put(this);
            log.put(array[index]);
            log.put((long) index);
            log.put((long) size);
            log.end(PLACE);
        }
        array[index] = element;
    }

    private void saveAll() {
        UndoLog log = UndoLog.current();
        if (log != null && size > 0) {
            log.begin(2, 0);
            log.put(this);
            log.put(toArray());
            log.end(ALL);
        }
    }

    private void undoPlace(int index, @Nullable Object element, int oldSize) {
        changes++;
        array[index] = element;
        size = oldSize;
    }

    private void undoAll(@Nullable Object[] all) {
        changes++;
        System.arraycopy(all, 0, array, 0, all.length);
        size = all.length;
    }

    private static final class PlaceUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            int index = (int) log.takeNumber();
            Object element = log.takeReference();
            ((LoggedHeap<?>) Objects.requireNonNull(log.takeReference())).undoPlace(index, element, size);
        }

        @Override
        protected Object changed(@Nullable Object first, @Nullable Object last) {
            return first instanceof LoggedHeap<?> heap ? heap.owner : this;
        }

        @Override
        public String toString() {
            return "an element of a PriorityQueue";
        }
    }

    private static final class AllUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            @Nullable Object[] all = (@Nullable Object[]) Objects.requireNonNull(log.takeReference());
            ((LoggedHeap<?>) Objects.requireNonNull(log.takeReference())).undoAll(all);
        }

        @Override
        protected Object changed(@Nullable Object first, @Nullable Object last) {
            return first instanceof LoggedHeap<?> heap ? heap.owner : this;
        }

        @Override
        public String toString() {
            return "the elements of a PriorityQueue";
        }
    }
}
