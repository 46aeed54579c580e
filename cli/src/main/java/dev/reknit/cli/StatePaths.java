package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A state as values by their paths, such as {@code .orders[7].price}; what is referred to again is told by its first path. */
final class StatePaths {
    private final State state;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<Long, String> paths = new HashMap<>();

    private StatePaths(State state) {
        this.state = state;
    }

    static Map<String, String> of(State state) {
        StatePaths paths = new StatePaths(state);
        paths.add("", state.root());
        return paths.values;
    }

    private void add(String path, StateNode node) {
        if (node instanceof StateNode.Value) {
            values.put(path, state.brief(node));
            return;
        }
        StateNode resolved = state.resolved(node);
        long number = State.number(resolved);
        String first = number == 0 ? null : paths.putIfAbsent(number, path);
        if (first != null) {
            values.put(path, "→ " + (first.isEmpty() ? "the object itself" : name(first)));
            return;
        }
        if (!path.isEmpty()) {
            values.put(path, State.type(resolved));
        }
        state.parts(resolved).forEach((label, part) -> add(path + label, part));
    }

    /** A path without the dot that it begins with. */
    static String name(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
