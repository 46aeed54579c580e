package dev.reknit.runtime.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of a class consist of: parts to be saved, none for a class that is shared; or
 * why they cannot be captured. Immutable.
 *
 * @param refusal what the class is and how to mend it, to follow "it is a X, "; null if it can be
 *     captured
 */
record Anatomy(List<Codec<?, ?>> parts, @Nullable String refusal) {
    /** Of a class whose instances do not change, or are not part of the state. */
    static final Anatomy SHARED = new Anatomy(List.of(), null);

    static Anatomy refused(String reason) {
        return new Anatomy(List.of(), reason);
    }

    boolean isShared() {
        return parts.isEmpty() && refusal == null;
    }
}
