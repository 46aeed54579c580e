package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/**
 * How one kind of entry in an {@link UndoLog} is taken back. Entries hold what was there <em>before</em>
 * a change and are written before it is made, so taking one back twice, or one whose change never
 * happened, does no harm. Without state, safe for use by several threads.
 */
public abstract class Undo {
    /**
     * Takes from the log what was put in, the last first, and puts it back where it was. What it
     * throws is told to the caller as a part that could not be restored; the other entries are taken
     * back all the same.
     */
    protected abstract void undo(UndoLog log) throws Throwable;

    /**
     * Whether the scope around one that ends and keeps its changes has an older entry that puts
     * the same back. Takes from the log what it looks at.
     */
    boolean isNeedless(UndoLog log, LogScope ending) {
        return false;
    }

    /** How many of the numbers that were put in last say nothing about the state. */
    int numbersApart() {
        return 0;
    }

    /**
     * Which object the entry is about, so that it is known what a call changed.
     *
     * @param first the reference that was put in first; null if there is none
     * @param last the one that was put in last
     * @return null for an entry that is about no state; {@link Several} objects; this itself where it cannot tell
     */
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return first instanceof TrackedCollection ? first : this;
    }

    /**
     * Where in the entry the key is that it is about, or the element of a set: 1 for the second reference, -2 for the last but one, 0 if it is about
     * the whole object.
     */
    protected int keyAt() {
        return 0;
    }
}
