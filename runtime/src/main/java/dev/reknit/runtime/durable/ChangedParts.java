package dev.reknit.runtime.durable;

import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which objects were changed since a checkpoint, as far as that is known. Not safe for use by several threads. */
final class ChangedParts {
    /** With more than so many, what is gathered takes more memory than it is worth. */
    private static final int MOST = 1 << 18;

    /** Null if anything may have changed. */
    private @Nullable Set<Object> objects;

    private ChangedParts(@Nullable Set<Object> objects) {
        this.objects = objects;
    }

    /** Anything may have changed. */
    static ChangedParts everything() {
        return new ChangedParts(null);
    }

    /** Nothing has. */
    static ChangedParts nothing() {
        return new ChangedParts(Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    boolean isKnown() {
        return objects != null;
    }

    /** Adds what a call has changed. */
    void add(UndoLog log, int from) {
        if (objects != null) {
            log.changedSince(from, this::add);
        }
    }

    private void add(Object changed) {
        if (objects == null || changed instanceof Undo || objects.size() >= MOST) {
            objects = null; // What an undo cannot tell is named by itself.
        } else {
            objects.add(changed);
        }
    }

    /** Adds what was gathered before. */
    void add(ChangedParts others) {
        if (others.objects == null) {
            objects = null;
        } else {
            others.objects.forEach(this::add);
        }
    }

    /** The objects; none if anything may have changed. */
    Set<Object> objects() {
        return objects == null ? Set.of() : objects;
    }
}
