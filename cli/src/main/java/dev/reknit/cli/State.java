package dev.reknit.cli;

import dev.reknit.runtime.encoding.StateNode;
import dev.reknit.runtime.encoding.StateTree;
import dev.reknit.runtime.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state of one object at one checkpoint, or the arguments of one call, read without their classes. For one thread. */
final class State {
    private static final Set<String> PRIMITIVES =
            Set.of("boolean[]", "byte[]", "short[]", "char[]", "int[]", "long[]", "float[]", "double[]");

    private final StateTree tree;
    private final StateNode root;

    /** Creates the part of a tree that something in it refers to. */
    State(StateTree tree, StateNode root) {
        this.tree = tree;
        this.root = root;
    }

    /** Reads a checkpoint, and those that it builds on. */
    static State of(Store store, Holding holding, Checkpoint checkpoint) {
        StateTree tree = new StateTree();
        for (Checkpoint each : holding.chain(checkpoint)) {
            store.readSnapshot(each.snapshot(), (number, type, data) -> {
                if (number > 1) {
                    byte[] bytes = new byte[data.remaining()];
                    data.get(bytes);
                    tree.record(type, bytes);
                }
            });
        }
        return new State(tree, tree.node(checkpoint.header().root()));
    }

    StateNode root() {
        return root;
    }

    /** What a reference refers to; all others are themselves. */
    StateNode resolved(StateNode node) {
        return node instanceof StateNode.Reference reference ? tree.node(reference.number()) : node;
    }

    /** How often each object is referred to, by its number; the root once by the store. */
    Map<Long, Integer> references() {
        Map<Long, Integer> counts = new HashMap<>(Map.of(number(root), 1));
        count(root, counts);
        return counts;
    }

    private void count(StateNode node, Map<Long, Integer> counts) {
        for (StateNode each : inner(node)) {
            if (each instanceof StateNode.Reference reference) {
                if (counts.merge(reference.number(), 1, Integer::sum) == 1) {
                    count(tree.node(reference.number()), counts);
                }
            } else {
                count(each, counts);
            }
        }
    }

    private static Collection<StateNode> inner(StateNode node) {
        List<StateNode> inner = new ArrayList<>();
        if (node instanceof StateNode.Fields object) {
            inner.addAll(object.fields().values());
        } else if (node instanceof StateNode.Elements list) {
            inner.addAll(list.fields().values());
            inner.addAll(list.elements());
        } else if (node instanceof StateNode.Entries map) {
            inner.addAll(map.fields().values());
            map.entries().forEach((key, value) -> {
                inner.add(key);
                inner.add(value);
            });
        }
        return inner;
    }

    /** The number of an object that has one; else 0. */
    static long number(StateNode node) {
        if (node instanceof StateNode.Fields object) {
            return object.number();
        }
        if (node instanceof StateNode.Elements list) {
            return list.number();
        }
        return node instanceof StateNode.Entries map ? map.number() : 0;
    }

    /** The parts of something by their labels: fields, then elements or entries. A label is what comes behind a path. */
    Map<String, StateNode> parts(StateNode node) {
        Map<String, StateNode> parts = new LinkedHashMap<>();
        if (node instanceof StateNode.Fields object) {
            object.fields().forEach((name, value) -> parts.put("." + name, value));
        } else if (node instanceof StateNode.Elements list) {
            list.fields().forEach((name, value) -> parts.put("." + name, value));
            elements(list, parts);
        } else if (node instanceof StateNode.Entries map) {
            map.fields().forEach((name, value) -> parts.put("." + name, value));
            sorted(map).forEach(each -> put(parts, label(each.getKey()), each.getValue()));
        }
        return parts;
    }

    /** Sets have no positions; what is in them is known by what it is. */
    private void elements(StateNode.Elements list, Map<String, StateNode> parts) {
        boolean isSet = list.type().endsWith("Set");
        int index = 0;
        for (StateNode each : list.elements()) {
            put(parts, isSet ? label(each) : "[" + index++ + "]", each);
        }
    }

    private static void put(Map<String, StateNode> parts, String label, StateNode part) {
        String unused = label;
        for (int i = 2; parts.containsKey(unused); i++) {
            unused = label + "#" + i;
        }
        parts.put(unused, part);
    }

    /** By their keys, so that what is equal is shown equally; in the map's own order if it has one. */
    private Stream<Map.Entry<StateNode, StateNode>> sorted(StateNode.Entries map) {
        Stream<Map.Entry<StateNode, StateNode>> entries = map.entries().entrySet().stream();
        boolean ordered =
                map.type().startsWith("java.util.Linked") || map.type().contains("Tree");
        return ordered ? entries : entries.sorted(Map.Entry.comparingByKey(byValue()));
    }

    private static Comparator<StateNode> byValue() {
        Function<StateNode, Object> value =
                each -> each instanceof StateNode.Value plain ? String.valueOf(plain.value()) : "";
        return (one, other) -> one instanceof StateNode.Value left
                        && other instanceof StateNode.Value right
                        && left.value() instanceof Number first
                        && right.value() instanceof Number second
                ? Double.compare(first.doubleValue(), second.doubleValue())
                : value.apply(one).toString().compareTo(value.apply(other).toString());
    }

    private String label(StateNode key) {
        return "[" + brief(resolved(key)) + "]";
    }

    /** In one line: a value as it is, anything else by its type and the values in it. */
    String brief(StateNode node) {
        if (node instanceof StateNode.Value plain) {
            boolean quoted = plain.value() instanceof String && plain.type().equals("String");
            return quoted ? Json.of(plain.value()) : String.valueOf(plain.value());
        }
        StringBuilder text = new StringBuilder(type(node)).append('(');
        String comma = "";
        for (StateNode each : inner(node)) {
            text.append(comma).append(each instanceof StateNode.Value ? brief(each) : "…");
            comma = ", ";
        }
        return text.append(')').toString();
    }

    static String type(StateNode node) {
        String type = node instanceof StateNode.Fields object
                ? object.type()
                : node instanceof StateNode.Elements list
                        ? list.type()
                        : node instanceof StateNode.Entries map ? map.type() : "";
        return type.startsWith("java.util.") ? type.substring(type.lastIndexOf('.') + 1) : type;
    }

    /** How many elements or entries something has, as a suffix; nothing for others. */
    static String size(StateNode node) {
        if (node instanceof StateNode.Elements list) {
            return " (" + list.elements().size() + ")";
        }
        return node instanceof StateNode.Entries map ? " (" + map.entries().size() + ")" : "";
    }

    /** The type and size of something that is no value: {@code HashMap (3)}, {@code byte[1000]}. */
    static String described(StateNode node) {
        String type = type(node);
        return node instanceof StateNode.Elements array && type.endsWith("[]")
                ? type.substring(0, type.length() - 1) + array.elements().size() + "]"
                : type + size(node);
    }

    /** Whether it is an array of numbers, letters or truth values. */
    static boolean isOfPrimitives(StateNode node) {
        return node instanceof StateNode.Elements array && PRIMITIVES.contains(array.type());
    }

    /** An array of primitives in one line, without what is behind the first ones. */
    String brief(StateNode.Elements array, int most) {
        String elements = array.elements().stream().limit(most).map(this::brief).collect(Collectors.joining(", "));
        int more = array.elements().size() - most;
        return described(array) + " {" + elements + (more > 0 ? ", … " + more + " more}" : "}");
    }
}
