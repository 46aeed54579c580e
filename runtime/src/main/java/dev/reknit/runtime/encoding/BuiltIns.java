package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.ElementsForm.Basis;
import dev.reknit.runtime.state.collections.TrackedArrayDeque;
import dev.reknit.runtime.state.collections.TrackedArrayList;
import dev.reknit.runtime.state.collections.TrackedConcurrentHashMap;
import dev.reknit.runtime.state.collections.TrackedConcurrentLinkedQueue;
import dev.reknit.runtime.state.collections.TrackedCopyOnWriteArrayList;
import dev.reknit.runtime.state.collections.TrackedCopyOnWriteArraySet;
import dev.reknit.runtime.state.collections.TrackedHashMap;
import dev.reknit.runtime.state.collections.TrackedHashSet;
import dev.reknit.runtime.state.collections.TrackedLinkedHashMap;
import dev.reknit.runtime.state.collections.TrackedLinkedHashSet;
import dev.reknit.runtime.state.collections.TrackedLinkedList;
import dev.reknit.runtime.state.collections.TrackedPriorityQueue;
import dev.reknit.runtime.state.collections.TrackedTreeMap;
import dev.reknit.runtime.state.collections.TrackedTreeSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The forms of the platform's collections and other mutable objects. What has a tracked twin is made as that. */
final class BuiltIns {
    private static final Map<Class<?>, Form> BY_CLASS = new HashMap<>();
    private static final Map<String, Form> BY_NAME = new HashMap<>();

    private static final String COMPARATOR = "=comparator Ljava/util/Comparator;";

    static {
        list(java.util.ArrayList.class, TrackedArrayList.class, TrackedArrayList::new);
        list(java.util.LinkedList.class, TrackedLinkedList.class, any -> new TrackedLinkedList<>());
        list(java.util.ArrayDeque.class, TrackedArrayDeque.class, TrackedArrayDeque::new);
        list(
                java.util.concurrent.ConcurrentLinkedQueue.class,
                TrackedConcurrentLinkedQueue.class,
                any -> new TrackedConcurrentLinkedQueue<>());
        list(
                java.util.concurrent.CopyOnWriteArrayList.class,
                TrackedCopyOnWriteArrayList.class,
                any -> new TrackedCopyOnWriteArrayList<>());
        list(java.util.Vector.class, null, java.util.Vector::new);
        list(java.util.Stack.class, null, any -> new java.util.Stack<>());
        list(
                java.util.concurrent.ConcurrentLinkedDeque.class,
                null,
                any -> new java.util.concurrent.ConcurrentLinkedDeque<>());
        set(java.util.HashSet.class, TrackedHashSet.class, size -> new TrackedHashSet<>(capacity(size)));
        set(
                java.util.LinkedHashSet.class,
                TrackedLinkedHashSet.class,
                size -> new TrackedLinkedHashSet<>(capacity(size)));
        set(
                java.util.concurrent.CopyOnWriteArraySet.class,
                TrackedCopyOnWriteArraySet.class,
                any -> new TrackedCopyOnWriteArraySet<>());
        map(java.util.HashMap.class, TrackedHashMap.class, size -> new TrackedHashMap<>(capacity(size)));
        map(
                java.util.concurrent.ConcurrentHashMap.class,
                TrackedConcurrentHashMap.class,
                TrackedConcurrentHashMap::new);
        map(java.util.Hashtable.class, null, size -> new java.util.Hashtable<>(capacity(size)));
        map(java.util.IdentityHashMap.class, null, java.util.IdentityHashMap::new);
    }

    static {
        add(
                java.util.LinkedHashMap.class,
                TrackedLinkedHashMap.class,
                EntriesForm.of(
                        "java.util.LinkedHashMap",
                        new Basis<Map<?, ?>>(
                                "=byAccess Z",
                                (map, to) -> to.putBoolean(Order.isByAccess(map)),
                                (from, size) ->
                                        new TrackedLinkedHashMap<>(capacity(size), 0.75f, from.takeBoolean()))));
        sortedMap(java.util.TreeMap.class, TrackedTreeMap.class, TrackedTreeMap::new);
        sortedMap(
                java.util.concurrent.ConcurrentSkipListMap.class,
                null,
                java.util.concurrent.ConcurrentSkipListMap::new);
        sortedSet(java.util.TreeSet.class, TrackedTreeSet.class, TrackedTreeSet::new);
        sortedSet(
                java.util.concurrent.ConcurrentSkipListSet.class,
                null,
                java.util.concurrent.ConcurrentSkipListSet::new);
        add(
                java.util.PriorityQueue.class,
                TrackedPriorityQueue.class,
                ElementsForm.of(
                        "java.util.PriorityQueue",
                        new Basis<PriorityQueue<?>>(
                                COMPARATOR,
                                (queue, to) -> to.putReference(queue.comparator()),
                                (from, size) -> new TrackedPriorityQueue<>(Math.max(1, size), comparator(from))),
                        true));
        Values.ALL.forEach(BuiltIns::add);
        Holders.ALL.forEach(BuiltIns::add);
        Enums.ALL.forEach(BuiltIns::add);
        Frozen.ALL.forEach(BuiltIns::add);
    }

    private BuiltIns() {}

    /** So that nothing is moved while it is filled. */
    private static int capacity(int size) {
        return (int) Math.min(1 << 30, size * 4L / 3 + 1);
    }

    private static void list(Class<?> type, @Nullable Class<?> tracked, IntFunction<Collection<?>> make) {
        add(type, tracked, ElementsForm.of(type.getName(), Basis.sized(make), false));
    }

    private static void set(Class<?> type, @Nullable Class<?> tracked, IntFunction<Collection<?>> make) {
        add(type, tracked, ElementsForm.of(type.getName(), Basis.sized(make), true));
    }

    private static void map(Class<?> type, @Nullable Class<?> tracked, IntFunction<Map<?, ?>> make) {
        add(type, tracked, EntriesForm.of(type.getName(), Basis.sized(make)));
    }

    private static void sortedMap(
            Class<?> type, @Nullable Class<?> tracked, Function<@Nullable Comparator<Object>, SortedMap<?, ?>> make) {
        add(
                type,
                tracked,
                EntriesForm.of(
                        type.getName(),
                        new Basis<SortedMap<?, ?>>(
                                COMPARATOR,
                                (map, to) -> to.putReference(map.comparator()),
                                (from, size) -> make.apply(comparator(from)))));
    }

    private static void sortedSet(
            Class<?> type, @Nullable Class<?> tracked, Function<@Nullable Comparator<Object>, SortedSet<?>> make) {
        add(
                type,
                tracked,
                ElementsForm.of(
                        type.getName(),
                        new Basis<SortedSet<?>>(
                                COMPARATOR,
                                (set, to) -> to.putReference(set.comparator()),
                                (from, size) -> make.apply(comparator(from))),
                        true));
    }

    @SuppressWarnings("unchecked") // It compared what is in the collection.
    private static @Nullable Comparator<Object> comparator(StateReader from) {
        return (@Nullable Comparator<Object>) from.takeReference();
    }

    private static void add(Class<?> type, @Nullable Class<?> tracked, Function<Class<?>, Form> form) {
        Form made = form.apply(tracked == null ? type : tracked);
        add(type, made);
        if (tracked != null) {
            BY_CLASS.put(tracked, made);
        }
    }

    private static void add(Class<?> type, Form form) {
        BY_CLASS.put(type, form);
        BY_NAME.put(form.descriptor().name(), form);
    }

    /** The form of a class of the platform; null if it has none. */
    static @Nullable Form of(Class<?> type) {
        Form form = BY_CLASS.get(type);
        return form == null && type.getSuperclass() == EnumSet.class ? BY_CLASS.get(EnumSet.class) : form;
    }

    /** The form that has a name in the store; null if none has. */
    static @Nullable Form named(String name) {
        return BY_NAME.get(name);
    }
}
