package dev.reknit.runtime.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of one level of a woven object. */
final class FieldsUndo extends Undo {
    static final Undo FIELDS = new FieldsUndo();

    private FieldsUndo() {}

    @Override
    protected void undo(UndoLog log) {
        long stamp = log.takeNumber();
        int level = (int) log.takeNumber();
        Tracked object = (Tracked) Objects.requireNonNull(log.takeReference());
        // The entry that another thread's stamp is about may be gone by now.
        object.reknit$undo(level, log.epochs().isOwn(stamp) ? stamp : 0, log);
    }

    @Override
    boolean isNeedless(UndoLog log, LogScope ending) {
        return log.epochs().isWithin(ending.outerEpoch(), log.takeNumber());
    }

    /** The stamp is another one in each process. */
    @Override
    int numbersApart() {
        return 1;
    }

    @Override
    protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
        return last;
    }

    @Override
    public String toString() {
        return "a field";
    }
}
