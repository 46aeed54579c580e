package dev.reknit.scenarios.shape;

import dev.reknit.Checkpointed;
import dev.reknit.Fallback;
import dev.reknit.Retry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

/** A method with everything that reflection shows, woven in two tiers. */
public class Reflected {
    /** An annotation of the application's. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
    public @interface Note {
        String value();
    }

    int visible;

    @Retry(maxRetries = 1)
    @Checkpointed
    @Fallback(fallbackMethod = "answer")
    @Note("method")
    public final <T extends Comparable<T>> Map<String, @Note("result") T> shown(
            @Note("first") List<? super T> first, @Note("rest") int... rest) throws IOException, UncheckedIOException {
        visible++;
        return Map.of();
    }

    protected final <T extends Comparable<T>> Map<String, T> answer(List<? super T> first, int[] rest) {
        return Map.of();
    }

    /** The one difference that reflection shows: the modifier is with the body. */
    @Retry
    synchronized void exclusive() {
        System.identityHashCode(this);
    }

    /** Has no policy about attempts, so the modifier stays. */
    @Checkpointed
    synchronized void exclusiveState() {
        visible++;
    }
}
