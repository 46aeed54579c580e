package dev.reknit.scenarios.methods;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** An annotation on the class, and methods that it is for or not for. */
@Retry(maxRetries = 2, jitter = 0)
public class WholeClass {
    private final Script script;

    public WholeClass(Script script) {
        this.script = script;
    }

    public int covered() {
        return script.attempt();
    }

    @Retry(maxRetries = 0)
    public int overridden() {
        return script.attempt();
    }

    public static int callsHidden(WholeClass subject) {
        return subject.hidden();
    }

    private int hidden() {
        return script.attempt();
    }

    public static int shared(Script script) {
        return script.attempt();
    }
}
