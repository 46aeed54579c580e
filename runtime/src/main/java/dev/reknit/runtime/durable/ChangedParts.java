package dev.reknit.runtime.durable;

import dev.reknit.runtime.encoding.GraphEncoding;
import dev.reknit.runtime.state.ChangedObjects;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which objects were changed since a checkpoint, and of maps and sets for which keys, as far as that is known. For whoever has the
 * object's lock.
 */
final class ChangedParts implements ChangedObjects {
    /** With more than so many, what is gathered takes more memory than it is worth. */
    private static final int MOST = 1 << 18;

    private static final Set<@Nullable Object> ALL_KEYS = Set.of();

    /** With the keys; null if anything may have changed. */
    private @Nullable Map<Object, Set<@Nullable Object>> objects;

    private int size;

    private ChangedParts(@Nullable Map<Object, Set<@Nullable Object>> objects) {
        this.objects = objects;
    }

    /** Anything may have changed. */
    static ChangedParts everything() {
        return new ChangedParts(null);
    }

    /** Nothing has. */
    static ChangedParts nothing() {
        return new ChangedParts(new IdentityHashMap<>());
    }

    boolean isKnown() {
        return objects != null;
    }

    /** Adds what a call has changed. */
    void add(UndoLog log, int from) {
        if (objects != null) {
            log.changedSince(from, this);
        }
    }

    @Override
    public void changed(Object object) {
        if (objects == null) {
            return;
        }
        if (object instanceof Undo || size >= MOST) {
            objects = null;
        } else if (objects.put(object, ALL_KEYS) == null) {
            size++;
        }
    }

    @Override
    public void changed(Object collection, @Nullable Object key) {
        if (objects == null) {
            return;
        }
        Set<@Nullable Object> keys = objects.get(collection);
        if (keys == ALL_KEYS) {
            return;
        }
        if (size >= MOST || !isByKey(collection)) {
            changed(collection);
            return;
        }
        if (keys == null) {
            keys = new HashSet<>();
            objects.put(collection, keys);
        }
        if (keys.add(key)) {
            size++;
        }
    }

    /** What {@link GraphEncoding} takes keys for. A comparator decides otherwise than {@code equals} what one key is. */
    private static boolean isByKey(Object collection) {
        if (collection instanceof SortedMap<?, ?> map) {
            return map.comparator() == null;
        }
        if (collection instanceof SortedSet<?> set) {
            return set.comparator() == null;
        }
        return collection instanceof HashMap
                || collection instanceof HashSet
                || collection instanceof ConcurrentHashMap;
    }

    /** Adds what was gathered before. */
    void add(ChangedParts others) {
        if (others.objects == null) {
            objects = null;
            return;
        }
        others.objects.forEach((object, keys) -> {
            if (keys == ALL_KEYS) {
                changed(object);
            } else {
                keys.forEach(key -> changed(object, key));
            }
        });
    }

    /** Has all that was changed written. */
    void writeTo(GraphEncoding encoding) {
        if (objects != null) {
            objects.forEach((object, keys) -> {
                if (keys == ALL_KEYS) {
                    encoding.changed(object);
                } else {
                    encoding.changed(object, keys);
                }
            });
        }
    }
}
