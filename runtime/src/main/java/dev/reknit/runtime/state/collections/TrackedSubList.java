package dev.reknit.runtime.state.collections;

import java.util.AbstractList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link TrackedArrayList}. The JDK's own does the work; it adds and removes by methods
 * of the list, which log that. What it writes to the list's array itself is logged here.
 */
final class TrackedSubList<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {
    private final TrackedArrayList<E> list;
    private final List<E> under;

    /** Where in the list it begins. */
    private final int offset;

    TrackedSubList(TrackedArrayList<E> list, List<E> under, int offset) {
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
        return new TrackedSubList<>(list, under.subList(fromIndex, toIndex), offset + fromIndex);
    }

    // ---- changes that the list itself logs

    @Override
    public void add(int index, E element) {
        under.add(index, element);
    }

    @Override
    public E remove(int index) {
        return under.remove(index);
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
    public void clear() {
        under.clear();
    }

    @Override
    protected void removeRange(int fromIndex, int toIndex) {
        under.subList(fromIndex, toIndex).clear();
    }

    // ---- changes that it does not

    @Override
    public E set(int index, E element) {
        list.elements().out(under.get(index));
        list.saveElement(offset + index);
        return under.set(index, list.given(element));
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        save();
        return under.removeAll(c);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        save();
        return under.retainAll(c);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        save();
        return under.removeIf(filter);
    }

    @Override
    public void sort(@Nullable Comparator<? super E> c) {
        save();
        under.sort(c);
    }

    /** Saves one by one, after the operator, which may change the list: the JDK writes all the same. */
    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        int[] index = {offset};
        under.replaceAll(element -> {
            E replacement = operator.apply(list.elements().out(element));
            list.saveElement(index[0]++);
            return list.given(replacement);
        });
    }

    private void save() {
        allOut();
        list.saveRange(offset, offset + under.size());
    }
}
