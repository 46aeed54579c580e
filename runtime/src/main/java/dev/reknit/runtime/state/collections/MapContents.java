package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.UndoLog;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tracked map knows of its keys and values, or a set of its elements, which are keys without
 * values, and what it does about them before it hands them out.
 *
 * <p><b>Keys.</b> One change after the other can be taken back only while keys have the hash that
 * they were put in with. Once a key was put in that may change ({@link Kinds#isStable}), the whole
 * map is copied into the log when a scope comes upon it, and nothing else is logged.
 *
 * <p><b>Values.</b> Once a value was put in that cannot log its own changes ({@link
 * Kinds#isCopied}), each value is shown to the log before it is handed out, which copies it if it
 * must be. Until then, reading costs nothing more than in the JDK class.
 *
 * <p>Both are remembered for good. Used by the threads that the map may be used by.
 */
abstract class MapContents<K extends @Nullable Object, V extends @Nullable Object> {
    /** The class of the key, or value, that was looked at last and needs no care. */
    private @Nullable Class<?> stableKeys;

    private @Nullable Class<?> ownValues;

    private boolean unstable;
    private boolean foreign;

    /** Whether something must be done before anything is handed out. */
    private boolean guarded;

    MapContents() {}

    /** Of a copy of the map. */
    MapContents(MapContents<K, V> from) {
        stableKeys = from.stableKeys;
        ownValues = from.ownValues;
        unstable = from.unstable;
        foreign = from.foreign;
        guarded = from.guarded;
    }

    /** The map or set. */
    abstract Object owner();

    /** All keys. */
    abstract @Nullable Object[] keys();

    /** As many values, in the same order. */
    abstract @Nullable Object[] values();

    // ---- what is put in

    /** Before something is put in. */
    final void note(@Nullable Object key, @Nullable Object value) {
        noteKey(key);
        noteValue(value);
    }

    final void noteKey(@Nullable Object key) {
        if (key != null && key.getClass() != stableKeys) {
            if (Kinds.isStable(key)) {
                stableKeys = key.getClass();
            } else {
                unstable = true;
                guarded = true;
            }
        }
    }

    final void noteValue(@Nullable Object value) {
        if (value != null && value.getClass() != ownValues) {
            if (Kinds.isCopied(value)) {
                foreign = true;
                guarded = true;
            } else {
                ownValues = value.getClass();
            }
        }
    }

    /** Whether a key was put in whose hash may change. */
    final boolean isUnstable() {
        return unstable;
    }

    /** Whether a value was put in that is copied before it is handed out. */
    final boolean isForeign() {
        return foreign;
    }

    // ---- what views change

    /** Before a view has the JDK class remove the entry for a key. */
    abstract void removing(@Nullable Object key);

    /** Removes what an iterator of the JDK's gave last. */
    abstract void remove(@Nullable Object key, Iterator<?> iterator);

    /** Sets the value of an entry object of the JDK's. */
    final V set(Map.Entry<K, V> entry, V value) {
        noteValue(value);
        UndoLog log = UndoLog.current();
        if (log != null) {
            setting(entry, log);
        }
        return out(entry.setValue(value));
    }

    /** Before the value of an entry object is set, which may be in the map no more. */
    abstract void setting(Map.Entry<K, V> entry, UndoLog log);

    // ---- before something is handed out

    /** What is to be handed out: a key or a value. */
    final <T extends @Nullable Object> T out(T object) {
        if (guarded) {
            UndoLog log = UndoLog.current();
            if (log != null) {
                reach(object, log);
            }
        }
        return object;
    }

    void reach(@Nullable Object object, UndoLog log) {
        if (unstable) {
            copy(log);
        } else {
            UndoLog.reach(object, log);
        }
    }

    /** Before all keys are handed out; they may change. */
    final void reachKeys() {
        if (unstable) {
            UndoLog log = UndoLog.current();
            if (log != null) {
                copy(log);
            }
        }
    }

    /** Before all values are handed out. */
    final void reachValues() {
        if (guarded) {
            UndoLog log = UndoLog.current();
            if (log != null && unstable) {
                copy(log);
            } else if (log != null) {
                reachAll(values(), log);
            }
        }
    }

    /** Copies the map, with all keys and values. */
    void copy(UndoLog log) {
        log.copy(owner());
    }

    static void reachAll(@Nullable Object[] all, UndoLog log) {
        for (Object each : all) {
            UndoLog.reach(each, log);
        }
    }
}
