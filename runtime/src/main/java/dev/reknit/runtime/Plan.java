package dev.reknit.runtime;

import java.util.List;
import java.util.Set;

/**
 * The policies of one method, outermost first. Immutable; a changed configuration makes a new plan.
 *
 * @param policies the policies; empty for a method that runs unguarded
 * @param ignoresSuccess whether a first attempt that succeeds concerns none of them
 * @param timed whether the clock is read before each call
 */
record Plan(List<Policy> policies, boolean ignoresSuccess, boolean timed) {
    static final Plan EMPTY = of(List.of());

    static Plan of(List<Policy> policies) {
        return new Plan(
                List.copyOf(policies),
                policies.stream().allMatch(Policy::ignoresSuccess),
                policies.stream().anyMatch(Policy::timesCalls));
    }

    /** This plan less the policies with some names. */
    Plan without(Set<String> names) {
        return of(policies.stream().filter(each -> !names.contains(each.name())).toList());
    }

    /** Whether the method runs unguarded. */
    boolean isEmpty() {
        return policies.isEmpty();
    }

    /** Whether a first attempt that succeeds needs nothing before and nothing after. */
    boolean quiet() {
        return ignoresSuccess && !timed;
    }

    /** Lays each policy around a call. */
    Layer[] around(Run run) {
        Layer[] layers = new Layer[policies.size()];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = policies.get(i).around(run);
        }
        return layers;
    }
}
