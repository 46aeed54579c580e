package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The forms of the platform's collections that cannot be changed, or not in size: they get their contents when they are made. What shows another
 * collection, such as {@link Collections#unmodifiableList}, shows a copy of it afterwards.
 */
final class Frozen extends Form {
    static final Map<Class<?>, Form> ALL = new HashMap<>();

    private static final Map<String, Form> BY_NAME = new HashMap<>();

    static {
        elements("java.util.List.of", Frozen::list, List.of(1), List.of(1, 2, 3));
        sets("java.util.Set.of", Set::copyOf, Set.of(1), Set.of(1, 2, 3));
        elements("java.util.Arrays.asList", all -> Arrays.asList(all.toArray()), Arrays.asList(1));
        single("java.util.Collections.singleton", Collections::singleton, Collections.singleton(1));
        single("java.util.Collections.singletonList", Collections::singletonList, Collections.singletonList(1));
        elements(
                "java.util.Collections.unmodifiableCollection",
                all -> Collections.unmodifiableCollection(all),
                Collections.unmodifiableCollection(new ArrayList<>()));
        elements(
                "java.util.Collections.unmodifiableList",
                all -> Collections.unmodifiableList(all),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.unmodifiableList(new java.util.LinkedList<>()));
        sets(
                "java.util.Collections.unmodifiableSet",
                all -> Collections.unmodifiableSet(new LinkedHashSet<>(all)),
                Collections.unmodifiableSet(Set.of()));
        entries("java.util.Map.of", all -> Map.copyOf(all), Map.of(1, 1), Map.of(1, 1, 2, 2));
        singleEntry("java.util.Collections.singletonMap", Collections::singletonMap, Collections.singletonMap(1, 1));
        entries(
                "java.util.Collections.unmodifiableMap",
                all -> Collections.unmodifiableMap(all),
                Collections.unmodifiableMap(Map.of()));
    }

    private final Function<StateReader, Object> make;

    private Frozen(Class<?> type, String name, Contents contents, Function<StateReader, Object> make) {
        super(type, List.of(shape(name)), new Descriptor(Kind.BUILT_IN, List.of(shape(name)), contents, 0, List.of()));
        this.make = make;
    }

    private static Shape shape(String name) {
        return new Shape(name, List.of(), List.of());
    }

    /** Whether objects with a name in the store get their contents when they are made. */
    static boolean isNamed(String name) {
        return BY_NAME.containsKey(name);
    }

    private static void sets(String name, Function<List<Object>, Object> of, Object... samples) {
        Function<StateReader, Object> make = from -> {
            List<Object> all = takeAll(from);
            from.finishReferred(all);
            return of.apply(all);
        };
        add(name, new Frozen(samples[0].getClass(), name, Contents.ELEMENTS, make), samples);
    }

    private static void elements(String name, Function<List<Object>, Object> of, Object... samples) {
        add(name, new Frozen(samples[0].getClass(), name, Contents.ELEMENTS, from -> of.apply(takeAll(from))), samples);
    }

    private static void single(String name, Function<Object, Object> of, Object sample) {
        Function<StateReader, Object> make = from -> of.apply(only(takeAll(from), from));
        add(name, new Frozen(sample.getClass(), name, Contents.ELEMENTS, make), sample);
    }

    private static void singleEntry(String name, BinaryOperator<Object> of, Object sample) {
        Function<StateReader, Object> make = from -> {
            Map.Entry<Object, Object> entry = only(takeEntries(from).entrySet(), from);
            return of.apply(entry.getKey(), entry.getValue());
        };
        add(name, new Frozen(sample.getClass(), name, Contents.ENTRIES, make), sample);
    }

    private static <T> T only(Collection<T> all, StateReader from) {
        if (all.size() != 1) {
            throw from.damaged(all.size() + " elements in a collection that has one");
        }
        return all.iterator().next();
    }

    private static void entries(String name, Function<Map<Object, Object>, Object> of, Object... samples) {
        add(
                name,
                new Frozen(samples[0].getClass(), name, Contents.ENTRIES, from -> of.apply(takeEntries(from))),
                samples);
    }

    private static void add(String name, Form form, Object... samples) {
        BY_NAME.put(name, form);
        for (Object each : samples) {
            ALL.put(each.getClass(), form);
        }
    }

    /** Some lists that cannot be changed may have null in them: those that streams give. */
    private static List<Object> list(List<Object> all) {
        return all.contains(null) ? all.stream().toList() : List.copyOf(all);
    }

    @SuppressWarnings("NullAway") // What is read back had null only where it may be.
    private static List<Object> takeAll(StateReader from) {
        List<Object> all = new ArrayList<>();
        while (!from.atEnd()) {
            all.add(from.takeReference());
        }
        return all;
    }

    @SuppressWarnings("NullAway")
    private static Map<Object, Object> takeEntries(StateReader from) {
        List<Object> all = takeAll(from);
        if (all.size() % 2 != 0) {
            throw from.damaged("a key without a value");
        }
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            keys.add(all.get(i));
        }
        from.finishReferred(keys);
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            map.put(all.get(i), all.get(i + 1));
        }
        return map;
    }

    @Override
    void write(Object object, StateWriter to) {
        if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                to.putReference(key);
                to.putReference(value);
            });
        } else {
            ((Collection<?>) object).forEach(to::putReference);
        }
    }

    @Override
    boolean fillsLater() {
        return false;
    }

    @Override
    Object make(StateReader from) {
        return make.apply(from);
    }
}
