package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state as maps and lists for {@link Json}. An object has its class as {@code @type} before its fields; one that is referred to more than
 * once has a number as {@code @id}, and is {@code {"@ref": number}} in the other places. Lists and sets are arrays, maps are objects if
 * all keys are texts, numbers, truth values or constants, else arrays of pairs as {@code @entries}.
 */
final class StateJson {
    private final State state;
    private final Map<Long, Integer> references;
    private final Set<Long> shown = new HashSet<>();

    private StateJson(State state) {
        this.state = state;
        this.references = state.references();
    }

    static @Nullable Object of(State state) {
        return new StateJson(state).value(state.root());
    }

    /** The parts of something that is none of the application's objects, such as the arguments of a call. */
    static Map<String, @Nullable Object> parts(State state) {
        StateJson json = new StateJson(state);
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        state.parts(state.root()).forEach((label, part) -> parts.put(label.substring(1), json.value(part)));
        return parts;
    }

    private @Nullable Object value(StateNode node) {
        if (node instanceof StateNode.Value plain) {
            return plain.value() instanceof Character letter ? letter.toString() : plain.value();
        }
        if (node instanceof StateNode.Reference reference && shown.contains(reference.number())) {
            return Map.of("@ref", reference.number());
        }
        return structure(state.resolved(node));
    }

    private Object structure(StateNode node) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        long number = State.number(node);
        shown.add(number);
        if (node instanceof StateNode.Fields fields) {
            object.put("@type", fields.type());
        }
        if (references.getOrDefault(number, 0) > 1) {
            object.put("@id", number);
        }
        if (node instanceof StateNode.Fields fields) {
            fields.fields().forEach((name, value) -> object.put(name, value(value)));
            return object;
        }
        if (node instanceof StateNode.Entries map) {
            return entries(map, object);
        }
        return elements((StateNode.Elements) node, object);
    }

    private Object elements(StateNode.Elements list, Map<String, @Nullable Object> object) {
        List<@Nullable Object> elements = new ArrayList<>();
        list.elements().forEach(each -> elements.add(value(each)));
        if (object.isEmpty()) {
            return elements;
        }
        object.put("@elements", elements);
        return object;
    }

    private Object entries(StateNode.Entries map, Map<String, @Nullable Object> object) {
        boolean plain = map.entries().keySet().stream()
                .allMatch(each -> each instanceof StateNode.Value value && value.value() != null);
        if (plain && object.isEmpty()) {
            map.entries()
                    .forEach((key, value) -> object.put(String.valueOf(((StateNode.Value) key).value()), value(value)));
            return object;
        }
        List<Object> pairs = new ArrayList<>();
        map.entries().forEach((key, value) -> {
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(value(key));
            pair.add(value(value));
            pairs.add(pair);
        });
        object.put("@entries", pairs);
        return object;
    }
}
