package dev.reknit.runtime.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Describes a graph of objects as text, with its identities and, where it is promised, its order: an
 * independent view to compare a restored state with. Reads fields and collections; shares no code with the codecs.
 */
final class Graph {
    /** The numbers are kept from one description to the next: equal text means the very same objects. */
    private final Map<Object, Integer> numbers = new IdentityHashMap<>();

    private final Deque<Object> open = new ArrayDeque<>();
    private Map<Object, Boolean> described = new IdentityHashMap<>();

    String describe(Object root) {
        described = new IdentityHashMap<>();
        StringBuilder text = new StringBuilder();
        ref(root);
        while (!open.isEmpty()) {
            Object next = open.poll();
            text.append(number(next)).append(' ').append(body(next)).append('\n');
        }
        return text.toString();
    }

    private int number(Object object) {
        return numbers.computeIfAbsent(object, any -> numbers.size() + 1);
    }

    private String ref(Object target) {
        if (target == null
                || target instanceof String
                || target instanceof Number
                        && target.getClass().getPackageName().equals("java.lang")
                || target instanceof Boolean
                || target instanceof Enum<?>) {
            return String.valueOf(target);
        }
        if (described.put(target, true) == null) {
            open.add(target);
        }
        return "#" + number(target);
    }

    private String body(Object object) {
        StringBuilder text = new StringBuilder(object.getClass().getSimpleName());
        if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                text.append(' ').append(ref(Array.get(object, i)));
            }
        } else if (object instanceof Map<?, ?> map) {
            boolean ordered = map instanceof SortedMap || map instanceof java.util.LinkedHashMap;
            Collection<String> entries = ordered ? new LinkedHashSet<>() : new TreeSet<>();
            map.forEach((key, value) -> entries.add(ref(key) + "=" + ref(value) + found(map.containsKey(key))));
            text.append(entries);
        } else if (object instanceof java.util.Set<?> set) {
            boolean ordered = set instanceof SortedSet || set instanceof LinkedHashSet;
            Collection<String> elements = ordered ? new LinkedHashSet<>() : new TreeSet<>();
            set.forEach(each -> elements.add(ref(each) + found(set.contains(each))));
            text.append(elements);
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(each -> text.append(' ').append(ref(each)));
        } else if (object instanceof AtomicReference<?> reference) {
            text.append(' ').append(ref(reference.get()));
        }
        return text.append(fields(object)).toString();
    }

    private static String found(boolean found) {
        return found ? "" : "(lost)";
    }

    private String fields(Object object) {
        StringBuilder text = new StringBuilder();
        for (Class<?> type = object.getClass();
                type != null && type.getModule() == Graph.class.getModule();
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        text.append(' ').append(field.getName()).append('=').append(ref(field.get(object)));
                    } catch (IllegalAccessException impossible) {
                        throw new AssertionError(impossible);
                    }
                }
            }
        }
        return text.toString();
    }
}
