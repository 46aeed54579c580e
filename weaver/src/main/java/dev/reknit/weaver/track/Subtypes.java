package dev.reknit.weaver.track;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What extends or implements what, as far as it was seen by now. Safe for use by several threads. */
final class Subtypes {
    private final Map<String, Set<String>> byParent = new ConcurrentHashMap<>();

    void add(String parent, String name) {
        byParent.computeIfAbsent(parent, unknown -> ConcurrentHashMap.newKeySet())
                .add(name);
    }

    /** Those that name a class as their superclass, or as one of their interfaces. */
    Set<String> of(String parent) {
        return byParent.getOrDefault(parent, Set.of());
    }
}
