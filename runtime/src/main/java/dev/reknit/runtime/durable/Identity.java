package dev.reknit.runtime.durable;

import org.jspecify.annotations.Nullable;

/**
 * What a durable object is known by in its store.
 *
 * @param name of its class
 * @param key what tells it from the others of that name; null if it is the only one
 */
record Identity(String name, @Nullable String key) {
    /** {@code OrderBook "main"}. */
    @Override
    public String toString() {
        return key == null ? name : name + " \"" + key + "\"";
    }
}
