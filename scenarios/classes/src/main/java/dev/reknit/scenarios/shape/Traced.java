package dev.reknit.scenarios.shape;

import dev.reknit.Checkpointed;
import dev.reknit.Retry;

/** Fails at lines that a test knows: adding a line above them means changing StackTraceTest. */
public final class Traced {
    private static int calls;

    private int changes;

    @Retry(maxRetries = 1, jitter = 0)
    public void oneTier() {
        calls++;
        fail();
    }

    @Checkpointed
    public void stateOnly() {
        changes++;
        fail();
    }

    @Retry(maxRetries = 1, jitter = 0)
    @Checkpointed
    public void twoTiers() {
        changes++;
        fail();
    }

    private static void fail() {
        throw new IllegalStateException("traced");
    }
}
