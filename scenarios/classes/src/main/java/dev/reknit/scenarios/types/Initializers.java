package dev.reknit.scenarios.types;

import dev.reknit.Redundant;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.util.List;
import java.util.function.IntSupplier;

/** Guarded methods called while a class is initialized, and while an object is made. */
public class Initializers {
    private static final Script AT_START = Script.failing(2);
    private static final int BY_FIELD = attempt(AT_START);
    private static final int BY_BLOCK;

    static {
        BY_BLOCK = attempt(Script.failing(1));
    }

    private final int byConstructor;
    private final int byField = own(Script.failing(1));

    public Initializers() {
        this(Script.failing(2));
    }

    private Initializers(Script script) {
        byConstructor = own(script);
    }

    @Retry(jitter = 0)
    private static int attempt(Script script) {
        return script.attempt();
    }

    @Retry(jitter = 0)
    final int own(Script script) {
        return script.attempt();
    }

    public static List<Integer> atStart() {
        return List.of(BY_FIELD, BY_BLOCK);
    }

    public List<Integer> inObject() {
        return List.of(byField, byConstructor);
    }

    /** A redundant field in a class with two constructors, one of which calls the other. */
    public static final class Fielded {
        private final List<IntSupplier> sources;

        @Redundant(from = "sources")
        @SuppressWarnings("NullAway.Init") // filled by Reknit
        private IntSupplier source;

        public Fielded(IntSupplier first, IntSupplier second) {
            this(List.of(first, second));
        }

        public Fielded(List<IntSupplier> sources) {
            this.sources = sources;
        }

        public int get() {
            return source.getAsInt();
        }
    }
}
