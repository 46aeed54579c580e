package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.runtime.state.UndoLog;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tracked map logs its changes, or a set, which is a map without values. Knows the operations
 * of the JDK class that the tracked one extends, which log nothing.
 *
 * <p><b>Keys.</b> One entry after the other can be taken back only while keys have the hash that
 * they were put in with. Once a key was put in that may change ({@link Kinds#isStable}), the whole
 * map is copied into the log when a scope comes upon it, and nothing else is logged.
 *
 * <p><b>Values.</b> Once a value was put in that cannot log its own changes ({@link
 * Kinds#isCopied}), each value is shown to the log before it is handed out, which copies it if it
 * must be. Until then, reading costs nothing more than in the JDK class.
 *
 * <p>Both are remembered for good. Used by the threads that the map may be used by.
 */
abstract class MapLog<K extends @Nullable Object, V extends @Nullable Object> {
    /** The class of the key, or value, that was looked at last and needs no care. */
    private @Nullable Class<?> stableKeys;

    private @Nullable Class<?> ownValues;

    private boolean unstable;
    private boolean foreign;

    /** Whether something must be done before anything is handed out. */
    private boolean guarded;

    MapLog() {}

    /** One for a copy of the map. */
    MapLog(MapLog<K, V> from) {
        stableKeys = from.stableKeys;
        ownValues = from.ownValues;
        unstable = from.unstable;
        foreign = from.foreign;
        guarded = from.guarded;
    }

    // ---- the JDK class

    /** The map or set. */
    abstract Object owner();

    abstract boolean has(@Nullable Object key);

    abstract @Nullable V get(@Nullable Object key);

    abstract void put(K key, V value);

    abstract void remove(@Nullable Object key);

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
            if (isSafeKey(key)) {
                stableKeys = key.getClass();
            } else {
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

    /** Whether a key of this class needs no care; takes care of it otherwise. */
    boolean isSafeKey(Object key) {
        if (Kinds.isStable(key)) {
            return true;
        }
        unstable = true;
        return false;
    }

    // ---- before a change

    /** Before an entry is made or given another value, if there is a scope. */
    final void saveValue(@Nullable Object key, UndoLog log) {
        if (unstable) {
            log.copy(owner());
        } else {
            save(key, key, log);
        }
    }

    /** Before a change after which there may be no entry for the key, if there is a scope. */
    final void saveEntry(@Nullable Object key, UndoLog log) {
        if (unstable) {
            log.copy(owner());
        } else {
            save(key, stored(key), log);
        }
    }

    private void save(@Nullable Object key, @Nullable Object stored, UndoLog log) {
        V value = get(key);
        if (value == null && !has(key)) {
            MapUndo.absent(this, key, log);
            return;
        }
        if (foreign) {
            // Whoever changes an entry is told what it was.
            UndoLog.reach(value, log);
        }
        MapUndo.present(this, stored, value, log);
    }

    /** The key object that the map has for a key; anything if it has none. */
    @Nullable
    Object stored(@Nullable Object key) {
        if (key == null) {
            return null;
        }
        StoredKey probe = new StoredKey(key);
        return has(probe) ? probe.found() : key;
    }

    /** Before all entries are changed or removed. */
    final void saveAll() {
        UndoLog log = UndoLog.current();
        if (log == null) {
            return;
        }
        if (unstable) {
            log.copy(owner());
        } else {
            MapUndo.all(this, keys(), values(), log);
        }
    }

    /** Before a view removes the entry for a key. */
    void removing(@Nullable Object key) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            saveEntry(key, log);
        }
    }

    /** Removes what an iterator gave last. */
    void remove(@Nullable Object key, Iterator<?> iterator) {
        removing(key);
        iterator.remove();
    }

    /** Sets the value of an entry object of the JDK's. */
    final V set(Map.Entry<K, V> entry, V value) {
        noteValue(value);
        UndoLog log = UndoLog.current();
        if (log != null && unstable) {
            log.copy(owner());
        } else if (log != null) {
            saveSet(entry, log);
        }
        return out(entry.setValue(value));
    }

    /** Before the value of an entry object is set, which may be in the map no more. */
    abstract void saveSet(Map.Entry<K, V> entry, UndoLog log);

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

    private void reach(@Nullable Object object, UndoLog log) {
        if (unstable) {
            log.copy(owner());
        } else {
            UndoLog.reach(object, log);
        }
    }

    /** Before all keys are handed out. */
    final void reachKeys() {
        if (guarded) {
            UndoLog log = UndoLog.current();
            if (log != null && unstable) {
                log.copy(owner());
            } else if (log != null) {
                reachKeys(log);
            }
        }
    }

    /** Before all values are handed out. */
    final void reachValues() {
        if (guarded) {
            UndoLog log = UndoLog.current();
            if (log != null && unstable) {
                log.copy(owner());
            } else if (log != null && foreign) {
                for (Object each : values()) {
                    UndoLog.reach(each, log);
                }
            }
        }
    }

    /** Before all keys are handed out of a map that is never copied; others have stable ones now. */
    void reachKeys(UndoLog log) {}
}
