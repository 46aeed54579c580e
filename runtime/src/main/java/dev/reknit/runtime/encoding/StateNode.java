package dev.reknit.runtime.encoding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of saved state as tools see it: by names, without classes. */
public sealed interface StateNode {
    /**
     * A value that is not looked into.
     *
     * @param type the simple name, such as {@code int}, {@code String}, {@code Instant} or the name of an enum; {@code null} for null
     * @param value a boxed number, truth value, character or text; for all others their text
     */
    record Value(String type, @Nullable Object value) implements StateNode {}

    /** Stands for an object that has a number; {@link StateTree#node} shows it. */
    record Reference(long number) implements StateNode {}

    /**
     * An object or a record.
     *
     * @param number 0 for a record that has none
     * @param type the name of the class in the store
     * @param fields by name, those of superclasses first
     */
    record Fields(long number, String type, Map<String, StateNode> fields) implements StateNode {}

    /**
     * A list, set, queue or array.
     *
     * @param fields what it has besides, such as a comparator
     */
    record Elements(long number, String type, Map<String, StateNode> fields, List<StateNode> elements)
            implements StateNode {}

    /** A map. */
    record Entries(long number, String type, Map<String, StateNode> fields, Map<StateNode, StateNode> entries)
            implements StateNode {}
}
