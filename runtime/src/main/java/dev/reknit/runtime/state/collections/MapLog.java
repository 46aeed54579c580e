package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a map or set logs its changes that belongs to one thread at a time: before a change, it logs
 * what there is for the key. Knows the operations of the JDK class that the tracked one extends,
 * which log nothing.
 */
abstract class MapLog<K extends @Nullable Object, V extends @Nullable Object> extends MapContents<K, V> {
    MapLog() {}

    MapLog(MapLog<K, V> from) {
        super(from);
    }

    abstract boolean has(@Nullable Object key);

    abstract @Nullable V get(@Nullable Object key);

    abstract void put(@Nullable K key, @Nullable V value);

    abstract void remove(@Nullable Object key);

    /** Before an entry is made or given another value, if there is a scope. */
    final void saveValue(@Nullable Object key, UndoLog log) {
        if (isUnstable()) {
            copy(log);
        } else {
            save(key, key, log);
        }
    }

    /** Before a change after which there may be no entry for the key, if there is a scope. */
    final void saveEntry(@Nullable Object key, UndoLog log) {
        if (isUnstable()) {
            copy(log);
        } else {
            save(key, stored(key), log);
        }
    }

    /** Before the value for a key is handed out, if there is a scope. */
    final void reachValue(@Nullable Object key, UndoLog log) {
        if (isUnstable()) {
            copy(log);
        } else if (isForeign()) {
            UndoLog.reach(get(key), log);
        }
    }

    private void save(@Nullable Object key, @Nullable Object stored, UndoLog log) {
        V value = get(key);
        if (value == null && !has(key)) {
            MapUndo.absent(this, key, log);
            return;
        }
        if (isForeign()) {
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
        if (log != null) {
            if (isUnstable()) {
                copy(log);
            } else {
                MapUndo.all(this, keys(), values(), log);
            }
        }
    }

    @Override
    void removing(@Nullable Object key) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            saveEntry(key, log);
        }
    }

    @Override
    void remove(@Nullable Object key, Iterator<?> iterator) {
        removing(key);
        iterator.remove();
    }

    @Override
    void setting(Map.Entry<K, V> entry, UndoLog log) {
        if (isUnstable()) {
            copy(log);
        } else if (isAttached(entry)) {
            save(entry.getKey(), entry.getKey(), log);
        } else {
            saveDetached(entry, log);
        }
    }

    /** Whether setting an entry object sets the value that the map has for the key. */
    abstract boolean isAttached(Map.Entry<K, V> entry);

    /** Before the value of an entry object is set that is in the map no more. */
    void saveDetached(Map.Entry<K, V> entry, UndoLog log) {
        MapUndo.detached(entry, entry.getValue(), log);
    }
}
