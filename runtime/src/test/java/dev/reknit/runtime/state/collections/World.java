package dev.reknit.runtime.state.collections;

import dev.reknit.runtime.state.UndoLog;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A map, and the keys and values that programs put into it. Two worlds of the same kind have keys
 * and values of the same numbers but nothing in common that can be changed, and are compared by
 * what they {@linkplain #told tell}.
 */
final class World {
    private static final int VALUES = 12;

    final Map<Object, Object> map;
    final Set<Object> set;
    final List<@Nullable Object> keys;
    final List<@Nullable Object> values = new ArrayList<>();
    private final Map<Object, String> names = new IdentityHashMap<>();

    /** Can be changed, cannot log it, and may be a key: the changes are not of its hash. */
    static final class Box {
        final int hash;
        int contents;

        Box(int hash) {
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Box box && box.hash == hash;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    World(Map<Object, Object> map, List<@Nullable Object> keys, boolean boxes, boolean nulls) {
        this(map, map.keySet(), keys, boxes, nulls);
    }

    /** One of a set: the elements are the keys. */
    World(Set<Object> set, List<@Nullable Object> keys) {
        this(new SetAsMap(set), set, keys, false, false);
    }

    private World(Map<Object, Object> map, Set<Object> set, List<@Nullable Object> keys, boolean boxes, boolean nulls) {
        this.map = map;
        this.set = set;
        this.keys = keys;
        for (int i = 0; i < VALUES; i++) {
            values.add(boxes && i % 3 != 0 ? new Box(i / 2) : new String("v" + i / 2));
        }
        if (nulls) {
            values.set(0, null);
        }
        for (int i = 0; i < keys.size(); i++) {
            names.put(keys.get(i), "key " + i);
        }
        for (int i = 0; i < values.size(); i++) {
            names.put(values.get(i), "value " + i);
        }
    }

    @Nullable
    Object key(Random random) {
        return drawn(keys, random);
    }

    @Nullable
    Object value(Random random) {
        return drawn(values, random);
    }

    /** As woven code takes it from a field. */
    private static @Nullable Object drawn(List<@Nullable Object> from, Random random) {
        Object drawn = from.get(random.nextInt(from.size()));
        UndoLog log = UndoLog.current();
        if (log != null) {
            UndoLog.reach(drawn, log);
        }
        return drawn;
    }

    /** Changes an object that was handed out, if it can be. */
    static @Nullable Object touch(@Nullable Object object, int by) {
        if (object instanceof Box box) {
            box.contents = box.contents * 31 + by;
        }
        return object;
    }

    /** Something in words that are the same in the other world. */
    String told(@Nullable Object something) {
        if (something == null) {
            return "null";
        }
        if (something instanceof Map.Entry<?, ?> entry) {
            return told(entry.getKey()) + " = " + told(entry.getValue());
        }
        if (something instanceof Object[] array) {
            return Arrays.stream(array).map(this::told).sorted().toList().toString();
        }
        if (something instanceof Iterable<?> all) {
            List<String> told = new ArrayList<>();
            all.forEach(each -> told.add(told(each)));
            return told.stream().sorted().toList().toString();
        }
        String name = names.getOrDefault(something, something.toString());
        return something instanceof Box box ? name + "(" + box.contents + ")" : name;
    }

    /** The map, and the contents of everything. */
    String told() {
        Map<String, String> entries = new TreeMap<>();
        map.forEach((key, value) -> entries.put(told(key), told(value)));
        return map.size() + " " + entries + " " + told(keys) + " " + told(values);
    }

    /** What there is now; the result puts it back. */
    Runnable copy() {
        List<Object> heldKeys = new ArrayList<>(map.keySet());
        List<Object> heldValues = new ArrayList<>(map.values());
        Map<Box, Integer> contents = new IdentityHashMap<>();
        for (List<Object> each : List.of(keys, values)) {
            for (Object object : each) {
                if (object instanceof Box box) {
                    contents.put(box, box.contents);
                }
            }
        }
        return () -> {
            map.clear();
            for (int i = 0; i < heldKeys.size(); i++) {
                map.put(heldKeys.get(i), heldValues.get(i));
            }
            contents.forEach((box, was) -> box.contents = was);
        };
    }

    private static final class SetAsMap extends AbstractMap<Object, Object> {
        private final Set<Object> set;

        SetAsMap(Set<Object> set) {
            this.set = set;
        }

        @Override
        public @Nullable Object put(Object key, @Nullable Object value) {
            set.add(key);
            return null;
        }

        @Override
        public void clear() {
            set.clear();
        }

        @Override
        public Set<Map.Entry<Object, Object>> entrySet() {
            Map<Object, Object> entries = new IdentityHashMap<>();
            set.forEach(each -> entries.put(each, null));
            return entries.entrySet();
        }
    }
}
