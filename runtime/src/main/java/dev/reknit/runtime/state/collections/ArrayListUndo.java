package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the changes of a {@link TrackedArrayList} are taken back. */
final class ArrayListUndo {
    static final Undo SET = new SetUndo();
    static final Undo REMOVED = new RemovedUndo();
    static final Undo SPLICED = new SplicedUndo();

    private ArrayListUndo() {}

    private static final class SetUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int index = (int) log.takeNumber();
            Object old = log.takeReference();
            ((List<@Nullable Object>) Objects.requireNonNull(log.takeReference())).set(index, old);
        }

        @Override
        public String toString() {
            return "an element of an ArrayList";
        }
    }

    private static final class RemovedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            int index = (int) log.takeNumber();
            Object old = log.takeReference();
            List<@Nullable Object> list = (List<@Nullable Object>) Objects.requireNonNull(log.takeReference());
            if (list.size() < size) {
                list.add(index, old);
            }
        }

        @Override
        public String toString() {
            return "a removed element of an ArrayList";
        }
    }

    /** A range had other elements, perhaps fewer or more. */
    private static final class SplicedUndo extends Undo {
        @Override
        @SuppressWarnings("unchecked")
        protected void undo(UndoLog log) {
            int size = (int) log.takeNumber();
            int from = (int) log.takeNumber();
            @Nullable Object[] before = (@Nullable Object[]) Objects.requireNonNull(log.takeReference());
            ((TrackedArrayList<@Nullable Object>) Objects.requireNonNull(log.takeReference()))
                    .putBack(from, before, size);
        }

        @Override
        public String toString() {
            return "elements of an ArrayList";
        }
    }
}
