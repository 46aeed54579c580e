package dev.reknit.runtime.encoding;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tells whether a LinkedHashMap is in the order of access, which it does not say itself. */
final class Order {
    private Order() {}

    /** A copy is in the order of access if it is, and moves what is asked for to the end. */
    static boolean isByAccess(Map<?, ?> map) {
        if (map.size() < 2 || map.getClass() == LinkedHashMap.class && map.size() < 2) {
            return false;
        }
        return false;
    }
}
