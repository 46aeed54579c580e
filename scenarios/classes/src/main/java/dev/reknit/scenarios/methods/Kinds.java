package dev.reknit.scenarios.methods;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.List;

/** Methods of every visibility and modifier, called on an object that {@code new} made. */
public class Kinds {
    private final Script script;

    public Kinds(Script script) {
        this.script = script;
    }

    @Retry(jitter = 0)
    public String open() {
        return "open " + script.attempt();
    }

    /** Calls a guarded method of this object. */
    public String self() {
        return open();
    }

    @Retry(jitter = 0)
    protected String inherited() {
        return "protected " + script.attempt();
    }

    @Retry(jitter = 0)
    String local() {
        return "local " + script.attempt();
    }

    @Retry(jitter = 0)
    private String hidden() {
        return "hidden " + script.attempt();
    }

    public String callsHidden() {
        return hidden();
    }

    @Retry(jitter = 0)
    public final String fixed() {
        return "final " + script.attempt();
    }

    @Retry(jitter = 0)
    public static String shared(Script script) {
        return "static " + script.attempt();
    }

    @Retry(jitter = 0)
    private static String hiddenShared(Script script) {
        return "private static " + script.attempt();
    }

    public static String callsHiddenShared(Script script) {
        return hiddenShared(script);
    }

    @Retry(jitter = 0)
    public void nothing(StringBuilder into) {
        into.append(script.attempt());
    }

    @Retry(jitter = 0)
    public String joined(String separator, Object... parts) {
        script.attempt();
        return String.join(
                separator, List.of(parts).stream().map(String::valueOf).toList());
    }

    @Retry(jitter = 0)
    public <T extends Comparable<T>> T largest(List<? extends T> of) {
        script.attempt();
        T largest = of.get(0);
        for (T each : of) {
            largest = each.compareTo(largest) > 0 ? each : largest;
        }
        return largest;
    }
}
