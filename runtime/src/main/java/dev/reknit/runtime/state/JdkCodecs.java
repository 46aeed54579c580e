package dev.reknit.runtime.state;

import dev.reknit.runtime.state.ElementsCodec.Asks;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the contents of the JDK's mutable classes are saved, through their public methods: the one
 * place for each family. Their modules are closed, so nothing is read by reflection.
 */
final class JdkCodecs {
    private static final Codec<?, ?> OBJECTS = ElementsCodec.<@Nullable Object[]>slots(
            Object[]::clone, (array, saved) -> System.arraycopy(saved, 0, array, 0, saved.length));
    private static final Codec<?, ?> PRIMITIVES = new ValueCodec<Object, Object>(
            JdkCodecs::copy,
            Objects::deepEquals,
            (array, saved) -> System.arraycopy(saved, 0, array, 0, Array.getLength(saved)));
    private static final Codec<?, ?> LIST = ElementsCodec.list();
    private static final Codec<?, ?> QUEUE = ElementsCodec.collection(Asks.NOTHING);
    private static final Codec<?, ?> ORDERED = ElementsCodec.collection(Asks.ORDER);
    private static final Codec<?, ?> HASHED = ElementsCodec.collection(Asks.HASH);
    private static final Codec<?, ?> MAP = MapCodec.map();

    /** For exactly these classes, and as a part of the application's subclasses of them. */
    static final Map<String, Codec<?, ?>> BY_NAME = new HashMap<>();

    /** For a class and all its subclasses in the JDK. */
    static final Map<String, Codec<?, ?>> BY_BASE = new HashMap<>();

    /** For what is not named but implements one of these interfaces, in the JDK. */
    static final Map<String, Codec<?, ?>> BY_INTERFACE = Map.of(
            "java.util.Collection", ElementsCodec.view(),
            "java.util.Map", MapCodec.view(),
            "java.util.Map$Entry", entry());

    static {
        name(LIST, """
                java.util.ArrayList java.util.LinkedList java.util.Vector java.util.Stack
                java.util.concurrent.CopyOnWriteArrayList java.util.Collections$SynchronizedList
                java.util.Collections$SynchronizedRandomAccessList java.util.Collections$CheckedList
                java.util.Collections$CheckedRandomAccessList
                """);
        name(QUEUE, """
                java.util.ArrayDeque java.util.concurrent.ConcurrentLinkedQueue
                java.util.concurrent.ConcurrentLinkedDeque java.util.concurrent.LinkedBlockingQueue
                java.util.concurrent.LinkedBlockingDeque java.util.concurrent.ArrayBlockingQueue
                java.util.concurrent.LinkedTransferQueue java.util.concurrent.SynchronousQueue
                """);
        name(ORDERED, """
                java.util.PriorityQueue java.util.concurrent.PriorityBlockingQueue java.util.concurrent.DelayQueue
                java.util.TreeSet java.util.concurrent.ConcurrentSkipListSet
                java.util.concurrent.CopyOnWriteArraySet java.util.Collections$SynchronizedSortedSet
                java.util.Collections$SynchronizedNavigableSet java.util.Collections$CheckedSortedSet
                java.util.Collections$CheckedNavigableSet
                """);
        name(HASHED, """
                java.util.HashSet java.util.LinkedHashSet java.util.Collections$SetFromMap
                java.util.Collections$SynchronizedCollection java.util.Collections$SynchronizedSet
                java.util.Collections$CheckedCollection java.util.Collections$CheckedQueue
                java.util.Collections$CheckedSet
                """);
        name(MAP, """
                java.util.HashMap java.util.LinkedHashMap java.util.Hashtable java.util.Properties java.util.WeakHashMap
                java.util.IdentityHashMap java.util.EnumMap java.util.TreeMap
                java.util.concurrent.ConcurrentHashMap java.util.concurrent.ConcurrentSkipListMap
                java.util.Collections$SynchronizedMap java.util.Collections$SynchronizedSortedMap
                java.util.Collections$SynchronizedNavigableMap java.util.Collections$CheckedMap
                java.util.Collections$CheckedSortedMap java.util.Collections$CheckedNavigableMap
                """);
        holders();
        BY_BASE.put("java.util.EnumSet", ElementsCodec.collection(Asks.NOTHING));
        JdkValues.addTo(BY_NAME, BY_BASE);
    }

    private JdkCodecs() {}

    private static void name(Codec<?, ?> codec, String names) {
        for (String each : names.trim().split("\\s+")) {
            BY_NAME.put(each, codec);
        }
    }

    /** The codec of an array class. */
    static Codec<?, ?> array(Class<?> type) {
        return type.getComponentType().isPrimitive() ? PRIMITIVES : OBJECTS;
    }

    private static Object copy(Object array) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private static void holders() {
        BY_NAME.put("java.util.Optional", ElementsCodec.<Optional<?>>holder(each -> each.orElse(null)));
        BY_NAME.put(
                "java.util.concurrent.ConcurrentHashMap$KeySetView",
                ElementsCodec.<ConcurrentHashMap.KeySetView<?, ?>>holder(ConcurrentHashMap.KeySetView::getMap));
        for (String each : List.of("java.util.KeyValueHolder", "java.util.AbstractMap$SimpleImmutableEntry")) {
            BY_NAME.put(
                    each,
                    ElementsCodec.<Map.Entry<?, ?>>slots(
                            entry -> new @Nullable Object[] {entry.getKey(), entry.getValue()}, (entry, same) -> {}));
        }
        BY_NAME.put("java.util.AbstractMap$SimpleEntry", entry());
        BY_NAME.put(
                "java.util.Arrays$ArrayList",
                ElementsCodec.<List<@Nullable Object>>slots(List::toArray, (list, saved) -> {
                    for (int i = 0; i < saved.length; i++) {
                        list.set(i, saved[i]);
                    }
                }));
    }

    private static Codec<?, ?> entry() {
        return ElementsCodec.<Map.Entry<?, @Nullable Object>>slots(
                entry -> new @Nullable Object[] {entry.getKey(), entry.getValue()},
                (entry, saved) -> entry.setValue(saved[1]));
    }
}
