package dev.reknit.scenarios.types;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** An enum whose constants have bodies, and whose constructor calls a guarded method. */
public enum Operation {
    PLUS {
        @Override
        @Retry(jitter = 0)
        public int apply(int left, int right, Script script) {
            script.attempt();
            return left + right;
        }
    },
    MINUS {
        @Override
        @Fallback(fallbackMethod = "difference")
        public int apply(int left, int right, Script script) {
            throw new IllegalStateException("no minus");
        }

        private int difference(int left, int right, Script script) {
            return left - right;
        }
    };

    private final int made;

    Operation() {
        this.made = make(Script.failing(2));
    }

    public abstract int apply(int left, int right, Script script);

    @Retry(jitter = 0)
    private static int make(Script script) {
        return script.attempt();
    }

    @Retry(jitter = 0)
    public String label(Script script) {
        return name().toLowerCase(java.util.Locale.ROOT) + script.attempt();
    }

    public int made() {
        return made;
    }
}
