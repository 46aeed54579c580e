package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.ChangedObjects;
import dev.reknit.runtime.state.Undo;
import dev.reknit.runtime.state.UndoLog;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log tells of each change of a collection that it was this collection, or which of its keys. */
class ChangedObjectsTest {
    /** What is told. */
    private static final class Told implements ChangedObjects {
        final List<Object> objects = new ArrayList<>();
        final Set<@Nullable Object> keys = new HashSet<>();
        final List<Object> ofKeys = new ArrayList<>();

        @Override
        public void changed(Object object) {
            objects.add(object);
        }

        @Override
        public void changed(Object collection, @Nullable Object key) {
            ofKeys.add(collection);
            keys.add(key);
        }

        boolean isOf(Object collection) {
            return objects.stream().anyMatch(each -> each == collection || each instanceof Undo)
                    || ofKeys.stream().anyMatch(each -> each == collection);
        }
    }

    private record Case<C>(String name, Supplier<C> make, List<Step<C>> steps) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Step<C> {
        void on(C collection);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // They are only read.
    private static <C> Case<C> of(String name, Supplier<C> make, Step<C>... steps) {
        return new Case<>(name, make, List.of(steps));
    }

    private static final List<Step<Map<DayOfWeek, String>>> OF_MAPS = List.of(
            map -> map.put(DayOfWeek.MONDAY, "one"),
            map -> map.put(DayOfWeek.FRIDAY, "new"),
            map -> map.remove(DayOfWeek.TUESDAY),
            map -> map.merge(DayOfWeek.MONDAY, "more", String::concat),
            map -> map.computeIfAbsent(DayOfWeek.SUNDAY, String::valueOf),
            map -> map.entrySet().iterator().next().setValue("by entry"),
            map -> removeFirst(map.keySet()),
            map -> removeFirst(map.values()),
            map -> map.replaceAll((key, value) -> value + "!"),
            Map::clear);

    private static Case<Map<DayOfWeek, String>> map(String name, Supplier<? extends Map<DayOfWeek, String>> make) {
        return new Case<>(
                name,
                () -> {
                    Map<DayOfWeek, String> map = make.get();
                    map.put(DayOfWeek.MONDAY, "1");
                    map.put(DayOfWeek.TUESDAY, "2");
                    return map;
                },
                OF_MAPS);
    }

    private static final List<Step<Collection<String>>> OF_COLLECTIONS = List.of(
            all -> all.add("new"),
            all -> all.remove("a"),
            ChangedObjectsTest::removeFirst,
            all -> all.removeIf(each -> each.equals("b")),
            all -> all.addAll(List.of("x", "y")),
            all -> all.retainAll(List.of("c", "x")),
            Collection::clear);

    private static Case<Collection<String>> collection(String name, Supplier<? extends Collection<String>> make) {
        return new Case<>(
                name,
                () -> {
                    Collection<String> made = make.get();
                    made.addAll(List.of("a", "b", "c", "d"));
                    return made;
                },
                OF_COLLECTIONS);
    }

    /** Their iterators do not remove. */
    private static Case<Collection<String>> copyOnWrite(String name, Supplier<? extends Collection<String>> make) {
        List<Step<Collection<String>>> steps = new ArrayList<>(OF_COLLECTIONS);
        steps.remove(2);
        return new Case<>(name, collection(name, make).make, steps);
    }

    private static void removeFirst(Collection<?> all) {
        Iterator<?> iterator = all.iterator();
        Objects.requireNonNull(iterator.next());
        iterator.remove();
    }

    static Stream<Case<?>> cases() {
        return Stream.of(
                map("HashMap", TrackedHashMap::new),
                map("LinkedHashMap", TrackedLinkedHashMap::new),
                map("TreeMap", TrackedTreeMap::new),
                map("EnumMap", () -> new TrackedEnumMap<>(DayOfWeek.class)),
                map("ConcurrentHashMap", TrackedConcurrentHashMap::new),
                collection("ArrayList", TrackedArrayList::new),
                collection("LinkedList", TrackedLinkedList::new),
                collection("ArrayDeque", TrackedArrayDeque::new),
                collection("PriorityQueue", TrackedPriorityQueue::new),
                collection("HashSet", TrackedHashSet::new),
                collection("LinkedHashSet", TrackedLinkedHashSet::new),
                collection("TreeSet", TrackedTreeSet::new),
                collection("ConcurrentLinkedQueue", TrackedConcurrentLinkedQueue::new),
                copyOnWrite("CopyOnWriteArrayList", TrackedCopyOnWriteArrayList::new),
                copyOnWrite("CopyOnWriteArraySet", TrackedCopyOnWriteArraySet::new),
                ChangedObjectsTest.<TrackedLinkedList<String>>of(
                        "elements of a LinkedList",
                        () -> new TrackedLinkedList<>(List.of("a", "b")),
                        list -> list.set(0, "x"),
                        list -> list.listIterator().add("y"),
                        TrackedLinkedList::pollLast),
                ChangedObjectsTest.<TrackedArrayList<String>>of(
                        "elements of an ArrayList",
                        () -> new TrackedArrayList<>(List.of("b", "a", "c")),
                        list -> list.set(0, "x"),
                        list -> list.subList(0, 2).clear(),
                        list -> list.add(0, "z"),
                        list -> list.sort(null)),
                ChangedObjectsTest.<BitSet>of(
                        "BitSet",
                        TrackedBitSet::new,
                        bits -> bits.set(3),
                        bits -> bits.set(1, 70),
                        bits -> bits.flip(5),
                        BitSet::clear),
                ChangedObjectsTest.<ArrayDeque<String>>of(
                        "ends of an ArrayDeque",
                        () -> new TrackedArrayDeque<>(List.of("a", "b")),
                        deque -> deque.addFirst("x"),
                        ArrayDeque::pollLast));
    }

    @ParameterizedTest
    @MethodSource("cases")
    <C> void change_isToldWithItsCollection(Case<C> tested) {
        C collection = tested.make.get();
        for (int i = 0; i < tested.steps.size(); i++) {
            Step<C> step = tested.steps.get(i);
            String before = collection.toString();
            Told told = new Told();
            TestScope.committed(() -> {
                UndoLog log = Objects.requireNonNull(UndoLog.current());
                int mark = log.mark();
                step.on(collection);
                log.changedSince(mark, told);
            });
            assertThat(told.isOf(collection) || collection.toString().equals(before))
                    .as("step %s, from %s to %s", i, before, collection)
                    .isTrue();
            if (!told.ofKeys.isEmpty() && told.objects.isEmpty()) {
                checkKeys(before, collection, told);
            }
        }
    }

    /** Without the keys that were told, what was there is what is there. */
    private static void checkKeys(String before, Object collection, Told told) {
        if (collection instanceof Map<?, ?> map) {
            map.forEach((key, value) -> assertThat(told.keys.contains(key) || before.contains(key + "=" + value))
                    .as("%s=%s was changed from %s, told were %s", key, value, before, told.keys)
                    .isTrue());
        } else if (collection instanceof Set<?> set) {
            set.forEach(each -> assertThat(told.keys.contains(each) || before.contains(String.valueOf(each)))
                    .as("%s was added to %s, told were %s", each, before, told.keys)
                    .isTrue());
        }
    }
}
