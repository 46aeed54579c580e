package dev.reknit.runtime.state;

import java.util.function.Consumer;

/** What an {@link Undo} names where an entry is about more than one object. */
public interface Several {
    /** Gives each. */
    void forEach(Consumer<Object> to);
}
