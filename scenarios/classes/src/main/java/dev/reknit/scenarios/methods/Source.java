package dev.reknit.scenarios.methods;

import dev.reknit.Retry;
import dev.reknit.scenarios.Script;

/** Generic parent classes; what overrides their methods has bridges. */
public abstract class Source<T> {
    public abstract T next(T after, Script script);

    public Object any(Script script) {
        return "parent";
    }

    /** Binds the type parameter: {@code next} gets a bridge. */
    public static class Names extends Source<String> {
        @Override
        @Retry(maxRetries = 2, jitter = 0)
        public String next(String after, Script script) {
            return after + script.attempt();
        }

        /** A covariant result: another bridge. */
        @Override
        @Retry(maxRetries = 2, jitter = 0)
        public String any(Script script) {
            return "child" + script.attempt();
        }
    }

    /** Keeps a type parameter of its own. */
    public static class Doubles<N extends Number & Comparable<N>> extends Source<N> {
        @Override
        @Retry(maxRetries = 2, jitter = 0)
        public N next(N after, Script script) {
            script.attempt();
            return after;
        }
    }
}
