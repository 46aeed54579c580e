package dev.reknit.scenarios.shape;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.function.Supplier;

/** Compiled for Java 8: no nest mates, so private members of inner classes are reached by accessors. */
public class Java8 {
    @Ephemeral
    private final Script script;

    private int changes;

    public Java8(Script script) {
        this.script = script;
    }

    /** An interface of that time. */
    public interface Named {
        @Retry(jitter = 0)
        default String name(Script script) {
            return "name " + script.attempt();
        }

        @Retry(jitter = 0)
        static String shared(Script script) {
            return "shared " + script.attempt();
        }
    }

    private final class Inner implements Named {
        @Retry(jitter = 0)
        private String hidden() {
            changes++;
            return "hidden " + script.attempt();
        }
    }

    public String inner() {
        return new Inner().hidden();
    }

    public String named() {
        return new Inner().name(script);
    }

    public static String shared(Script script) {
        return Named.shared(script);
    }

    @Retry(jitter = 0)
    @Checkpointed
    @Fallback(fallbackMethod = "concat")
    public String lambda(long number, double factor, String text) {
        changes++;
        int attempt = script.attempt();
        Supplier<String> joined = () -> concat(number, factor, text) + attempt;
        return joined.get();
    }

    /** Rounds as Java 17 always does; the modifier goes with the code. */
    @Retry(jitter = 0)
    public strictfp double strict(double factor) {
        return factor * script.attempt();
    }

    private String concat(long number, double factor, String text) {
        return text + number * factor;
    }

    public int changes() {
        return changes;
    }
}
