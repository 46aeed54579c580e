package dev.reknit.scenarios.shape;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** Compiled for Java 11: nest mates, and text put together by a call site. */
public class Java11 {
    private final Script script;

    public Java11(Script script) {
        this.script = script;
    }

    private final class Inner {
        @Retry(jitter = 0)
        private String hidden(long number, Object more) {
            return "hidden " + number + more + script.attempt();
        }
    }

    private interface Secret {
        @Retry(jitter = 0)
        private String own(Script script) {
            return "own " + script.attempt();
        }

        default String callsOwn(Script script) {
            return own(script);
        }
    }

    public String inner() {
        return new Inner().hidden(1, 2.5);
    }

    public String secret() {
        return new Secret() {}.callsOwn(script);
    }
}
