package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A state as values by their paths, such as {@code .orders[7].price}; what is referred to again is told by its first path. */
final class StatePaths {
    private final State state;
    private final int depth;
    private final Map<String, Shown> values = new LinkedHashMap<>();
    private final Map<Long, String> paths = new HashMap<>();

    /**
     * What stands at a path.
     *
     * @param text in words
     * @param inner what is not told by paths of its own, because it is too deep or an array of numbers: each part by its path
     */
    record Shown(String text, Map<String, String> inner) {
        /** How many parts are not the same. */
        long differences(Shown other) {
            long more = other.inner.keySet().stream()
                    .filter(each -> !inner.containsKey(each))
                    .count();
            return more
                    + inner.entrySet().stream()
                            .filter(each -> !Objects.equals(each.getValue(), other.inner.get(each.getKey())))
                            .count();
        }
    }

    private StatePaths(State state, int depth) {
        this.state = state;
        this.depth = depth;
    }

    /**
     * The values of a state.
     *
     * @param depth how many levels have paths of their own
     */
    static Map<String, Shown> of(State state, int depth) {
        StatePaths paths = new StatePaths(state, depth);
        paths.add("", state.root(), 0, paths.values);
        return paths.values;
    }

    private void add(String path, StateNode node, int level, Map<String, Shown> to) {
        if (node instanceof StateNode.Value) {
            to.put(path, new Shown(state.brief(node), Map.of()));
            return;
        }
        StateNode resolved = state.resolved(node);
        long number = State.number(resolved);
        String first = number == 0 ? null : paths.putIfAbsent(number, path);
        if (first != null) {
            to.put(path, new Shown("→ " + (first.isEmpty() ? "the object itself" : name(first)), Map.of()));
            return;
        }
        Map<String, StateNode> parts = state.parts(resolved);
        if (to == values && (State.isOfPrimitives(resolved) || level == depth && !parts.isEmpty())) {
            Map<String, Shown> below = new LinkedHashMap<>();
            parts.forEach((label, part) -> add(path + label, part, level + 1, below));
            Map<String, String> inner = new LinkedHashMap<>();
            below.forEach((each, shown) -> inner.put(each, shown.text));
            to.put(path, new Shown(State.described(resolved), inner));
            return;
        }
        if (!path.isEmpty()) {
            to.put(path, new Shown(State.type(resolved), Map.of()));
        }
        parts.forEach((label, part) -> add(path + label, part, level + 1, to));
    }

    /** A path without the dot that it begins with. */
    static String name(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
