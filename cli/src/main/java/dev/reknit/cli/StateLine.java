package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Something in one line, {@code com.acme.Order(item = "tea", lines = ArrayList[1, 2])}, cut where it is long or deep. */
final class StateLine {
    private static final int DEEPEST = 4;
    private static final int MOST_PARTS = 12;
    private static final int LONGEST_VALUE = 120;

    private final State state;
    private final StringBuilder text = new StringBuilder();
    private final Set<Long> open = new HashSet<>();

    private StateLine(State state) {
        this.state = state;
    }

    /** The parts of the root, without its name. */
    static String of(State state) {
        StateLine line = new StateLine(state);
        line.parts(state.root(), 0);
        return line.text.toString();
    }

    private void add(StateNode node, int level) {
        StateNode shown = state.resolved(node);
        if (shown instanceof StateNode.Value) {
            text.append(cut(state.brief(shown)));
            return;
        }
        if (State.isOfPrimitives(shown)) {
            text.append(state.brief((StateNode.Elements) shown, MOST_PARTS));
            return;
        }
        text.append(State.described(shown));
        long number = State.number(shown);
        if (level == DEEPEST || number != 0 && !open.add(number)) {
            text.append("(…)");
            return;
        }
        parts(shown, level);
        open.remove(number);
    }

    private void parts(StateNode node, int level) {
        Map<String, StateNode> parts = state.parts(node);
        text.append('(');
        int count = 0;
        for (Map.Entry<String, StateNode> each : parts.entrySet()) {
            text.append(count == 0 ? "" : ", ");
            if (count++ == MOST_PARTS) {
                text.append('…');
                break;
            }
            String label = each.getKey();
            boolean isPlace = node instanceof StateNode.Elements && !label.startsWith(".");
            text.append(isPlace ? "" : cut(label.startsWith(".") ? label.substring(1) : label) + " = ");
            add(each.getValue(), level + 1);
        }
        text.append(')');
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, LONGEST_VALUE) - 1)) + "…";
    }
}
