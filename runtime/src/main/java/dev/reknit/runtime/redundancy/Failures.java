package dev.reknit.runtime.redundancy;

import dev.reknit.AllInstancesFailedException;
import dev.reknit.AllInstancesFailedException.InstanceFailure;
import dev.reknit.runtime.Suppressed;
import dev.reknit.runtime.event.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What failed in one call so far, in the order of the attempts. Used by one thread at a time. */
final class Failures {
    /** How many failures the message of an exception tells; all are in its list. */
    private static final int TOLD = 8;

    private final List<InstanceFailure> failures = new ArrayList<>();

    void add(String instance, Throwable failure) {
        failures.add(new InstanceFailure(instance, failure));
    }

    boolean isEmpty() {
        return failures.isEmpty();
    }

    InstanceFailure last() {
        return failures.get(failures.size() - 1);
    }

    void clear() {
        failures.clear();
    }

    /** Attaches them to the failure that ended the call. */
    void attachTo(Throwable end) {
        for (InstanceFailure each : failures) {
            Suppressed.add(end, each.failure());
        }
    }

    /** The exception that says that all failed. */
    AllInstancesFailedException allFailed(String what) {
        String told = failures.stream()
                .limit(TOLD)
                .map(each -> each.instance() + ": " + Fields.describe(each.failure()))
                .collect(Collectors.joining("; "));
        String more = failures.size() > TOLD ? "; and " + (failures.size() - TOLD) + " more" : "";
        return new AllInstancesFailedException(what + ": " + told + more, failures);
    }
}
