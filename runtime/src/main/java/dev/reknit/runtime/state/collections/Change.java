package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Objects;

/**
 * A change of a collection that other threads may change meanwhile. Who makes it does not know before
 * what it will meet: so this is logged before the change, and learns of it while it is made.
 */
abstract class Change {
    private static final Undo UNDO = new ChangeUndo();

    /** Set directly after the change was made; nothing can fail between. */
    boolean done;

    /** Takes back what was done, as far as others have not changed it since. */
    abstract void takeBack();

    /** Logs a change that is about to be made. */
    static <C extends Change> C logged(C change, UndoLog log) {
        log.begin(1, 0);
        log.put(change);
        log.end(UNDO);
        return change;
    }

    private static final class ChangeUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            Change change = (Change) Objects.requireNonNull(log.takeReference());
            if (change.done) {
                change.done = false;
                change.takeBack();
            }
        }

        @Override
        public String toString() {
            return "a change of a concurrent collection";
        }
    }
}
