package dev.reknit.runtime.encoding;

import dev.reknit.runtime.state.collections.TrackedLinkedHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells whether a map is in the order of access, which the platform's does not say. */
final class Order {
    private Order() {}

    static boolean isByAccess(Map<?, ?> map) {
        if (map instanceof TrackedLinkedHashMap<?, ?> tracked) {
            return tracked.byAccess;
        }
        // A copy is in the same order, and moves what it is asked for to the end.
        @SuppressWarnings("unchecked")
        LinkedHashMap<Object, Object> copy = (LinkedHashMap<Object, Object>) ((LinkedHashMap<?, ?>) map).clone();
        copy.clear();
        copy.put(1, 1);
        copy.put(2, 2);
        Object asked = copy.get(1);
        Iterator<Object> keys = copy.keySet().iterator();
        return asked != null && keys.next().equals(2);
    }
}
