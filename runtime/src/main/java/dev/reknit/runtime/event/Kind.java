package dev.reknit.runtime.event;

/** The kinds of events: where each belongs in the log, how much it matters, and what it says. */
public enum Kind {
    /** {@link Event.AttemptFailed}. */
    ATTEMPT_FAILED("retry", Severity.INFO, "attempt failed, trying again"),
    /** {@link Event.CallRecovered}. */
    CALL_RECOVERED("retry", Severity.INFO, "succeeded after retry"),
    /** {@link Event.GaveUp}. */
    GAVE_UP("retry", Severity.WARN, "gave up"),
    /** {@link Event.CallRejected} by a circuit breaker. */
    CIRCUIT_BREAKER_REJECTED("circuitbreaker", Severity.WARN, "call rejected"),
    /** {@link Event.CircuitBreakerChanged} to open. */
    CIRCUIT_BREAKER_OPENED("circuitbreaker", Severity.WARN, "circuit breaker opened"),
    /** {@link Event.CircuitBreakerChanged} to half-open. */
    CIRCUIT_BREAKER_HALF_OPENED("circuitbreaker", Severity.INFO, "circuit breaker half-open"),
    /** {@link Event.CircuitBreakerChanged} to closed. */
    CIRCUIT_BREAKER_CLOSED("circuitbreaker", Severity.INFO, "circuit breaker closed"),
    /** {@link Event.CircuitBreakerChanged} to a state that somebody decided on. */
    CIRCUIT_BREAKER_FORCED("circuitbreaker", Severity.WARN, "circuit breaker forced"),
    /** {@link Event.SettingsDiffer}. */
    SETTINGS_DIFFER("circuitbreaker", Severity.WARN, "settings of one name differ, the latest apply"),
    /** {@link Event.CallRejected} by a bulkhead. */
    BULKHEAD_FULL("bulkhead", Severity.WARN, "call rejected"),
    /** {@link Event.CallRejected} by a rate limit. */
    RATE_LIMITED("ratelimit", Severity.WARN, "call rejected"),
    /** {@link Event.TimedOut}. */
    TIMED_OUT("timeout", Severity.INFO, "timed out"),
    /** {@link Event.FallbackUsed}. */
    FALLBACK_USED("fallback", Severity.INFO, "fallback used"),
    /** {@link Event.StateRestored}. */
    STATE_RESTORED("checkpoint", Severity.INFO, "state restored"),
    /** {@link Event.StateRestored} with paths that could not be restored. */
    STATE_RESTORED_IN_PART("checkpoint", Severity.ERROR, "state restored in part only"),
    /** {@link Event.FailedOver}. */
    FAILED_OVER("redundancy", Severity.INFO, "failed over"),
    /** {@link Event.InstanceEjected}. */
    INSTANCE_EJECTED("redundancy", Severity.WARN, "instance ejected"),
    /** {@link Event.InstanceReturned}. */
    INSTANCE_RETURNED("redundancy", Severity.INFO, "instance back"),
    /** {@link Event.ClassWoven}. */
    CLASS_WOVEN("weave", Severity.DEBUG, "class woven"),
    /** {@link Event.ClassRefused}. */
    CLASS_REFUSED("weave", Severity.ERROR, "not woven"),
    /** {@link Event.RuleWithoutEffect}. */
    RULE_WITHOUT_EFFECT("weave", Severity.WARN, "rule without effect"),
    /** {@link Event.HedgeStarted}. */
    HEDGE_STARTED("hedge", Severity.DEBUG, "second attempt started"),
    /** {@link Event.HedgeWon}. */
    HEDGE_WON("hedge", Severity.INFO, "second attempt was faster"),
    /** {@link Event.PlanFailed}. */
    PLAN_FAILED("plan", Severity.ERROR, "policies not applied, the method runs unguarded"),
    /** {@link Event.PlanRejected}. */
    PLAN_REJECTED("plan", Severity.ERROR, "configuration not applied, the method keeps its policies"),
    /** {@link ConfigurationEvent.Changed}. */
    CONFIGURATION_CHANGED("config", Severity.INFO, "configuration changed"),
    /** {@link ConfigurationEvent.Unreadable}. */
    CONFIGURATION_UNREADABLE("config", Severity.ERROR, "configuration file not read"),
    /** {@link ConfigurationEvent.Unmatched}. */
    CONFIGURATION_UNMATCHED("config", Severity.WARN, "configuration without effect"),
    /** {@link StoreEvent.Ended}. */
    STORE_ENDED("store", Severity.ERROR, "store ended"),
    /** {@link StoreEvent.Noticed}. */
    STORE_NOTICED("store", Severity.WARN, "something about a store"),
    /** {@link StoreEvent.Opened}. */
    STORE_OPENED("store", Severity.INFO, "store opened"),
    /** {@link CheckpointEvent.Written}. */
    CHECKPOINT_WRITTEN("checkpoint", Severity.DEBUG, "checkpoint written"),
    /** {@link CheckpointEvent.Failed}. */
    CHECKPOINT_FAILED("checkpoint", Severity.ERROR, "checkpoint not written, those before are as they were"),
    /** {@link CheckpointEvent.Impossible}. */
    CHECKPOINT_IMPOSSIBLE("checkpoint", Severity.ERROR, "object not durable, nothing of it is saved"),
    /** {@link CheckpointEvent.Damaged}. */
    CHECKPOINT_DAMAGED("checkpoint", Severity.ERROR, "checkpoint damaged, it is passed over"),
    /** {@link RecoveryEvent.Done}. */
    RECOVERY_DONE("recovery", Severity.INFO, "recovered"),
    /** {@link RecoveryEvent.GoesOn}. */
    RECOVERY_GOES_ON("recovery", Severity.INFO, "recovery goes on"),
    /** {@link RecoveryEvent.UnknownFields}. */
    RECOVERY_UNKNOWN_FIELDS(
            "recovery",
            Severity.INFO,
            "saved fields that no field takes are kept; one that was renamed needs @FormerNames"),
    /** {@link RecoveryEvent.Diverged}. */
    RECOVERY_DIVERGED("recovery", Severity.ERROR, "a call did something else when it was run again"),
    /** {@link RecoveryEvent.GaveUp}. */
    RECOVERY_GAVE_UP("recovery", Severity.WARN, "last call threw when it was run again, taken as not made");

    private final String topic;
    private final Severity severity;
    private final String message;

    Kind(String topic, Severity severity, String message) {
        this.topic = topic;
        this.severity = severity;
        this.message = message;
    }

    /** The last part of the logger's name: {@code reknit.} and this. */
    public String topic() {
        return topic;
    }

    /** How much it matters; the level of the log line. */
    public Severity severity() {
        return severity;
    }

    /** What happened, without the values; the beginning of the log line. */
    public String message() {
        return message;
    }
}
