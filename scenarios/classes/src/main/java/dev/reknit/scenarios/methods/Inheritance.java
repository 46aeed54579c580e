package dev.reknit.scenarios.methods;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** Annotations in a class and in the class that extends it. */
public final class Inheritance {
    private Inheritance() {}

    /** Guarded, and extended by the others. */
    public static class Parent {
        protected final Script script;

        public Parent(Script script) {
            this.script = script;
        }

        @Retry(maxRetries = 1, jitter = 0)
        public String work() {
            return "parent " + script.attempt();
        }

        @Retry(maxRetries = 1, jitter = 0)
        private String own() {
            return "parent's own " + script.attempt();
        }

        public String callsParentsOwn() {
            return own();
        }
    }

    /** Overrides nothing. */
    public static class Heir extends Parent {
        public Heir(Script script) {
            super(script);
        }

        @Retry(maxRetries = 2, jitter = 0)
        private String own() {
            return "heir's own " + script.attempt();
        }

        public String callsOwn() {
            return own();
        }
    }

    /** Overrides with other attributes, and calls the method that it overrides. */
    public static class Caller extends Parent {
        public Caller(Script script) {
            super(script);
        }

        @Override
        @Retry(maxRetries = 2, jitter = 0)
        public String work() {
            return "child of " + super.work();
        }
    }

    /** Overrides with another policy, and calls the method that it overrides. */
    public static class Answering extends Parent {
        public Answering(Script script) {
            super(script);
        }

        @Override
        @Fallback(fallbackMethod = "instead")
        public String work() {
            return super.work();
        }

        private String instead() {
            return "instead";
        }
    }

    /** Overrides without annotation: unguarded. */
    public static class Bare extends Parent {
        public Bare(Script script) {
            super(script);
        }

        @Override
        public String work() {
            return "bare " + script.attempt();
        }
    }
}
