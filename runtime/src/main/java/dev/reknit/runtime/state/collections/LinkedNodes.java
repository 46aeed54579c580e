package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a list, in a ring closed by one that holds nothing. Whatever changes, it is what there is
 * between two nodes: so that is what is logged, and taking it back is four references.
 */
final class LinkedNodes<E extends @Nullable Object> {
    private static final Undo LINKS = new LinksUndo();
    private static final Undo ITEM = new ItemUndo();

    private final TrackedLinkedList<E> list;
    private final Node<E> end = new Node<>(null);
    private int size;

    LinkedNodes(TrackedLinkedList<E> list) {
        this.list = list;
        join(end, end);
    }

    /** A node. Those that are in no list have no neighbours. */
    static final class Node<E extends @Nullable Object> {
        E item;
        private @Nullable Node<E> previous;
        private @Nullable Node<E> next;

        @SuppressWarnings({"unchecked", "NullAway"}) // Only the end of the ring holds null where E cannot be.
        Node(@Nullable Object item) {
            this.item = (E) item;
        }

        Node<E> previous() {
            return Objects.requireNonNull(previous);
        }

        Node<E> next() {
            return Objects.requireNonNull(next);
        }
    }

    int size() {
        return size;
    }

    Node<E> first() {
        return end.next();
    }

    Node<E> last() {
        return end.previous();
    }

    /** What is before the first and behind the last. */
    Node<E> end() {
        return end;
    }

    /** The node at an index; at the size, the end. Walks from where it is nearer. */
    Node<E> at(int index) {
        Node<E> node = end;
        if (index < size >> 1) {
            for (int i = 0; i <= index; i++) {
                node = node.next();
            }
        } else {
            for (int i = size; i > index; i--) {
                node = node.previous();
            }
        }
        return node;
    }

    /** Copies the elements to an array that is long enough. */
    @Nullable
    Object[] into(@Nullable Object[] to) {
        int i = 0;
        for (Node<E> each = first(); each != end; each = each.next()) {
            to[i++] = each.item;
        }
        return to;
    }

    // ---- changes

    void set(Node<E> node, E item) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(3, 0);
            log.put(this);
            log.put(node);
            log.put(node.item);
            log.end(ITEM);
        }
        node.item = item;
    }

    /** Puts elements before a node; whether there were any. */
    boolean insert(Node<E> before, @Nullable Object[] items) {
        if (items.length == 0) {
            return false;
        }
        Node<E> last = new Node<>(items[0]);
        Node<E> first = last;
        for (int i = 1; i < items.length; i++) {
            Node<E> next = new Node<>(items[i]);
            join(last, next);
            last = next;
        }
        Node<E> left = before.previous();
        save(left, null, null, before);
        put(left, first, last, before, size + items.length);
        return true;
    }

    void remove(Node<E> node) {
        Node<E> left = node.previous();
        Node<E> right = node.next();
        save(left, node, node, right);
        put(left, null, null, right, size - 1);
        node.previous = null;
        node.next = null;
    }

    void clear() {
        if (size > 0) {
            save(end, first(), last(), end);
        }
        put(end, null, null, end, 0);
    }

    private void save(Node<E> left, @Nullable Node<E> first, @Nullable Node<E> last, Node<E> right) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            log.begin(5, 1);
            log.put(this);
            log.put(left);
            log.put(first);
            log.put(last);
            log.put(right);
            log.put((long) size);
            log.end(LINKS);
        }
    }

    private void put(Node<E> left, @Nullable Node<E> first, @Nullable Node<E> last, Node<E> right, int newSize) {
        if (first == null || last == null) {
            join(left, right);
        } else {
            join(left, first);
            join(last, right);
        }
        size = newSize;
        list.changed();
    }

    private static <E extends @Nullable Object> void join(Node<E> one, Node<E> next) {
        one.next = next;
        next.previous = one;
    }

    private static final class ItemUndo extends Undo {
        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // What was there may be put there.
        protected void undo(UndoLog log) {
            Object item = log.takeReference();
            ((Node<@Nullable Object>) Objects.requireNonNull(log.takeReference())).item = item;
        }

        @Override
        protected Object changed(@Nullable Object first, @Nullable Object last) {
            return first instanceof LinkedNodes<?> nodes ? nodes.list : this;
        }

        @Override
        public String toString() {
            return "an element of a LinkedList";
        }
    }

    private static final class LinksUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            Node<Object> right = (Node<Object>) Objects.requireNonNull(log.takeReference());
            Node<Object> last = (Node<Object>) log.takeReference();
            Node<Object> first = (Node<Object>) log.takeReference();
            Node<Object> left = (Node<Object>) Objects.requireNonNull(log.takeReference());
            ((LinkedNodes<Object>) Objects.requireNonNull(log.takeReference())).put(left, first, last, right, size);
        }

        @Override
        protected Object changed(@Nullable Object first, @Nullable Object last) {
            return first instanceof LinkedNodes<?> nodes ? nodes.list : this;
        }

        @Override
        public String toString() {
            return "elements of a LinkedList";
        }
    }
}
