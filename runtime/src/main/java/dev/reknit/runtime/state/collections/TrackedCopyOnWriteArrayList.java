package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CopyOnWriteArrayList} that logs its changes. Each is a {@link Splice}, learnt under the
 * superclass's lock, or from what its method returns; taking it back leaves alone what other
 * threads did meanwhile.
 */
public final class TrackedCopyOnWriteArrayList<E extends @Nullable Object> extends CopyOnWriteArrayList<E>
        implements TrackedCollection {
    private static final long serialVersionUID = 1;

    private final transient Elements elements = new Elements();

    /** Creates an empty list. */
    public TrackedCopyOnWriteArrayList() {}

    /** Creates a list of the elements of a collection. */
    public TrackedCopyOnWriteArrayList(Collection<? extends E> c) {
        super(c);
        elements.given(super.toArray());
    }

    /** Creates a list of the elements of an array. */
    public TrackedCopyOnWriteArrayList(E[] toCopyIn) {
        super(toCopyIn);
        elements.given(super.toArray());
    }

    // ---- reading

    @Override
    public E get(int index) {
        return elements.out(super.get(index));
    }

    /** Since Java 21 a method of the superclass. */
    public E getFirst() {
        return iterator().next();
    }

    /** Since Java 21 a method of the superclass. */
    public E getLast() {
        while (true) {
            int size = size();
            if (size == 0) {
                throw new NoSuchElementException();
            }
            try {
                return get(size - 1);
            } catch (IndexOutOfBoundsException shrunk) {
                // By another thread.
            }
        }
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        Objects.requireNonNull(action);
        super.forEach(element -> action.accept(elements.out(element)));
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
        return listIterator();
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
        return new TrackedCopyOnWriteSubList<>(this, super.subList(fromIndex, toIndex), fromIndex);
    }

    Elements elements() {
        return elements;
    }

    // ---- changes of one element

    @Override
    public E set(int index, E element) {
        allOut();
        elements.given(element);
        UndoLog log = UndoLog.current();
        if (log == null) {
            return super.set(index, element);
        }
        @Nullable Object[] before = new @Nullable Object[1];
        Splice change =
                Change.logged(new Splice(this, index, Arrays.asList(before), Collections.singletonList(element)), log);
        E old = super.set(index, element);
        before[0] = old;
        change.done = true;
        return old;
    }

    @Override
    public boolean add(E element) {
        elements.given(element);
        Splice change = insertion(size(), element);
        super.add(element);
        return done(change);
    }

    @Override
    public void add(int index, E element) {
        elements.given(element);
        Splice change = insertion(index, element);
        super.add(index, element);
        done(change);
    }

    @Override
    public boolean addIfAbsent(E element) {
        elements.given(element);
        Splice change = insertion(size(), element);
        return super.addIfAbsent(element) && done(change);
    }

    private @Nullable Splice insertion(int index, @Nullable Object... added) {
        UndoLog log = UndoLog.current();
        return log == null ? null : Change.logged(new Splice(this, index, List.of(), Arrays.asList(added)), log);
    }

    private static boolean done(@Nullable Change change) {
        if (change != null) {
            change.done = true;
        }
        return true;
    }

    @Override
    public E remove(int index) {
        allOut();
        UndoLog log = UndoLog.current();
        if (log == null) {
            return super.remove(index);
        }
        @Nullable Object[] before = new @Nullable Object[1];
        Splice change = Change.logged(new Splice(this, index, Arrays.asList(before), List.of()), log);
        E old = super.remove(index);
        before[0] = old;
        change.done = true;
        return old;
    }

    @Override
    public boolean remove(@Nullable Object o) {
        boolean[] found = {false};
        return removing(each -> !found[0] && (found[0] = Objects.equals(o, each)));
    }

    // ---- changes of several elements

    @Override
    public boolean addAll(Collection<? extends E> c) {
        @Nullable Object[] added = c.toArray();
        elements.given(added);
        Splice change = insertion(size(), added);
        return super.addAll(new HandedArray<E>(added)) && done(change);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> c) {
        @Nullable Object[] added = c.toArray();
        elements.given(added);
        Splice change = insertion(index, added);
        return super.addAll(index, new HandedArray<E>(added)) && done(change);
    }

    @Override
    public int addAllAbsent(Collection<? extends E> c) {
        @Nullable Object[] offered = c.toArray();
        elements.given(offered);
        if (UndoLog.current() == null) {
            return super.addAllAbsent(new HandedArray<E>(offered));
        }
        // One by one, since the superclass does not say which it added.
        int added = 0;
        for (Object each : offered) {
            @SuppressWarnings("unchecked")
            E element = (E) each;
            added += addIfAbsent(element) ? 1 : 0;
        }
        return added;
    }

    @Override
    public void clear() {
        removing(each -> true);
    }

    @Override
    public boolean removeAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removing(c::contains);
    }

    @Override
    public boolean retainAll(Collection<?> c) {
        Objects.requireNonNull(c);
        return removing(each -> !c.contains(each));
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        return removing(filter);
    }

    /** The superclass asks the filter for one element after the other, under its lock. */
    private boolean removing(Predicate<? super E> filter) {
        allOut();
        UndoLog log = UndoLog.current();
        if (log == null) {
            return super.removeIf(filter);
        }
        Removal change = Change.logged(new Removal(this), log);
        change.done = super.removeIf(each -> {
            boolean remove = filter.test(each);
            change.next(each, remove);
            return remove;
        });
        return change.done;
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        Objects.requireNonNull(operator);
        allOut();
        UndoLog log = UndoLog.current();
        if (log == null) {
            super.replaceAll(each -> given(operator.apply(each)));
            return;
        }
        Splice change = Change.logged(new Splice(this, 0, new ArrayList<>(), new ArrayList<>()), log);
        super.replaceAll(each -> {
            E replacement = given(operator.apply(each));
            change.before.add(each);
            change.after.add(replacement);
            return replacement;
        });
        change.done = true;
    }

    E given(E element) {
        elements.given(element);
        return element;
    }

    @Override
    public void sort(@Nullable Comparator<? super E> c) {
        allOut();
        UndoLog log = UndoLog.current();
        if (log == null) {
            super.sort(c);
            return;
        }
        @SuppressWarnings("unchecked")
        Comparator<? super E> order = c != null ? c : (Comparator<? super E>) Comparator.naturalOrder();
        Sorting change = Change.logged(new Sorting(this), log);
        super.sort((one, other) -> {
            if (change.before == null) {
                // The superclass compares under its lock.
                change.before = super.toArray();
            }
            return order.compare(one, other);
        });
        change.done = true;
    }

    // ---- the rest

    @Override
    public Object clone() {
        return super.clone();
    }

    private Object writeReplace() {
        return new CopyOnWriteArrayList<>(this);
    }
}
