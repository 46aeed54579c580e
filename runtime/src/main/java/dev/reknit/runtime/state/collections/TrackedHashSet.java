package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link HashSet} that logs its changes, as {@link TrackedHashMap} does those of its keys. It is
 * serialized as a {@code HashSet}.
 *
 * @param <E> the type of elements
 */
public final class TrackedHashSet<E extends @Nullable Object> extends HashSet<E> implements TrackedCollection {
    private static final long serialVersionUID = 1L;

    private transient Log entries = new Log();

    /** As {@link HashSet#HashSet()}. */
    public TrackedHashSet() {}

    /** As {@link HashSet#HashSet(int)}. */
    public TrackedHashSet(int initialCapacity) {
        super(initialCapacity);
    }

    /** As {@link HashSet#HashSet(int, float)}. */
    public TrackedHashSet(int initialCapacity, float loadFactor) {
        super(initialCapacity, loadFactor);
    }

    /** As {@link HashSet#HashSet(Collection)}. */
    public TrackedHashSet(Collection<? extends E> from) {
        super(Math.max((int) (from.size() / .75f) + 1, 16));
        for (E each : from) {
            entries.noteKey(each);
            super.add(each);
        }
    }

    @Override
    public boolean add(E element) {
        entries.noteKey(element);
        UndoLog log = UndoLog.current();
        if (log != null && !super.contains(element)) {
            entries.saveValue(element, log);
        }
        return super.add(element);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        UndoLog log = UndoLog.current();
        if (log != null && super.contains(element)) {
            entries.saveEntry(element, log);
        }
        return super.remove(element);
    }

    @Override
    public void clear() {
        entries.saveAll();
        super.clear();
    }

    @Override
    public Iterator<E> iterator() {
        return TrackedIterator.keys(entries, super.iterator());
    }

    @Override
    public Spliterator<E> spliterator() {
        entries.reachKeys();
        return new ShownSpliterator<>(super.spliterator(), entries::out);
    }

    @Override
    public @Nullable Object[] toArray() {
        entries.reachKeys();
        return super.toArray();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] array) {
        entries.reachKeys();
        return super.toArray(array);
    }

    @Override
    @SuppressWarnings("unchecked") // A clone is of the same class.
    public TrackedHashSet<E> clone() {
        TrackedHashSet<E> copy = (TrackedHashSet<E>) super.clone();
        copy.entries = copy.new Log(entries);
        return copy;
    }

    private Object writeReplace() {
        return new HashSet<>(this);
    }

    /** With the operations of {@link HashSet}. */
    private final class Log extends MapLog<E, @Nullable Object> {
        Log() {}

        Log(Log from) {
            super(from);
        }

        @Override
        Object owner() {
            return TrackedHashSet.this;
        }

        @Override
        boolean has(@Nullable Object key) {
            return TrackedHashSet.super.contains(key);
        }

        @Override
        @Nullable
        Object get(@Nullable Object key) {
            return null;
        }

        @Override
        void put(@Nullable E key, @Nullable Object value) {
            TrackedHashSet.super.add(key);
        }

        @Override
        void remove(@Nullable Object key) {
            TrackedHashSet.super.remove(key);
        }

        @Override
        @Nullable
        Object[] keys() {
            return TrackedHashSet.super.toArray();
        }

        @Override
        @Nullable
        Object[] values() {
            return new @Nullable Object[size()];
        }

        @Override
        boolean isAttached(Map.Entry<E, @Nullable Object> entry) {
            throw new AssertionError("a set has no entries");
        }
    }
}
