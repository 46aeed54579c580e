package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.io.Serializable;
import java.util.AbstractSet;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a {@link TrackedTreeMap} or of a part of one, or a part of a {@link TrackedTreeSet}:
 * the JDK's view, asked by way of the collection's {@link OrderedContents}.
 */
final class SortedKeys<E> extends AbstractSet<E> implements NavigableSet<E>, TrackedCollection, Serializable {
    private static final long serialVersionUID = 1L;

    private final transient OrderedContents<E> contents;
    private final transient NavigableSet<E> view;

    /** The same keys, to make views from. */
    private final transient NavigableSet<E> whole;

    /** Whether the keys are a map's, so that none can be added. */
    private final transient boolean ofMap;

    /**
     * Wraps a view.
     *
     * @param view the JDK's view
     * @param whole the same, but one whose own views do not call methods of a tracked collection
     */
    private SortedKeys(OrderedContents<E> contents, NavigableSet<E> view, NavigableSet<E> whole, boolean ofMap) {
        this.contents = contents;
        this.view = view;
        this.whole = whole;
        this.ofMap = ofMap;
    }

    /** A part of a set. */
    static <E> SortedKeys<E> ofSet(OrderedContents<E> contents, NavigableSet<E> part) {
        return new SortedKeys<>(contents, part, part, false);
    }

    /** The keys of a part of a map. */
    static <E> SortedKeys<E> ofMap(OrderedContents<E> contents, NavigableSet<E> keys) {
        return ofMap(contents, keys, keys);
    }

    /** The keys of a whole map, the second time as those of a part. */
    static <E> SortedKeys<E> ofMap(OrderedContents<E> contents, NavigableSet<E> keys, NavigableSet<E> asPart) {
        return new SortedKeys<>(contents, keys, asPart, true);
    }

    private SortedKeys<E> part(NavigableSet<E> part) {
        return new SortedKeys<>(contents, part, part, ofMap);
    }

    // ---- changes

    @Override
    public boolean add(E element) {
        if (ofMap) {
            throw new UnsupportedOperationException();
        }
        contents.admit(element, UndoLog.current());
        changing(element);
        return view.add(element);
    }

    /** Asks the view first, which may refuse what cannot be compared with what is there. */
    private void changing(E element) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            contents.changing(element, contents.size() > 0 && view.contains(element), log);
        }
    }

    @SuppressWarnings("unchecked")
    @Override
    public boolean remove(Object element) {
        changing((E) element);
        return view.remove(element);
    }

    @Override
    public @Nullable E pollFirst() {
        if (!view.isEmpty()) {
            contents.changing(view.first());
        }
        return contents.out(view.pollFirst());
    }

    @Override
    public @Nullable E pollLast() {
        if (!view.isEmpty()) {
            contents.changing(view.last());
        }
        return contents.out(view.pollLast());
    }

    @Override
    public Iterator<E> iterator() {
        return new SortedKeyIterator<>(contents, view.iterator());
    }

    @Override
    public Iterator<E> descendingIterator() {
        return new SortedKeyIterator<>(contents, view.descendingIterator());
    }

    // ---- reading

    @Override
    public int size() {
        return view.size();
    }

    @Override
    public boolean isEmpty() {
        return view.isEmpty();
    }

    @Override
    public boolean contains(Object element) {
        return view.contains(element);
    }

    @Override
    public Spliterator<E> spliterator() {
        contents.allOut(view);
        return view.spliterator();
    }

    @Override
    public @Nullable Comparator<? super E> comparator() {
        return view.comparator();
    }

    @Override
    public E first() {
        return contents.out(view.first());
    }

    @Override
    public E last() {
        return contents.out(view.last());
    }

    @Override
    public @Nullable E lower(E element) {
        return contents.out(view.lower(element));
    }

    @Override
    public @Nullable E floor(E element) {
        return contents.out(view.floor(element));
    }

    @Override
    public @Nullable E ceiling(E element) {
        return contents.out(view.ceiling(element));
    }

    @Override
    public @Nullable E higher(E element) {
        return contents.out(view.higher(element));
    }

    // ---- views

    @Override
    public NavigableSet<E> descendingSet() {
        return part(whole.descendingSet());
    }

    @Override
    public NavigableSet<E> subSet(E from, boolean fromInclusive, E to, boolean toInclusive) {
        return part(whole.subSet(from, fromInclusive, to, toInclusive));
    }

    @Override
    public NavigableSet<E> headSet(E to, boolean inclusive) {
        return part(whole.headSet(to, inclusive));
    }

    @Override
    public NavigableSet<E> tailSet(E from, boolean inclusive) {
        return part(whole.tailSet(from, inclusive));
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

    /** In a stream it is the JDK's view, which not all can be written to. */
    private Object writeReplace() {
        return view;
    }
}
