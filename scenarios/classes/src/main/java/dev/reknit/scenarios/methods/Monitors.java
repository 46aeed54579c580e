package dev.reknit.scenarios.methods;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** {@code synchronized} methods: the monitor is held for an attempt and for restoring, not for a wait. */
public final class Monitors {
    @Ephemeral
    private final Script script;

    private int held;

    public Monitors(Script script) {
        this.script = script;
    }

    @Retry(delay = 100, jitter = 0)
    public synchronized boolean attempts() {
        requireHeld(this);
        script.attempt();
        return Thread.holdsLock(this);
    }

    @Retry(delay = 100, jitter = 0)
    public static synchronized boolean shared(Script script) {
        requireHeld(Monitors.class);
        script.attempt();
        return Thread.holdsLock(Monitors.class);
    }

    @Retry(delay = 100, jitter = 0)
    @Checkpointed
    public synchronized int restored() {
        requireHeld(this);
        held++;
        script.attempt();
        return held;
    }

    @Checkpointed
    public synchronized int restoredOnly() {
        requireHeld(this);
        held++;
        script.attempt();
        return held;
    }

    @Fallback(fallbackMethod = "unheld")
    public synchronized boolean fallsBack() {
        requireHeld(this);
        script.attempt();
        return true;
    }

    private boolean unheld() {
        return Thread.holdsLock(this);
    }

    public int held() {
        return held;
    }

    private static void requireHeld(Object monitor) {
        if (!Thread.holdsLock(monitor)) {
            throw new AssertionError("the monitor is not held in the body");
        }
    }
}
