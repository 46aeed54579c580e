package dev.reknit.soak;

import dev.reknit.BulkheadException;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.RateLimitException;
import dev.reknit.TimeoutException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What came of the calls of one method, by those who made them and by its body. */
final class Account {
    private final LongAdder calls = new LongAdder();
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final LongAdder begun = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder successes = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder fallbacks = new LongAdder();
    private final LongAdder interrupts = new LongAdder();
    private final AtomicReference<@Nullable Throwable> stranger = new AtomicReference<>();

    /** How a call ended for its caller. */
    enum Outcome {
        RESULT,
        ANSWER,
        FAULT,
        OPEN,
        LIMITED,
        LATE,
        FULL,
        CANCELLED,
        STRANGE
    }

    Account() {
        for (Outcome each : Outcome.values()) {
            outcomes.put(each, new LongAdder());
        }
    }

    void call() {
        calls.increment();
    }

    void returned(@Nullable Integer value) {
        add(value == null ? Outcome.STRANGE : value == Body.ANSWER ? Outcome.ANSWER : Outcome.RESULT);
    }

    void threw(Throwable thrown) {
        Throwable failure = thrown;
        while ((failure instanceof CompletionException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            failure = failure.getCause();
        }
        Outcome outcome = outcome(failure);
        if (outcome == Outcome.STRANGE) {
            stranger.compareAndSet(null, failure);
        }
        add(outcome);
    }

    private static Outcome outcome(Throwable failure) {
        if (failure instanceof Fault) {
            return Outcome.FAULT;
        } else if (failure instanceof CircuitBreakerOpenException) {
            return Outcome.OPEN;
        } else if (failure instanceof RateLimitException) {
            return Outcome.LIMITED;
        } else if (failure instanceof TimeoutException) {
            return Outcome.LATE;
        } else if (failure instanceof BulkheadException) {
            return Outcome.FULL;
        }
        return failure instanceof CancellationException ? Outcome.CANCELLED : Outcome.STRANGE;
    }

    private void add(Outcome outcome) {
        outcomes.getOrDefault(outcome, calls).increment();
    }

    /** The caller's thread was left with its interrupt flag set. */
    void interrupted() {
        interrupts.increment();
    }

    void begin() {
        begun.increment();
    }

    void end() {
        ended.increment();
    }

    void success() {
        successes.increment();
    }

    void fault() {
        faults.increment();
    }

    void retry() {
        retries.increment();
    }

    void fallback() {
        fallbacks.increment();
    }

    long calls() {
        return calls.sum();
    }

    long of(Outcome outcome) {
        return outcomes.getOrDefault(outcome, calls).sum();
    }

    /** Calls that have ended, one way or the other. */
    long outcomes() {
        return outcomes.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long begun() {
        return begun.sum();
    }

    long ended() {
        return ended.sum();
    }

    long successes() {
        return successes.sum();
    }

    long faults() {
        return faults.sum();
    }

    long retries() {
        return retries.sum();
    }

    long fallbacks() {
        return fallbacks.sum();
    }

    long interrupts() {
        return interrupts.sum();
    }

    /** The first failure that nobody had planned. */
    @Nullable
    Throwable stranger() {
        return stranger.get();
    }
}
