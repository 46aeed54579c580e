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

    /** Lets a class pass, which stays as it is; false if it is of a tracked nest by now. */
    synchronized boolean letPass(String name) {
        if (nests.containsKey(name)) {
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
        TrackedNest other = nests.get(kin.host());
        if (other != null) {
            return other;
        }
        for (String each : kin.members().keySet()) {
            if (passed.contains(each)) {
                return null;
            }
        }
        for (String each : kin.members().keySet()) {
            nests.put(each, nest);
        }
        return nest;
    }

    synchronized void fail(Collection<String> classes, Severity severity, String why) {
        classes.forEach(each -> failures.put(each, new Ownership.Failure(severity, why)));
    }

    synchronized Ownership.@Nullable Failure failure(String name) {
        return failures.get(name);
    }
}
