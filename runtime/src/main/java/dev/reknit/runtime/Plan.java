package dev.reknit.runtime;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies of one method, outermost first. Immutable; a changed configuration makes a new plan. */
final class Plan {
    static final Plan EMPTY = new Plan(List.of());

    private final List<Policy> policies;
    private final List<Admission> admissions = new ArrayList<>();

    /** For each policy the slot of its admission; -1 if it has none. */
    private final int[] slots;

    Plan(List<Policy> policies) {
        this.policies = List.copyOf(policies);
        this.slots = new int[policies.size()];
        for (int i = 0; i < slots.length; i++) {
            Admission admission = policies.get(i).admission();
            slots[i] = admission == null ? -1 : admissions.size();
            if (admission != null) {
                admissions.add(admission);
            }
        }
    }

    /** Whether the method runs unguarded. */
    boolean isEmpty() {
        return policies.isEmpty();
    }

    /** What a call passes on its way in, outermost first. */
    List<Admission> admissions() {
        return admissions;
    }

    /** The slot that the admission of a policy has; -1 if it has none. */
    int slot(int policy) {
        return slots[policy];
    }

    /** The plan takes effect. */
    void activate() {
        policies.forEach(Policy::activate);
    }

    /** Lays each policy around a call. */
    Layer[] around(Run run, Way way, long @Nullable [] tickets) {
        Layer[] layers = new Layer[slots.length];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = policies.get(i).around(run, way.ticket(i, tickets));
        }
        return layers;
    }

    /** Whether it has the policy of an annotation. */
    boolean has(Class<? extends Annotation> annotation) {
        return names().contains(annotation.getSimpleName());
    }

    /** The policies, outermost first. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Policy each : policies) {
            names.add(each.name());
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return names().toString();
    }
}
