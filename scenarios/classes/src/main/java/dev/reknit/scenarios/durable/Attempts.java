package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Journaled;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.ArrayList;
import java.util.List;

/** Journaled calls that fail, and policies around them. */
@Checkpointed
public final class Attempts {
    @Ephemeral
    private final Script script;

    private final List<String> done = new ArrayList<>();
    private int count;

    public Attempts(Script script) {
        this.script = script;
    }

    /** Fails as the script says; then it did not happen. */
    @Journaled
    public int once(String what) {
        enter(what);
        return script.attempt();
    }

    @Journaled
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "instead")
    public int guarded(String what) {
        enter(what);
        return script.attempt();
    }

    /** A journaled call of its own. */
    @Journaled
    public int instead(String what) {
        enter("instead of " + what);
        return -1;
    }

    private void enter(String what) {
        count++;
        done.add(what);
    }

    public String state() {
        return count + done.toString();
    }
}
