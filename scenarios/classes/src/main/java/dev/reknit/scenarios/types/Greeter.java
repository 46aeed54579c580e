package dev.reknit.scenarios.types;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** An interface with code of its own. */
public interface Greeter {
    Script script();

    @Retry(jitter = 0)
    default String greet(String name) {
        return "hello " + name + " " + script().attempt();
    }

    default String greetQuietly() {
        return whisper();
    }

    @Retry(jitter = 0)
    private String whisper() {
        return "psst " + script().attempt();
    }

    @Retry(jitter = 0)
    static String shared(Script script) {
        return "static " + script.attempt();
    }

    static String callsHiddenShared(Script script) {
        return hiddenShared(script);
    }

    @Retry(jitter = 0)
    private static String hiddenShared(Script script) {
        return "private static " + script.attempt();
    }

    /** Takes everything from the interface. */
    record Plain(Script script) implements Greeter {}

    /** Overrides, guarded, and calls the default. */
    record Polite(Script script) implements Greeter {
        @Override
        @Retry(maxRetries = 2, jitter = 0)
        public String greet(String name) {
            return Greeter.super.greet("dear " + name);
        }
    }
}
