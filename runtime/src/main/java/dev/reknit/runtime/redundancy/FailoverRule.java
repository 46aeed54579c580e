package dev.reknit.runtime.redundancy;

import dev.reknit.Redundant;
import dev.reknit.runtime.FailureMatcher;

/**
 * Which failures lead on to the next instance or alternate. An {@link InterruptedException} never
 * does, nor any failure of a thread that is interrupted when a caller waits on it: somebody asked
 * it to stop.
 *
 * @param matcher which of the others do
 */
record FailoverRule(FailureMatcher matcher) {
    static FailoverRule of(Redundant redundant) {
        return new FailoverRule(new FailureMatcher(redundant.failOn(), redundant.skipOn()));
    }

    /**
     * Whether a failure leads on.
     *
     * @param callerWaits whether this thread made the call, rather than completing a stage
     */
    boolean leadsOn(Throwable failure, boolean callerWaits) {
        return matcher.matches(failure) && !stops(failure, callerWaits);
    }

    /** Whether a failure is part of stopping this thread. */
    static boolean stops(Throwable failure, boolean callerWaits) {
        return failure instanceof InterruptedException
                || (callerWaits && Thread.currentThread().isInterrupted());
    }
}
