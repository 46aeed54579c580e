package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ArrayList} that logs its changes. Storage and reading are the superclass's. A change of
 * one element is logged as that element; one of a range as the range's elements before, which costs
 * no more than making it. The superclass's own iterators change the list by its public methods only,
 * and need no others.
 */
public final class TrackedArrayList<E extends @Nullable Object> extends ArrayList<E> implements TrackedCollection {
    private static final long serialVersionUID = 1;
    private static final Undo SET = new SetUndo();
    private static final Undo REMOVED = new RemovedUndo();
    private static final Undo SPLICED = new SplicedUndo();

    private final transient Elements elements = new Elements();

    /** Creates an empty list. */
    public TrackedArrayList() {}

    /** Creates an empty list with room for some elements. */
    public TrackedArrayList(int initialCapacity) {
        super(initialCapacity);
    }

    /** Creates a list of the elements of a collection. */
    public TrackedArrayList(Collection<? extends E> c) {
        super(c);
        for (int i = 0; i < super.size() && !elements.anyCopied(); i++) {
            elements.given(super.get(i));
        }
    }

    // ---- reading

    @Override
    public E get(int index) {
        return elements.out(super.get(index));
    }

    /** Since Java 21 a method of the superclass. */
    public E getFirst() {
        return get(lastOr(0));
    }

    /** Since Java 21 a method of the superclass. */
    public E getLast() {
        return get(lastOr(size() - 1));
    }

    private int lastOr(int index) {
        if (isEmpty()) {
            throw new NoSuchElementException();
        }
        return index;
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        allOut();
        super.forEach(action);
    }

    @Override
    public @Nullable Object[] toArray() {
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
        return new ElementIterator<>(super.listIterator(), elements);
    }

    @Override
    public ListIterator<E> listIterator() {
        return new ElementIterator<>(super.listIterator(), elements);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return new ElementIterator<>(super.listIterator(index), elements);
    }

    @Override
    public Spliterator<E> spliterator() {
        return new ElementSpliterator<>(super.spliterator(), elements, this);
    }

    @Override
    public List<E> subList(int fromIndex, int toIndex) {
        return new TrackedSubList<>(this, super.subList(fromIndex, toIndex), fromIndex);
    }

    Elements elements() {
        return elements;
    }

    // ---- changes of one element

    @Override
    public E set(int index, E element) {
        elements.out(super.get(index));
        saveElement(index);
        elements.given(element);
        return super.set(index, element);
    }

    /** To be called before an element is replaced. */
    void saveElement(int index) {
        UndoLog log = UndoLog.current();
        if (log != null && index < size()) {
            log.begin(2, 1);
            log.put(this);
            log.put(super.get(index));
            log.put((long) index);
            log.end(SET);
        }
    }

    @Override
    public boolean add(E element) {
        saveInsertion(size());
        elements.given(element);
        return super.add(element);
    }

    @Override
    public void add(int index, E element) {
        saveInsertion(index);
        elements.given(element);
        super.add(index, element);
    }

    /** Since Java 21 a method of the superclass. */
    public void addFirst(E element) {
        add(0, element);
    }

    /** Since Java 21 a method of the superclass. */
    public void addLast(E element) {
        add(element);
    }

    @Override
    public E remove(int index) {
        E old = elements.out(super.get(index));
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(2, 2);
            log.put(this);
            log.put(old);
            log.put((long) index);
            log.put((long) size());
            log.end(REMOVED);
        }
        return super.remove(index);
    }

    @Override
    public boolean remove(@Nullable Object o) {
        int index = indexOf(o);
        if (index >= 0) {
            remove(index);
        }
        return index >= 0;
    }

    /** Since Java 21 a method of the superclass. */
    public E removeFirst() {
        return remove(lastOr(0));
    }

    /** Since Java 21 a method of the superclass. */
    public E removeLast() {
        return remove(lastOr(size() - 1));
    }

    // ---- changes of several elements

    @Override
    public boolean addAll(Collection<? extends E> c) {
        @Nullable Object[] added = c.toArray();
        saveInsertion(size());
        elements.given(added);
        return super.addAll(new HandedArray<E>(added));
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        if (index < 0 || index > size()) {
            throw new IndexOutOfBoundsException("Index: " + index + ", Size: " + size());
        }
        @Nullable Object[] added = c.toArray();
        saveInsertion(index);
        elements.given(added);
        return super.addAll(index, new HandedArray<E>(added));
    }

    @Override
    protected void removeRange(int fromIndex, int toIndex) {
        saveRange(fromIndex, toIndex);
        super.removeRange(fromIndex, toIndex);
    }

    @Override
    public void clear() {
        saveRange(0, size());
        super.clear();
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        saveRange(0, size());
        return super.removeAll(c);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        saveRange(0, size());
        return super.retainAll(c);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        allOut();
        saveRange(0, size());
        return super.removeIf(filter);
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        allOut();
        saveRange(0, size());
        super.replaceAll(element -> given(operator.apply(element)));
    }

    /** Takes note of an element that the list is about to get from an operator. */
    E given(E element) {
        elements.given(element);
        return element;
    }

    @Override
    public void sort(@Nullable Comparator<? super E> c) {
        allOut();
        saveRange(0, size());
        super.sort(c);
    }

    private void saveInsertion(int index) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            spliced(index, Elements.NONE, log);
        }
    }

    /** To be called before elements of a range are changed or removed. */
    void saveRange(int from, int to) {
        UndoLog log = UndoLog.current();
        if (log != null && from < to) {
            spliced(from, super.subList(from, to).toArray(), log);
        }
    }

    private void spliced(int from, @Nullable Object[] before, UndoLog log) {
        log.begin(2, 2);
        log.put(this);
        log.put(before);
        log.put((long) from);
        log.put((long) size());
        log.end(SPLICED);
    }

    // ---- the rest

    @Override
    public Object clone() {
        return super.clone();
    }

    private Object writeReplace() {
        return new ArrayList<>(this);
    }

    private static final class SetUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int index = (int) log.takeNumber();
            Object old = log.takeReference();
            ((List<@Nullable Object>) Objects.requireNonNull(log.takeReference())).set(index, old);
        }

        @Override
        public String toString() {
            return "an element of an ArrayList";
        }
    }

    private static final class RemovedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            int index = (int) log.takeNumber();
            Object old = log.takeReference();
            List<@Nullable Object> list = (List<@Nullable Object>) Objects.requireNonNull(log.takeReference());
            if (list.size() < size) {
                list.add(index, old);
            }
        }

        @Override
        public String toString() {
            return "a removed element of an ArrayList";
        }
    }

    /** A range had other elements, perhaps fewer or more. */
    private static final class SplicedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            int from = (int) log.takeNumber();
            @Nullable Object[] before = (@Nullable Object[]) Objects.requireNonNull(log.takeReference());
            ((TrackedArrayList<@Nullable Object>) Objects.requireNonNull(log.takeReference()))
                    .putBack(from, before, size);
        }

        @Override
        public String toString() {
            return "elements of an ArrayList";
        }
    }

    private void putBack(int from, @Nullable Object[] before, int size) {
        int now = before.length + size() - size;
        if (now != before.length) {
            super.removeRange(from, from + now);
            super.addAll(from, new HandedArray<E>(before));
            return;
        }
        for (int i = 0; i < now; i++) {
            @SuppressWarnings("unchecked")
            E old = (E) before[i];
            super.set(from + i, old);
        }
    }
}
