package dev.reknit.runtime.event;

import org.jspecify.annotations.Nullable;

/** Takes the named values of an event, in the order in which they are to be read. */
@FunctionalInterface
public interface Fields {
    /** Takes one value; names are lowerCamelCase and carry the unit, such as {@code delayMs}. */
    void put(String name, @Nullable Object value);

    /** A failure on one line: its class and message. */
    static String describe(@Nullable Throwable failure) {
        return failure == null ? "none" : failure.toString().replace('\n', ' ').replace('\r', ' ');
    }
}
