package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;

/** How the changes of a {@link TrackedArrayDeque} are taken back. */
final class ArrayDequeUndo {
    static final Undo ADDED = new AddedUndo();
    static final Undo REMOVED = new RemovedUndo();
    static final Undo ALL = new AllUndo();

    private ArrayDequeUndo() {}

    private static final class AddedUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            boolean first = log.takeNumber() != 0;
            int size = (int) log.takeNumber();
            ArrayDeque<?> deque = (ArrayDeque<?>) Objects.requireNonNull(log.takeReference());
            if (deque.size() > size) {
                Object added = first ? deque.pollFirst() : deque.pollLast();
                Objects.requireNonNull(added);
            }
        }

        @Override
        public String toString() {
            return "an element added to an ArrayDeque";
        }
    }

    private static final class RemovedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int index = (int) log.takeNumber();
            int size = (int) log.takeNumber();
            Object element = Objects.requireNonNull(log.takeReference());
            ArrayDeque<Object> deque = (ArrayDeque<Object>) Objects.requireNonNull(log.takeReference());
            if (deque.size() < size) {
                putBack(deque, element, index);
            }
        }

        private static void putBack(ArrayDeque<Object> deque, Object element, int index) {
            int behind = deque.size() - index;
            if (index < behind) {
                Object[] before = new Object[index];
                Arrays.setAll(before, i -> deque.removeFirst());
                deque.addFirst(element);
                for (int i = index - 1; i >= 0; i--) {
                    deque.addFirst(before[i]);
                }
            } else {
                Object[] after = new Object[behind];
                Arrays.setAll(after, i -> deque.removeLast());
                deque.addLast(element);
                for (int i = behind - 1; i >= 0; i--) {
                    deque.addLast(after[i]);
                }
            }
        }

        @Override
        public String toString() {
            return "an element removed from an ArrayDeque";
        }
    }

    private static final class AllUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            Object[] all = (Object[]) Objects.requireNonNull(log.takeReference());
            ArrayDeque<Object> deque = (ArrayDeque<Object>) Objects.requireNonNull(log.takeReference());
            deque.clear();
            for (Object each : all) {
                deque.addLast(each);
            }
        }

        @Override
        public String toString() {
            return "the elements of an ArrayDeque";
        }
    }
}
