package dev.reknit.runtime.redundancy;

import dev.reknit.runtime.Gate;
import dev.reknit.runtime.GuardedStage;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Drives a {@link Failover} whose attempts are stages: when one fails, the next is begun by the
 * thread that completed it, and no thread waits. At any moment one thread drives.
 */
final class StageFailover {
    private final Failover failover;
    private final GuardedStage result;

    /** The outcome of the last attempt that ended. */
    private @Nullable Object value;

    private @Nullable Throwable failure;

    StageFailover(Failover failover) {
        this.failover = failover;
        this.result = new GuardedStage(failover.environment());
    }

    /**
     * Begins; a stage that has succeeded already, or that is null, is handed to the caller as it
     * is.
     */
    @Nullable
    Object call() {
        failover.next();
        Object stage;
        try {
            stage = failover.attempt();
        } catch (Throwable thrown) {
            failure = thrown;
            goOn();
            return result;
        }
        if (stage == null || Gate.succeededAlready(stage)) {
            failover.succeeded();
            return stage;
        }
        if (follow(stage)) {
            goOn();
        }
        return result;
    }

    /** Goes on after an attempt has ended, for as long as outcomes are there at once. */
    private void goOn() {
        boolean there = true;
        while (there && !result.isDone()) {
            there = !settled() && again();
        }
    }

    /** Whether the outcome of the last attempt ends the call. */
    private boolean settled() {
        Throwable last = failure;
        if (last == null) {
            failover.succeeded();
            result.succeed(value);
            return true;
        }
        try {
            failover.failed(last, false);
            failover.next();
            return false;
        } catch (Throwable end) {
            result.fail(end);
            return true;
        }
    }

    /** Makes an attempt; whether its outcome is there. */
    private boolean again() {
        try {
            return follow(failover.attempt());
        } catch (Throwable thrown) {
            failure = thrown;
            return true;
        }
    }

    private boolean follow(@Nullable Object candidate) {
        if (!(candidate instanceof CompletionStage<?> stage)) {
            value = candidate;
            failure = null;
            return true;
        }
        return result.follow(
                stage,
                (outcome, thrown) -> {
                    value = outcome;
                    failure = thrown;
                },
                this::goOn);
    }
}
