package dev.reknit.runtime.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was copied at one time. */
final class SnapshotUndo extends Undo {
    static final Undo SNAPSHOT = new SnapshotUndo();

    private SnapshotUndo() {}

    @Override
    protected void undo(UndoLog log) {
        log.rollback().restore(snapshot(log));
    }

    private static Snapshot snapshot(UndoLog log) {
        return (Snapshot) Objects.requireNonNull(log.takeReference());
    }

    @Override
    boolean isNeedless(UndoLog log, LogScope ending) {
        return ending.hasOuter(snapshot(log));
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return first;
    }

    @Override
    public String toString() {
        return "what was copied";
    }
}
