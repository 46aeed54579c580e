package dev.reknit.runtime.event;

import dev.reknit.BreakerState;
import org.jspecify.annotations.Nullable;

/**
 * Something the runtime did. Events are immutable records; new kinds may be added, so a {@code
 * switch} over them needs a default.
 */
public sealed interface Event
        permits Event.AtSite,
                Event.ClassRefused,
                Event.ClassWoven,
                Event.RuleWithoutEffect,
                ConfigurationEvent,
                StoreEvent,
                CheckpointEvent,
                RecoveryEvent {
    /** What kind of thing happened. */
    Kind kind();

    /** Hands over the values. */
    void fields(Fields to);

    /** The class loader of the code it happened in; null for the bootstrap loader. */
    @Nullable
    ClassLoader loader();

    /** An event in a guarded method or field. */
    sealed interface AtSite extends Event {
        /** Where it happened. */
        Site site();

        @Override
        default @Nullable ClassLoader loader() {
            return site().owner().getClassLoader();
        }
    }

    /**
     * An attempt failed, or its result was not accepted, and another will be made.
     *
     * @param attempt the number of the attempt, from 1
     * @param maxAttempts how many there may be; 0 for no limit
     * @param delayNanos the wait before the next, in nanoseconds
     * @param failure what it threw; null for a result that was not accepted
     */
    record AttemptFailed(
            Site site,
            int attempt,
            int maxAttempts,
            long delayNanos,
            @Nullable Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.ATTEMPT_FAILED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("attempt", attempt);
            to.put("maxAttempts", maxAttempts == 0 ? "unlimited" : maxAttempts);
            to.put("delayMs", delayNanos / 1_000_000);
            to.put("failure", failure == null ? "result not accepted" : Fields.describe(failure));
        }
    }

    /**
     * A call succeeded after at least one retry.
     *
     * @param attempts how many attempts it took
     */
    record CallRecovered(Site site, int attempts) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.CALL_RECOVERED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("attempts", attempts);
        }
    }

    /**
     * No further attempt is made though the last one failed.
     *
     * @param attempts how many were made
     * @param reason why no other follows
     * @param failure the last failure; null for a result that was not accepted
     */
    record GaveUp(
            Site site,
            int attempts,
            String reason,
            @Nullable Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.GAVE_UP;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("attempts", attempts);
            to.put("reason", reason);
            to.put("failure", failure == null ? "result not accepted" : Fields.describe(failure));
        }
    }

    /**
     * An attempt took too long.
     *
     * @param limitNanos how long it was allowed to take, in nanoseconds
     */
    record TimedOut(Site site, long limitNanos) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.TIMED_OUT;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("limitMs", limitNanos / 1_000_000);
        }
    }

    /**
     * A fallback answered in place of a call that failed.
     *
     * @param fallback the method or handler class
     * @param failure why it was needed
     */
    record FallbackUsed(Site site, String fallback, Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.FALLBACK_USED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("fallback", fallback);
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * The state of an object is again what it was before the call.
     *
     * @param objects how many objects and changes were put back
     * @param failure why; null when a result was not accepted
     * @param unrestored the paths that could not be restored; empty when all is well
     */
    record StateRestored(Site site, int objects, @Nullable Throwable failure, String unrestored) implements AtSite {
        @Override
        public Kind kind() {
            return unrestored.isEmpty() ? Kind.STATE_RESTORED : Kind.STATE_RESTORED_IN_PART;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("objects", objects);
            to.put("failure", failure == null ? "result not accepted" : Fields.describe(failure));
            if (!unrestored.isEmpty()) {
                to.put("unrestored", unrestored);
            }
        }
    }

    /**
     * A call that failed on one instance goes on to the next.
     *
     * @param method the method that was called on the instance, or the guarded method
     * @param from the instance or alternate that failed
     * @param to the one tried next
     * @param failure what failed
     */
    record FailedOver(Site site, String method, String from, String to, Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.FAILED_OVER;
        }

        @Override
        public void fields(Fields fields) {
            fields.put("at", site);
            fields.put("method", method);
            fields.put("from", from);
            fields.put("to", to);
            fields.put("failure", Fields.describe(failure));
        }
    }

    /**
     * An instance failed too often in a row and is passed over for a while.
     *
     * @param instance the instance
     * @param failures how many failures in a row
     * @param ejectionNanos how long it is passed over, in nanoseconds
     * @param left how many instances of the group are in use
     * @param failure the last failure
     */
    record InstanceEjected(Site site, String instance, int failures, long ejectionNanos, int left, Throwable failure)
            implements AtSite {
        @Override
        public Kind kind() {
            return Kind.INSTANCE_EJECTED;
        }

        @Override
        public void fields(Fields to) {
            to.put("at", site);
            to.put("instance", instance);
            to.put("failures", failures);
            to.put("ejectionMs", ejectionNanos / 1_000_000);
            to.put("left", left);
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * An ejected instance served a call again.
     *
     * @param instance the instance
     */
    record InstanceReturned(Site site, String instance) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.INSTANCE_RETURNED;
        }

        @Override
        public void fields(Fields to) {
            to.put("at", site);
            to.put("instance", instance);
        }
    }

    /**
     * A class was woven while it was loaded.
     *
     * @param className its binary name
     * @param methods how many methods are guarded
     */
    record ClassWoven(@Nullable ClassLoader loader, String className, int methods) implements Event {
        @Override
        public Kind kind() {
            return Kind.CLASS_WOVEN;
        }

        @Override
        public void fields(Fields to) {
            to.put("class", className);
            to.put("methods", methods);
        }
    }

    /**
     * A class, or a member of it, was left as it is.
     *
     * @param className its binary name
     * @param reason why, and how to mend it
     */
    record ClassRefused(@Nullable ClassLoader loader, String className, String reason) implements Event {
        @Override
        public Kind kind() {
            return Kind.CLASS_REFUSED;
        }

        @Override
        public void fields(Fields to) {
            to.put("class", className);
            to.put("reason", reason);
        }
    }

    /**
     * A rule selected no method, or another rule won over it.
     *
     * @param rule its file and line
     * @param reason what it was about, and how to mend it
     */
    record RuleWithoutEffect(@Nullable ClassLoader loader, String rule, String reason) implements Event {
        @Override
        public Kind kind() {
            return Kind.RULE_WITHOUT_EFFECT;
        }

        @Override
        public void fields(Fields to) {
            to.put("rule", rule);
            to.put("reason", reason);
        }
    }

    /**
     * The policies of a method could not be put together; it runs without any.
     *
     * @param failure why
     */
    record PlanFailed(Site site, Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.PLAN_FAILED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * What is configured for a method is not allowed. It keeps the plan that it has; if it has none, it gets the one of
     * its annotations as written.
     *
     * @param failure why; names what is set, and where
     */
    record PlanRejected(Site site, Throwable failure) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.PLAN_REJECTED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("failure", Fields.describe(failure));
        }
    }

    /**
     * An attempt takes long, and a second one was started beside it.
     *
     * @param waitedNanos how long the attempt had taken, in nanoseconds
     */
    record HedgeStarted(Site site, long waitedNanos) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.HEDGE_STARTED;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("waitedMs", waitedNanos / 1_000_000);
        }
    }

    /** The second attempt of a call gave its result. */
    record HedgeWon(Site site) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.HEDGE_WON;
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
        }
    }

    /**
     * A policy did not let an attempt of a call in.
     *
     * @param policy the simple name of the annotation
     * @param reason why, with the numbers
     */
    record CallRejected(Site site, String policy, String reason) implements AtSite {
        @Override
        public Kind kind() {
            return switch (policy) {
                case "RateLimit" -> Kind.RATE_LIMITED;
                case "Bulkhead" -> Kind.BULKHEAD_FULL;
                default -> Kind.CIRCUIT_BREAKER_REJECTED;
            };
        }

        @Override
        public void fields(Fields to) {
            to.put("method", site);
            to.put("reason", reason);
        }
    }

    /**
     * A circuit breaker changed its state.
     *
     * @param site the method that it guards; of several that share it, one
     * @param breaker what it is known by: the method, with the key if it has one, or a name
     * @param reason why, such as {@code 10 of 20 calls failed}
     */
    record CircuitBreakerChanged(Site site, String breaker, BreakerState from, BreakerState to, String reason)
            implements AtSite {
        @Override
        public Kind kind() {
            return switch (to) {
                case CLOSED -> Kind.CIRCUIT_BREAKER_CLOSED;
                case OPEN -> Kind.CIRCUIT_BREAKER_OPENED;
                case HALF_OPEN -> Kind.CIRCUIT_BREAKER_HALF_OPENED;
                case FORCED_OPEN, FORCED_CLOSED, DISABLED -> Kind.CIRCUIT_BREAKER_FORCED;
            };
        }

        @Override
        public void fields(Fields fields) {
            fields.put("breaker", breaker);
            fields.put("from", from);
            fields.put("to", to);
            fields.put("reason", reason);
        }
    }

    /**
     * Methods share state by a name, and have different settings for it; the latest apply.
     *
     * @param site the method whose settings apply now
     * @param policy the simple name of the annotation
     * @param other the method whose settings applied before
     */
    record SettingsDiffer(Site site, String policy, String name, Site other) implements AtSite {
        @Override
        public Kind kind() {
            return Kind.SETTINGS_DIFFER;
        }

        @Override
        public void fields(Fields to) {
            to.put("name", name);
            to.put("policy", policy);
            to.put("method", site);
            to.put("other", other);
        }
    }
}
