package dev.reknit.weaver.track;

import dev.reknit.weaver.check.Problem.Severity;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was decided, once and for all. Safe for use by several threads; nothing is read or loaded under its lock. */
final class Decisions {
    private final Map<String, TrackedNest> nests = new HashMap<>();
    private final Map<String, Ownership.Failure> failures = new HashMap<>();
    private final NameHashes passed = new NameHashes();
    private final Map<String, Integer> bound = new HashMap<>();
    private final Map<String, TrackedNest> given = new HashMap<>();

    /** Lets a class pass, which stays as it is; false if it is of a tracked nest by now, or woven for one. */
    synchronized boolean letPass(String name) {
        if (nests.containsKey(name) || bound.containsKey(name)) {
            return false;
        }
        passed.add(name);
        return true;
    }

    synchronized boolean hasPassed(String name) {
        return passed.contains(name);
    }

    /** The nest of a class that is tracked; null if that is not decided, or decided otherwise. */
    synchronized @Nullable TrackedNest nest(String name) {
        return nests.get(name);
    }

    /** Tracks a nest, unless another thread did, or let a member pass; then null. */
    synchronized @Nullable TrackedNest agree(Kin kin, TrackedNest nest) {
        for (String each : kin.members().keySet()) {
            TrackedNest other = nests.get(each);
            if (other != null || passed.contains(each)) {
                return other;
            }
        }
        for (String each : kin.members().keySet()) {
            nests.put(each, nest);
        }
        return nest;
    }

    /** Whether a class is woven, or left as it is, by now: it will not log what it changes in objects of further nests. */
    synchronized boolean isDone(String name) {
        return passed.contains(name) || given.containsKey(name);
    }

    /** Has classes be woven for a nest that is about to be tracked; false, and nothing has changed, if one is done. */
    synchronized boolean bind(Collection<String> classes) {
        for (String each : classes) {
            if (isDone(each)) {
                return false;
            }
        }
        classes.forEach(each -> bound.merge(each, 1, Integer::sum));
        return true;
    }

    /** For how many nests a class is woven, beside its own. */
    synchronized int bonds(String name) {
        return bound.getOrDefault(name, 0);
    }

    /** How a class was woven; null if it was not. */
    synchronized @Nullable TrackedNest given(String name) {
        return given.get(name);
    }

    /**
     * Gives out how a class is woven, from then on for ever.
     *
     * @param own whether it is of the nest that is tracked, and not just woven for others
     * @param bonds how many there were when it was looked for
     * @return false, and nothing has changed, if there are more by now
     */
    synchronized boolean give(String name, TrackedNest nest, boolean own, int bonds) {
        if (bonds(name) != bonds) {
            return false;
        }
        given.put(name, nest);
        if (!own) {
            passed.add(name);
        }
        return true;
    }

    synchronized void fail(Collection<String> classes, Severity severity, String why) {
        classes.forEach(each -> failures.put(each, new Ownership.Failure(severity, why)));
    }

    synchronized Ownership.@Nullable Failure failure(String name) {
        return failures.get(name);
    }
}
