package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.TrackedCollection;
import dev.reknit.runtime.state.UndoLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an ordered collection knows of all that was ever put into it, and how one of its keys is
 * logged. Shared by the collection and its views, iterators and entries, all of which ask here
 * before they change something or hand something out.
 *
 * @param <K> keys, or elements of a set
 */
abstract class OrderedContents<K> {
    private final TrackedCollection owner;

    /** Whether there may be keys whose hash or order can change: everything is copied then. */
    private boolean unstable;

    /** Whether there may be something that is copied before a scope hands it out. */
    private boolean reaching;

    /** The class of the key that was looked at last, and is stable. */
    private @Nullable Class<?> stable;

    /** The class of the value that was looked at last, and is not copied. */
    private @Nullable Class<?> harmless;

    OrderedContents(TrackedCollection owner) {
        this.owner = owner;
    }

    final TrackedCollection owner() {
        return owner;
    }

    /**
     * Writes to the log what the collection has for a key. Said of what is there, not of a change:
     * it is right to log a key that is not changed after all.
     */
    protected abstract void save(K key, UndoLog log);

    /** The same for a key that the collection has not, and may not be able to compare with others. */
    protected abstract void saveAbsent(K key, UndoLog log);

    /** How many keys there are. */
    abstract int size();

    /** Says that the order itself may change. */
    final void unstable() {
        unstable = true;
        reaching = true;
    }

    /** Before a key is put in that may not be there. */
    final void admit(K key, @Nullable UndoLog log) {
        if (!unstable && key != null && key.getClass() != stable) {
            if (Kinds.isStable(key)) {
                stable = key.getClass();
            } else {
                if (log != null) {
                    log.copy(owner);
                }
                unstable();
            }
        }
    }

    /** Before a key is put in, whether or not it is there already. */
    final void putting(K key, @Nullable UndoLog log) {
        admit(key, log);
        if (log != null) {
            changing(key, log);
        }
    }

    /** Before a value is put in, or after, but before it is handed out. */
    final void value(@Nullable Object value) {
        if (!reaching && value != null && value.getClass() != harmless) {
            if (Kinds.isCopied(value)) {
                reaching = true;
            } else {
                harmless = value.getClass();
            }
        }
    }

    /** Before a key or its value is changed or removed, if there is a scope. */
    final void changing(K key) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            changing(key, log);
        }
    }

    /** The same, where the log is at hand. */
    final void changing(K key, UndoLog log) {
        if (logs(log)) {
            save(key, log);
        }
    }

    /** The same, where it is known whether the key is there. */
    final void changing(K key, boolean present, UndoLog log) {
        if (logs(log)) {
            if (present) {
                save(key, log);
            } else {
                saveAbsent(key, log);
            }
        }
    }

    /** Whether a change has to be logged by itself; if not, the whole collection was copied now. */
    final boolean logs(UndoLog log) {
        if (unstable) {
            log.copy(owner);
        }
        return !unstable;
    }

    /** Whether handing out takes more than the object itself. */
    final boolean isReaching() {
        return reaching;
    }

    /** An object that is about to be handed out; null stays null. */
    @SuppressWarnings("NullAway")
    final <T> T out(@Nullable T object) {
        if (reaching) {
            reach(object);
        }
        return object;
    }

    /** A copy of an entry that is about to be handed out. */
    final <T extends Map.@Nullable Entry<?, ?>> T entryOut(T entry) {
        if (reaching && entry != null) {
            reach(entry.getKey());
            reach(entry.getValue());
        }
        return entry;
    }

    /** What is about to be handed out in bulk. */
    final void allOut(Iterable<?> objects) {
        if (reaching && UndoLog.current() != null) {
            objects.forEach(this::reach);
        }
    }

    private void reach(@Nullable Object object) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            logs(log);
            UndoLog.reach(object, log);
        }
    }
}
