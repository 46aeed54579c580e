package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hash table whose entries are a doubly linked list: what {@link TrackedLinkedHashMap} and {@link
 * TrackedLinkedHashSet} have instead of their superclasses' tables, which have no way to put a removed
 * entry back where it was in the order.
 *
 * <p>An entry is logged with its value and its successor ("k was v, before s"), whether it is about to get another
 * value, to move or to go. When that is taken back, everything later has been taken back, so the successor is there
 * again. Entries are found again by their keys, since a table that was {@linkplain UndoLog#copy
 * copied} is filled with new ones.
 *
 * <p>Links are set as the JDK does it, so that {@code forEach} stops or goes on as there if its action changes the map.
 */
final class Chain<K, V> extends OrderedContents<K> {
    private HashMap<K, Link<K, V>> table;
    private @Nullable Link<K, V> head;
    private @Nullable Link<K, V> tail;

    /** How often the order or the number of entries was changed. */
    private int changes;

    /**
     * Creates an empty chain.
     *
     * @param owner the collection that it is the contents of
     * @param table an empty table
     */
    Chain(TrackedCollection owner, HashMap<K, Link<K, V>> table) {
        super(owner);
        this.table = table;
    }

    // ---- reading

    @Override
    int size() {
        return table.size();
    }

    int changes() {
        return changes;
    }

    /** Throws what the JDK throws if there were changes since. */
    void unchangedSince(int before) {
        if (changes != before) {
            throw new ConcurrentModificationException();
        }
    }

    @Nullable
    Link<K, V> find(@Nullable Object key) {
        return table.get(key);
    }

    @Nullable
    Link<K, V> first() {
        return head;
    }

    @Nullable
    Link<K, V> last() {
        return tail;
    }

    void forEach(Consumer<? super Link<K, V>> action) {
        int before = changes;
        for (Link<K, V> each = head; each != null; each = each.after) {
            action.accept(each);
        }
        unchangedSince(before);
    }

    <T extends @Nullable Object> Iterator<T> iterator(Function<Link<K, V>, T> of) {
        return new Links<>(of);
    }

    // ---- changing

    /** Adds a key that is not there, before an entry, or at the end if that is null. */
    void insert(K key, V value, @Nullable Link<K, V> successor) {
        UndoLog log = UndoLog.current();
        admit(key, log);
        value(value);
        Link<K, V> link = new Link<>(this, key, value);
        if (log != null && logs(log)) {
            ChainUndo.absent(this, key, log);
        }
        try {
            table.put(key, link);
        } catch (Throwable noRoom) {
            table.remove(key);
            throw noRoom;
        }
        link(link, successor);
        changes++;
    }

    /** Gives an entry another value. */
    void set(Link<K, V> link, V value) {
        value(value);
        log(link);
        link.value = value;
    }

    /** Moves an entry before another one, or to the end if that is null. */
    void move(Link<K, V> link, @Nullable Link<K, V> successor) {
        if (link != successor && link.after != successor) {
            log(link);
            unlink(link);
            link(link, successor);
            changes++;
        }
    }

    void remove(Link<K, V> link) {
        log(link);
        drop(link);
    }

    /** Removes what there is for a key, and tells whether there was something. */
    boolean removeKey(@Nullable Object key) {
        Link<K, V> link = find(key);
        if (link != null) {
            remove(link);
        }
        return link != null;
    }

    void clear() {
        UndoLog log = UndoLog.current();
        changes++;
        if (log != null && !table.isEmpty() && logs(log)) {
            HashMap<K, Link<K, V>> empty = new HashMap<>();
            ChainUndo.cleared(this, table, head, tail, log);
            table = empty;
        } else {
            table.clear();
        }
        head = null;
        tail = null;
    }

    private void log(Link<K, V> link) {
        UndoLog log = UndoLog.current();
        if (log != null && logs(log)) {
            ChainUndo.present(this, link, log);
        }
    }

    /** Before the value of an entry is set that may have been removed. */
    void changing(Link<K, V> link, UndoLog log) {
        if (logs(log)) {
            if (find(link.key) == link) {
                ChainUndo.present(this, link, log);
            } else {
                ChainUndo.orphan(link, log);
            }
        }
    }

    @Override
    protected void save(K key, UndoLog log) {
        Link<K, V> link = find(key);
        if (link == null) {
            saveAbsent(key, log);
        } else {
            ChainUndo.present(this, link, log);
        }
    }

    @Override
    protected void saveAbsent(K key, UndoLog log) {
        ChainUndo.absent(this, key, log);
    }

    // ---- taking back

    /** Puts back an entry as it was. */
    void restore(Link<K, V> link, V value, @Nullable Link<K, V> successor) {
        link.value = value;
        Link<K, V> present = table.get(link.key);
        if (present == null) {
            table.put(link.key, link);
            present = link;
        }
        present.value = value;
        Link<K, V> next = successor == null ? null : table.get(successor.key);
        if (present.after != next || (next == null && tail != present)) {
            unlink(present);
            link(present, next);
            changes++;
        }
    }

    /** Takes out a key, if it is there. */
    void drop(K key) {
        Link<K, V> link = table.get(key);
        if (link != null) {
            drop(link);
        }
    }

    /** Puts back all entries at once. */
    void restore(HashMap<K, Link<K, V>> table, @Nullable Link<K, V> head, @Nullable Link<K, V> tail) {
        this.table = table;
        this.head = head;
        this.tail = tail;
        changes++;
    }

    // ---- the list

    private void drop(Link<K, V> link) {
        table.remove(link.key);
        unlink(link);
        changes++;
    }

    private void link(Link<K, V> link, @Nullable Link<K, V> successor) {
        Link<K, V> before = successor == null ? tail : successor.before;
        link.before = before;
        link.after = successor;
        if (before == null) {
            head = link;
        } else {
            before.after = link;
        }
        if (successor == null) {
            tail = link;
        } else {
            successor.before = link;
        }
    }

    private void unlink(Link<K, V> link) {
        Link<K, V> before = link.before;
        Link<K, V> after = link.after;
        if (before == null && after == null && head != link) {
            // There was no stack left to link it.
            return;
        }
        if (before == null) {
            head = after;
        } else {
            before.after = after;
        }
        if (after == null) {
            tail = before;
        } else {
            after.before = before;
        }
        link.before = null;
        link.after = null;
    }

    private final class Links<T extends @Nullable Object> implements Iterator<T> {
        private final Function<Link<K, V>, T> of;
        private @Nullable Link<K, V> next = head;
        private @Nullable Link<K, V> current;
        private int expected = changes;

        Links(Function<Link<K, V>, T> of) {
            this.of = of;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public T next() {
            Link<K, V> link = next;
            unchangedSince(expected);
            if (link == null) {
                throw new NoSuchElementException();
            }
            current = link;
            next = link.after;
            return of.apply(link);
        }

        @Override
        public void remove() {
            Link<K, V> link = current;
            if (link == null) {
                throw new IllegalStateException();
            }
            unchangedSince(expected);
            current = null;
            Chain.this.remove(link);
            expected = changes;
        }
    }
}
