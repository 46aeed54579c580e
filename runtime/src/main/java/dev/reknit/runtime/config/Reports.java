package dev.reknit.runtime.config;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What has been reported, so that it is reported once. Safe for use by several threads. */
final class Reports {
    private final Map<String, Set<String>> keysByText = new ConcurrentHashMap<>();

    /** Whether something was not reported before; it is now. */
    boolean isNew(String text, Collection<String> keys) {
        return keysByText.putIfAbsent(text, Set.copyOf(keys)) == null;
    }

    /** Has whatever concerns some keys reported again if it is still so: their values have changed. */
    void forget(Set<String> keys) {
        keysByText.values().removeIf(each -> !Collections.disjoint(each, keys));
    }
}
