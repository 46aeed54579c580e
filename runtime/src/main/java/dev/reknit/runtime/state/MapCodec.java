package dev.reknit.runtime.state;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** For maps of all kinds. */
final class MapCodec extends Codec<Map<@Nullable Object, @Nullable Object>, MapCodec.Entries> {
    /** Keys and values, in the order of iteration. */
    record Entries(@Nullable Object[] keys, @Nullable Object[] values) {}

    private final boolean writable;

    private MapCodec(boolean writable) {
        this.writable = writable;
    }

    /** A map of its own. */
    static MapCodec map() {
        return new MapCodec(true);
    }

    /** A map that shows another one, or never changes. */
    static MapCodec view() {
        return new MapCodec(false);
    }

    @Override
    Entries read(Map<@Nullable Object, @Nullable Object> map) {
        // The number of entries may be wrong where a collector or other threads remove some
        // meanwhile.
        var keys = new java.util.ArrayList<@Nullable Object>(map.size());
        var values = new java.util.ArrayList<@Nullable Object>(map.size());
        for (Map.Entry<@Nullable Object, @Nullable Object> each : map.entrySet()) {
            keys.add(each.getKey());
            values.add(each.getValue());
        }
        return new Entries(keys.toArray(), values.toArray());
    }

    @Override
    boolean holds(Map<@Nullable Object, @Nullable Object> map, Entries saved, boolean written) {
        int at = 0;
        boolean inOrder = true;
        for (Map.Entry<@Nullable Object, @Nullable Object> each : map.entrySet()) {
            if (at == saved.keys().length) {
                return false;
            }
            inOrder &= each.getKey() == saved.keys()[at] && each.getValue() == saved.values()[at];
            at++;
        }
        if (at != saved.keys().length) {
            return false;
        }
        if (map instanceof SortedMap) {
            return inOrder;
        }
        // Once it was filled anew, a hash table may iterate in another order than before.
        boolean same = inOrder || ((written || !writable) && sameEntries(map, saved));
        return same && (!writable || Refill.allFound(saved.keys(), map::containsKey));
    }

    private static boolean sameEntries(Map<@Nullable Object, @Nullable Object> map, Entries saved) {
        Map<@Nullable Object, @Nullable Object> expected = new IdentityHashMap<>();
        for (int i = 0; i < saved.keys().length; i++) {
            expected.put(saved.keys()[i], saved.values()[i]);
        }
        for (Map.Entry<@Nullable Object, @Nullable Object> each : map.entrySet()) {
            Object key = each.getKey();
            if (!expected.containsKey(key) || expected.remove(key) != each.getValue()) {
                return false;
            }
        }
        return expected.isEmpty();
    }

    @Override
    void write(Map<@Nullable Object, @Nullable Object> map, Entries saved) {
        if (!writable) {
            throw new IllegalStateException(
                    "it shows a map that is reachable in no other way and was changed; keep that map in a field as well");
        }
        map.clear();
        Refill refill = new Refill();
        for (int i = 0; i < saved.keys().length; i++) {
            Object key = saved.keys()[i];
            Object value = saved.values()[i];
            refill.attempt(() -> map.put(key, value));
        }
        refill.finish();
    }

    @Override
    boolean settle(Map<@Nullable Object, @Nullable Object> map) {
        if (!writable || map instanceof SortedMap) {
            return false;
        }
        Entries now = read(map);
        if (Refill.allFound(now.keys(), map::containsKey)) {
            return false;
        }
        write(map, now);
        return true;
    }

    @Override
    void references(Entries saved, References to) {
        for (int i = 0; i < saved.keys().length; i++) {
            to.entry(saved.keys()[i], saved.values()[i]);
        }
    }

    @Override
    boolean asksOthers() {
        return true;
    }
}
