package dev.reknit.suites;

import java.util.Locale;

/** How a library is woven. No policy has a reason to act. */
enum Form {
    /** Not at all. */
    UNWOVEN(""),
    /** By the agent: another attempt, after a failure that nothing throws. */
    RETRY("Retry(maxRetries = 1, retryOn = dev.reknit.suites.run.NeverThrown)"),
    /** By the agent: more permits than there are calls. */
    BULKHEAD("Bulkhead(value = 1000000)"),
    /** By the agent: the state is captured in every call, and restored after a failure that nothing throws. */
    CHECKPOINTED("Checkpointed(restoreOn = dev.reknit.suites.run.NeverThrown)"),
    /** By the agent: both policies about attempts, one in the other. */
    NESTED(RETRY.policies + ", " + BULKHEAD.policies),
    /** By the Maven plugin, before the tests run: as {@link #NESTED}. */
    BUILT(NESTED.policies),
    /** By the Maven plugin, the library and its tests as one build, before they run: as {@link #CHECKPOINTED}, by rules of the suite. */
    CHECKPOINTED_BUILT(CHECKPOINTED.policies);

    private final String policies;

    Form(String policies) {
        this.policies = policies;
    }

    /** Whether the agent is to weave. */
    boolean isByAgent() {
        return this != UNWOVEN && this != BUILT && this != CHECKPOINTED_BUILT;
    }

    /** The end of a rule. */
    String policies() {
        return "\n    => " + policies;
    }

    /** The name in options, files and tables. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Form of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
