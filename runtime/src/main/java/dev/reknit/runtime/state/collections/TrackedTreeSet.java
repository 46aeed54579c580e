package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A {@link TreeSet} that logs its changes, also those made by way of its views and iterators. As in
 * {@link TrackedTreeMap}, the tree is the superclass's, and what is there for an element, found by {@code
 * floor}, is logged before it is touched.
 *
 * @param <E> elements
 */
public final class TrackedTreeSet<E> extends TreeSet<E> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private static final Undo PRESENT = new Present();
    private static final Undo ABSENT = new Absent();
    private static final Undo CLEARED = new Cleared();

    private final transient OrderedContents<E> contents = new OrderedContents<>(this) {
        @Override
        protected void save(E element, UndoLog log) {
            if (isPresent(element)) {
                log(stored(element), PRESENT, log);
            } else {
                saveAbsent(element, log);
            }
        }

        @Override
        protected void saveAbsent(E element, UndoLog log) {
            log(element, ABSENT, log);
        }

        @Override
        int size() {
            return TrackedTreeSet.this.size();
        }
    };

    /** Creates an empty set in natural order. */
    public TrackedTreeSet() {}

    /** Creates an empty set; the order is the natural one if {@code comparator} is null. */
    public TrackedTreeSet(@Nullable Comparator<? super E> comparator) {
        super(comparator);
        if (!Kinds.isStable(comparator)) {
            contents.unstable();
        }
    }

    /** Creates a set of the same elements in natural order. */
    public TrackedTreeSet(Collection<? extends E> elements) {
        addAll(elements);
    }

    /** Creates a set of the same elements in the same order. */
    public TrackedTreeSet(SortedSet<E> elements) {
        this(elements.comparator());
        addAll(elements);
    }

    // ---- the log

    private boolean isPresent(E element) {
        return super.contains(element);
    }

    /** The object that is in the tree. */
    private @Nullable E stored(E element) {
        return super.floor(element);
    }

    private void log(@Nullable E element, Undo how, UndoLog log) {
        log.begin(2, 1);
        log.put(this);
        log.put(element);
        log.put((long) size());
        log.end(how);
    }

    // ---- changes

    @Override
    public boolean add(E element) {
        contents.putting(element, UndoLog.current());
        return super.add(element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        boolean changed = false;
        for (E each : elements) {
            changed |= add(each);
        }
        return changed;
    }

    @SuppressWarnings("unchecked")
    @Override
    public boolean remove(Object element) {
        contents.changing((E) element);
        return super.remove(element);
    }

    @Override
    public void clear() {
        UndoLog log = UndoLog.current();
        if (log != null && !isEmpty() && contents.logs(log)) {
            TreeSet<E> copy = new TreeSet<>((SortedSet<E>) raw());
            log.begin(2, 0);
            log.put(this);
            log.put(copy);
            log.end(CLEARED);
        }
        super.clear();
    }

    /** The whole set as a view of the superclass. */
    private NavigableSet<E> raw() {
        return super.descendingSet().descendingSet();
    }

    private void refill(TreeSet<E> elements) {
        super.addAll(elements);
    }

    @Override
    public @Nullable E pollFirst() {
        if (!isEmpty()) {
            contents.changing(super.first());
        }
        return contents.out(super.pollFirst());
    }

    @Override
    public @Nullable E pollLast() {
        if (!isEmpty()) {
            contents.changing(super.last());
        }
        return contents.out(super.pollLast());
    }

    @Override
    public Iterator<E> iterator() {
        return new SortedKeyIterator<>(contents, super.iterator());
    }

    @Override
    public Iterator<E> descendingIterator() {
        return new SortedKeyIterator<>(contents, super.descendingIterator());
    }

    // ---- reading

    @Override
    public Spliterator<E> spliterator() {
        contents.allOut(raw());
        return super.spliterator();
    }

    @Override
    public E first() {
        return contents.out(super.first());
    }

    @Override
    public E last() {
        return contents.out(super.last());
    }

    @Override
    public @Nullable E lower(E element) {
        return contents.out(super.lower(element));
    }

    @Override
    public @Nullable E floor(E element) {
        return contents.out(super.floor(element));
    }

    @Override
    public @Nullable E ceiling(E element) {
        return contents.out(super.ceiling(element));
    }

    @Override
    public @Nullable E higher(E element) {
        return contents.out(super.higher(element));
    }

    // ---- views

    private NavigableSet<E> part(NavigableSet<E> part) {
        return SortedKeys.ofSet(contents, part);
    }

    @Override
    public NavigableSet<E> descendingSet() {
        return part(super.descendingSet());
    }

    @Override
    public NavigableSet<E> subSet(E from, boolean fromInclusive, E to, boolean toInclusive) {
        return part(super.subSet(from, fromInclusive, to, toInclusive));
    }

    @Override
    public NavigableSet<E> headSet(E to, boolean inclusive) {
        return part(super.headSet(to, inclusive));
    }

    @Override
    public NavigableSet<E> tailSet(E from, boolean inclusive) {
        return part(super.tailSet(from, inclusive));
    }

    @Override
    public SortedSet<E> subSet(E from, E to) {
        return subSet(from, true, to, false);
    }

    @Override
    public SortedSet<E> headSet(E to) {
        return headSet(to, false);
    }

    @Override
    public SortedSet<E> tailSet(E from) {
        return tailSet(from, true);
    }

    // ---- copies

    /** An independent set, tracked as well. */
    @Override
    public Object clone() {
        return new TrackedTreeSet<>((SortedSet<E>) this);
    }

    /** In a stream it is a {@link TreeSet}. */
    private Object writeReplace() {
        return new TreeSet<>((SortedSet<E>) raw());
    }

    // ---- taking back, by the set's own methods, which do not log meanwhile

    private abstract static class SetUndo extends Undo {
        @SuppressWarnings("unchecked")
        static TrackedTreeSet<@Nullable Object> set(UndoLog log) {
            return (TrackedTreeSet<@Nullable Object>) Objects.requireNonNull(log.takeReference());
        }

        @Override
        public String toString() {
            return "an element of a TreeSet";
        }
    }

    private static final class Present extends SetUndo {
        @SuppressWarnings("NullAway") // null may be a key and a value
        @Override
        protected void undo(UndoLog log) {
            log.takeNumber();
            Object element = log.takeReference();
            set(log).add(element);
        }

        @Override
        protected int keyAt() {
            return 1;
        }
    }

    private static final class Absent extends SetUndo {
        @SuppressWarnings("NullAway") // null may be a key and a value
        @Override
        protected void undo(UndoLog log) {
            long size = log.takeNumber();
            Object element = log.takeReference();
            TrackedTreeSet<@Nullable Object> set = set(log);
            // The element may be one that the order refused, which was not put in then.
            if (set.size() > size) {
                set.remove(element);
            }
        }

        @Override
        protected int keyAt() {
            return 1;
        }
    }

    private static final class Cleared extends SetUndo {
        @SuppressWarnings("unchecked")
        @Override
        protected void undo(UndoLog log) {
            Object copy = Objects.requireNonNull(log.takeReference());
            TrackedTreeSet<@Nullable Object> set = set(log);
            if (set.isEmpty()) {
                set.refill((TreeSet<@Nullable Object>) copy);
            }
        }
    }
}
