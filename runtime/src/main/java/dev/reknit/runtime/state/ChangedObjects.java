package dev.reknit.runtime.state;

import org.jspecify.annotations.Nullable;

/** Is told which objects were changed. */
public interface ChangedObjects {
    /**
     * Anything of an object may have changed.
     *
     * @param object an {@link Undo} where it is not known which object
     */
    void changed(Object object);

    /** What a map has for a key, or whether a set has an element, may have changed. */
    void changed(Object collection, @Nullable Object key);
}
