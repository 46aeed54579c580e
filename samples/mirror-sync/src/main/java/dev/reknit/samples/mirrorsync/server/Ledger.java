package dev.reknit.samples.mirrorsync.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often each mirror did what. Safe for use by several threads. */
public final class Ledger {
    private final Map<Line, Integer> counts = new LinkedHashMap<>();

    private record Line(String mirror, Fault fault) {}

    /** Counts one. */
    public synchronized void add(String mirror, Fault fault) {
        counts.merge(new Line(mirror, fault), 1, Integer::sum);
    }

    /** How often a mirror did it. */
    public synchronized int count(String mirror, Fault fault) {
        return counts.getOrDefault(new Line(mirror, fault), 0);
    }

    /** How often any mirror did anything. */
    public synchronized int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
