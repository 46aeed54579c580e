package dev.reknit.runtime.durable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What several threads were told by counters, until their process was killed, and whether that is linearizable together with what the
 * counters were found to be afterwards.
 *
 * <p>A call adds 1 to the counter of a key and returns what it is then. Keys can be looked at one by one, since linearizability is local
 * (Herlihy and Wing, "Linearizability", TOPLAS 1990, theorem 1). For one counter, with the value {@code a} at the beginning and {@code z} at the
 * end, the order of calls is told by their results, so a history is linearizable exactly if
 *
 * <ul>
 *   <li>the results are different numbers from {@code a + 1} to {@code z};
 *   <li>a call that ended before another began has the smaller result;
 *   <li>for each number that nobody was told, there is a call of its own that never ended, and began before all calls with greater
 *       results had ended.
 * </ul>
 */
final class CounterHistory {
    private final Map<String, Key> keys = new HashMap<>();

    private static final class Key {
        long before;
        long greatestEnded;
        final Set<Long> results = new HashSet<>();

        /** By thread: the greatest result that any call had ended with when the thread's began. */
        final Map<Integer, Long> running = new HashMap<>();
    }

    /** A counter was found to have a value before any call. */
    void found(String key, long value) {
        Key of = of(key);
        of.before = value;
        of.greatestEnded = value;
    }

    void begun(int thread, String key) {
        of(key).running.put(thread, of(key).greatestEnded);
    }

    void ended(int thread, String key, long result) {
        Key of = of(key);
        Long atLeast = of.running.remove(thread);
        if (atLeast == null || result <= atLeast) {
            throw new AssertionError(key + ": a call returned " + result + ", though one that had ended before it began"
                    + " had returned " + atLeast);
        }
        if (!of.results.add(result)) {
            throw new AssertionError(key + ": two calls returned " + result);
        }
        of.greatestEnded = Math.max(of.greatestEnded, result);
    }

    /** How many calls have ended. */
    long ended() {
        return keys.values().stream().mapToLong(each -> each.results.size()).sum();
    }

    /** Checks it against what was found afterwards; keys that were not found are 0. */
    void check(Map<String, Long> after) {
        Set<String> all = new HashSet<>(keys.keySet());
        all.addAll(after.keySet());
        for (String each : all) {
            check(each, of(each), after.getOrDefault(each, 0L));
        }
    }

    private static void check(String name, Key key, long after) {
        if (key.greatestEnded > after) {
            throw new AssertionError(name + ": " + key.greatestEnded + " was acknowledged, " + after + " is there");
        }
        List<Long> begun = new ArrayList<>(key.running.values());
        for (long value = key.before + 1; value <= after; value++) {
            long missing = value;
            if (!key.results.contains(value)) {
                Long own = begun.stream()
                        .filter(each -> each < missing)
                        .max(Long::compare)
                        .orElseThrow(() -> new AssertionError(name + ": nobody made it " + missing + " of " + after));
                begun.remove(own);
            }
        }
    }

    private Key of(String key) {
        return keys.computeIfAbsent(key, any -> new Key());
    }
}
