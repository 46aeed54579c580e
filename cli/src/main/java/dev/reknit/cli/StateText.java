package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Prints a state as a tree of lines. What is referred to more than once is shown once, with a mark that the other places name. */
final class StateText {
    /** Of an array, in one line; all of them are in JSON. */
    private static final int MOST_PRIMITIVES = 32;

    private final State state;
    private final PrintWriter out;
    private final int depth;
    private final Map<Long, Integer> references;
    private final Map<Long, Integer> marks = new HashMap<>();

    /**
     * Creates one.
     *
     * @param depth how many levels are shown
     */
    StateText(State state, PrintWriter out, int depth) {
        this.state = state;
        this.out = out;
        this.depth = depth;
        this.references = state.references();
    }

    void print() {
        StateNode root = state.root();
        out.println(described(root));
        parts(root, "", 1);
    }

    private void parts(StateNode node, String indent, int level) {
        Iterator<Map.Entry<String, StateNode>> parts =
                state.parts(node).entrySet().iterator();
        while (parts.hasNext()) {
            Map.Entry<String, StateNode> each = parts.next();
            boolean last = !parts.hasNext();
            part(each.getKey(), each.getValue(), indent, last, level);
        }
    }

    private void part(String label, StateNode node, String indent, boolean last, int level) {
        String name = label.startsWith(".") ? label.substring(1) : label;
        String line = indent + (last ? "└─ " : "├─ ") + name + " = ";
        if (node instanceof StateNode.Reference reference && marks.containsKey(reference.number())) {
            out.println(line + "→ #" + marks.get(reference.number()));
            return;
        }
        StateNode shown = state.resolved(node);
        if (State.isOfPrimitives(shown)) {
            out.println(line + state.brief((StateNode.Elements) shown, MOST_PRIMITIVES) + mark(shown));
            return;
        }
        boolean cut = level >= depth && !state.parts(shown).isEmpty();
        out.println(line + described(shown) + (cut ? " …" : ""));
        if (!cut) {
            parts(shown, indent + (last ? "   " : "│  "), level + 1);
        }
    }

    private String described(StateNode node) {
        return node instanceof StateNode.Value ? state.brief(node) : State.described(node) + mark(node);
    }

    private String mark(StateNode node) {
        long number = State.number(node);
        if (references.getOrDefault(number, 0) < 2) {
            return "";
        }
        marks.put(number, marks.size() + 1);
        return " #" + marks.get(number);
    }
}
