package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link Chain} logs, and how it is taken back. */
@SuppressWarnings("NullAway") // null may be a key and a value
abstract class ChainUndo extends Undo {
    private static final Undo ABSENT = new Absent();
    private static final Undo PRESENT = new Present();
    private static final Undo ORPHAN = new Orphan();
    private static final Undo CLEARED = new Cleared();

    /** Logs that there is nothing for a key. */
    static <K> void absent(Chain<K, ?> chain, K key, UndoLog log) {
        log.begin(2, 0);
        log.put(chain);
        log.put(key);
        log.end(ABSENT);
    }

    /** Logs an entry, its value and its place. */
    static <K, V> void present(Chain<K, V> chain, Link<K, V> link, UndoLog log) {
        log.begin(4, 0);
        log.put(chain);
        log.put(link);
        log.put(link.value);
        log.put(link.after);
        log.end(PRESENT);
    }

    /** Logs the value of an entry that was removed from its map. */
    static void orphan(Link<?, ?> link, UndoLog log) {
        log.begin(2, 0);
        log.put(link);
        log.put(link.value);
        log.end(ORPHAN);
    }

    /** Logs all there is. */
    static <K, V> void cleared(
            Chain<K, V> chain,
            HashMap<K, Link<K, V>> table,
            @Nullable Link<K, V> head,
            @Nullable Link<K, V> tail,
            UndoLog log) {
        log.begin(4, 0);
        log.put(chain);
        log.put(table);
        log.put(head);
        log.put(tail);
        log.end(CLEARED);
    }

    @SuppressWarnings("unchecked")
    private static Chain<@Nullable Object, @Nullable Object> chain(UndoLog log) {
        return (Chain<@Nullable Object, @Nullable Object>) Objects.requireNonNull(log.takeReference());
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Link<@Nullable Object, @Nullable Object> link(UndoLog log) {
        return (@Nullable Link<@Nullable Object, @Nullable Object>) log.takeReference();
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return first instanceof Chain<?, ?> chain ? chain.owner() : this;
    }

    @Override
    public String toString() {
        return "an entry of a LinkedHashMap or LinkedHashSet";
    }

    private static final class Absent extends ChainUndo {
        @Override
        protected void undo(UndoLog log) {
            Object key = log.takeReference();
            chain(log).drop(key);
        }
    }

    private static final class Present extends ChainUndo {
        @Override
        protected void undo(UndoLog log) {
            Link<@Nullable Object, @Nullable Object> successor = link(log);
            Object value = log.takeReference();
            Link<@Nullable Object, @Nullable Object> link = Objects.requireNonNull(link(log));
            chain(log).restore(link, value, successor);
        }
    }

    private static final class Orphan extends ChainUndo {
        @Override
        protected void undo(UndoLog log) {
            Object value = log.takeReference();
            Objects.requireNonNull(link(log)).value = value;
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return null;
        }
    }

    private static final class Cleared extends ChainUndo {
        @SuppressWarnings("unchecked")
        @Override
        protected void undo(UndoLog log) {
            Link<@Nullable Object, @Nullable Object> tail = link(log);
            Link<@Nullable Object, @Nullable Object> head = link(log);
            Object table = Objects.requireNonNull(log.takeReference());
            chain(log).restore((HashMap<@Nullable Object, Link<@Nullable Object, @Nullable Object>>) table, head, tail);
        }
    }
}
