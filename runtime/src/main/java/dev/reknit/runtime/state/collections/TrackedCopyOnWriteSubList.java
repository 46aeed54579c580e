package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link TrackedCopyOnWriteArrayList}. The JDK's own does the work, and refuses to where
 * the list was changed by other means; so what it has before and after a change is the whole change.
 */
final class TrackedCopyOnWriteSubList<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {
    private final TrackedCopyOnWriteArrayList<E> list;
    private final List<E> under;

    /** Where in the list it begins. */
    private final int offset;

    TrackedCopyOnWriteSubList(TrackedCopyOnWriteArrayList<E> list, List<E> under, int offset) {
        this.list = list;
        this.under = under;
        this.offset = offset;
    }

    // ---- reading

    @Override
    public int size() {
        return under.size();
    }

    @Override
    public E get(int index) {
        return list.elements().out(under.get(index));
    }

    @Override
    public boolean contains(@Nullable Object o) {
        return under.contains(o);
    }

    @Override
    public boolean containsAll(Collection<?> c) {
        return under.containsAll(c);
    }

    @Override
    public String toString() {
        return under.toString();
    }

    @Override
    public int indexOf(@Nullable Object o) {
        return under.indexOf(o);
    }

    @Override
    public int lastIndexOf(@Nullable Object o) {
        return under.lastIndexOf(o);
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o == this || under.equals(o);
    }

    @Override
    public int hashCode() {
        return under.hashCode();
    }

    @Override
    public @Nullable Object[] toArray() {
        return list.elements().allOut(under.toArray());
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] a) {
        allOut();
        return under.toArray(a);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        allOut();
        under.forEach(action);
    }

    private void allOut() {
        if (list.elements().anyCopied()) {
            list.elements().allOut(under.toArray());
        }
    }

    @Override
    public Iterator<E> iterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return new ElementIterator<>(under.listIterator(index), list.elements());
    }

    @Override
    public Spliterator<E> spliterator() {
        return new ElementSpliterator<>(under.spliterator(), list.elements(), list);
    }

    @Override
    public List<E> subList(int fromIndex, int toIndex) {
        return new TrackedCopyOnWriteSubList<>(list, under.subList(fromIndex, toIndex), offset + fromIndex);
    }

    // ---- changes that the list itself logs

    @Override
    public E set(int index, E element) {
        return under.set(index, element);
    }

    @Override
    public boolean add(E element) {
        return under.add(element);
    }

    @Override
    public void add(int index, E element) {
        under.add(index, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> c) {
        return under.addAll(c);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        return under.addAll(index, c);
    }

    @Override
    public E remove(int index) {
        return under.remove(index);
    }

    @Override
    public boolean remove(@Nullable Object o) {
        return under.remove(o);
    }

    // ---- changes that it does not

    @Override
    public void clear() {
        changing(() -> done(under::clear));
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return changing(() -> under.removeAll(c));
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return changing(() -> under.retainAll(c));
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        return changing(() -> under.removeIf(filter));
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        changing(() -> done(() -> under.replaceAll(element -> list.given(operator.apply(element)))));
    }

    @Override
    public void sort(@Nullable Comparator<? super E> c) {
        changing(() -> done(() -> under.sort(c)));
    }

    private static boolean done(Runnable change) {
        change.run();
        return true;
    }

    private boolean changing(BooleanSupplier change) {
        allOut();
        UndoLog log = UndoLog.current();
        if (log == null) {
            return change.getAsBoolean();
        }
        List<@Nullable Object> before = Arrays.asList(under.toArray());
        Splice splice = Change.logged(new Splice(list, offset, before, new ArrayList<>()), log);
        boolean result = change.getAsBoolean();
        splice.after.addAll(Arrays.asList(under.toArray()));
        splice.done = true;
        return result;
    }
}
