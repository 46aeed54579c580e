package dev.reknit.runtime;

import java.util.List;

/** Which failures a policy is for: those of one list, unless they are of another. Immutable. */
public final class FailureMatcher {
    private final List<Class<? extends Throwable>> on;
    private final List<Class<? extends Throwable>> except;

    /**
     * Creates a matcher.
     *
     * @param on what matches, with subclasses
     * @param except what does not, with subclasses; wins
     */
    public FailureMatcher(Class<? extends Throwable>[] on, Class<? extends Throwable>[] except) {
        this.on = List.of(on);
        this.except = List.of(except);
    }

    private FailureMatcher(List<Class<? extends Throwable>> on) {
        this.on = on;
        this.except = List.of();
    }

    /** One that every failure matches. */
    public static FailureMatcher any() {
        return new FailureMatcher(List.of(Throwable.class));
    }

    /** Whether a failure matches. */
    public boolean matches(Throwable failure) {
        return isAny(on, failure) && !isAny(except, failure);
    }

    /** Whether the first list has this very class. */
    public boolean lists(Class<? extends Throwable> type) {
        return on.contains(type);
    }

    private static boolean isAny(List<Class<? extends Throwable>> types, Throwable failure) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).isInstance(failure)) {
                return true;
            }
        }
        return false;
    }
}
