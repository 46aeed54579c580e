package dev.reknit.runtime.encoding;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Describes a graph as text that is the same for graphs that cannot be told apart: every object by the number in which it is come upon, and what it
 * refers to. The naive twin of writing and reading; shares no code with them.
 */
final class GraphText {
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final Deque<Object> open = new ArrayDeque<>();

    static String of(Object root) {
        GraphText graph = new GraphText();
        graph.ref(root);
        StringBuilder text = new StringBuilder();
        while (!graph.open.isEmpty()) {
            Object next = graph.open.remove();
            text.append(graph.numbers.get(next))
                    .append(' ')
                    .append(graph.body(next))
                    .append('\n');
        }
        return text.toString();
    }

    private static boolean isValue(Object object) {
        String name = object.getClass().getName();
        return object instanceof Enum
                || object instanceof Kinds.Point
                || object instanceof Kinds.Segment
                || name.startsWith("java.time.")
                || name.equals("java.util.UUID")
                || (name.startsWith("java.lang.") && !name.endsWith(";") && !(object instanceof StringBuilder))
                || (name.startsWith("java.math."));
    }

    private String ref(Object target) {
        if (target == null) {
            return "null";
        }
        if (isValue(target)) {
            return target.getClass().getSimpleName() + ' ' + target;
        }
        if (target instanceof Set<?> set && isFrozen(set)) {
            return "frozen " + set.stream().map(this::keyText).sorted().toList();
        }
        if (!numbers.containsKey(target)) {
            numbers.put(target, numbers.size() + 1);
            open.add(target);
        }
        return "#" + numbers.get(target);
    }

    private static boolean isFrozen(Object object) {
        return object.getClass().getName().startsWith("java.util.ImmutableCollections");
    }

    /** Keys are told apart by what they hold. */
    private String keyText(Object key) {
        return key instanceof Name ? key.toString() : ref(key);
    }

    private String body(Object object) {
        return object.getClass().getSimpleName().replace("Tracked", "") + ' ' + contents(object);
    }

    private String contents(Object object) {
        if (object instanceof Node node) {
            String own = node.id + " " + ref(node.next) + ' ' + ref(node.any);
            return node instanceof Book book
                    ? own + book.name + book.count + book.price + book.open + ref(book.lines) + ref(book.orders)
                    : own;
        }
        if (object instanceof Cell cell) {
            return ref(cell.value) + ' ' + ref(cell.rest);
        }
        if (object instanceof Kinds.Chain chain) {
            return chain.depth() + ref(chain.value()) + ref(chain.rest());
        }
        if (object instanceof Kinds.Holder holder) {
            return ref(holder.contents());
        }
        if (object instanceof AtomicReference<?> reference) {
            return ref(reference.get());
        }
        if (object instanceof Optional<?> optional) {
            return ref(optional.orElse(null));
        }
        if (object instanceof Map<?, ?> map) {
            return map(map);
        }
        if (object instanceof Collection<?> collection) {
            List<String> all =
                    new ArrayList<>(collection.stream().map(this::keyText).toList());
            if (object instanceof HashSet) {
                all.sort(null);
            }
            return all.toString();
        }
        if (object.getClass().isArray()) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < Array.getLength(object); i++) {
                all.add(ref(Array.get(object, i)));
            }
            return all.toString();
        }
        return object instanceof BitSet
                        || object instanceof Name
                        || object instanceof Number
                        || object instanceof CharSequence
                ? object.toString()
                : String.valueOf(object);
    }

    private String map(Map<?, ?> map) {
        Map<String, Object> byText = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> byText.put(keyText(key), value));
        boolean ordered = !(map.getClass().getName().endsWith("HashMap")
                        && !map.getClass().getName().contains("Linked"))
                && !isFrozen(map);
        List<String> keys = new ArrayList<>(byText.keySet());
        if (!ordered) {
            keys.sort(null);
        }
        StringBuilder text = new StringBuilder();
        for (String each : keys) {
            text.append(each).append('=').append(ref(byText.get(each))).append(' ');
        }
        if (map instanceof SortedMap<?, ?> sorted) {
            text.append(sorted.comparator());
        }
        for (Object key : map.keySet()) {
            if (!(map instanceof SortedMap) && !map.containsKey(key)) {
                text.append("LOST ").append(key);
            }
        }
        return text.toString();
    }
}
