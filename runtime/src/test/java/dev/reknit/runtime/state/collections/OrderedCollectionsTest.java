package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ordered collections do besides being changed. */
class OrderedCollectionsTest {
    private static final List<String> WORDS = List.of("b", "a", "d", "c");

    private static <M extends Map<String, Object>> M words(M map) {
        WORDS.forEach(each -> map.put(each, each + each));
        return map;
    }

    private static <S extends Set<String>> S words(S set) {
        set.addAll(WORDS);
        return set;
    }

    // ---- copies

    @SuppressWarnings("unchecked")
    private static <T> T throughStream(T object) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    static Stream<Object[]> forStreams() {
        Comparator<String> backwards = Comparator.reverseOrder();
        return Stream.of(
                new Object[] {words(new TrackedTreeMap<>(backwards)), words(new TreeMap<>(backwards))},
                new Object[] {words(new TrackedTreeSet<>(backwards)), words(new TreeSet<>(backwards))},
                new Object[] {words(new TrackedLinkedHashMap<>()), words(new LinkedHashMap<>())},
                new Object[] {words(new TrackedLinkedHashSet<>()), words(new LinkedHashSet<>())});
    }

    @ParameterizedTest
    @MethodSource("forStreams")
    void writtenToStream_isTheJdkType(Object tracked, Object plain) throws Exception {
        Object read = throughStream(tracked);

        assertThat(read).hasSameClassAs(plain).isEqualTo(plain).hasToString(plain.toString());
        assertThat(tracked).isEqualTo(read).hasToString(read.toString());
    }

    @Test
    void viewWrittenToStream_isReadWithoutTracking() throws Exception {
        TrackedTreeMap<String, Object> map = words(new TrackedTreeMap<>());

        NavigableMap<String, Object> head = throughStream(map.headMap("c", true));
        SortedSet<String> tail = throughStream(words(new TrackedTreeSet<>()).tailSet("c"));

        assertThat(head).hasToString("{a=aa, b=bb, c=cc}");
        head.put("aa", 1);
        assertThat(head).containsKey("aa");
        assertThat(tail).isInstanceOf(TreeSet.class).containsExactly("c", "d");
    }

    @Test
    void orderOfAccess_isKeptInStreamsAndClones() throws Exception {
        TrackedLinkedHashMap<String, Object> map = words(new TrackedLinkedHashMap<>(4, 0.75f, true));

        for (Object copy : List.of(throughStream(map), map.clone())) {
            LinkedHashMap<?, ?> read = (LinkedHashMap<?, ?>) copy;
            read.get("a");
            assertThat(read).hasToString("{b=bb, d=dd, c=cc, a=aa}");
        }
        assertThat(map).hasToString("{b=bb, a=aa, d=dd, c=cc}");
    }

    @Test
    void jdkTypesMadeOfTracked_haveTheSame() {
        TrackedTreeMap<String, Object> sorted = words(new TrackedTreeMap<>(Comparator.reverseOrder()));
        TrackedTreeSet<String> set = words(new TrackedTreeSet<>(Comparator.reverseOrder()));
        TrackedLinkedHashMap<String, Object> linked = words(new TrackedLinkedHashMap<>());
        TreeSet<String> other = new TreeSet<>(set.comparator());
        other.addAll(set);

        assertThat(new TreeMap<>((SortedMap<String, Object>) sorted)).hasToString(sorted.toString());
        assertThat(new TrackedTreeMap<>((SortedMap<String, Object>) sorted)).hasToString(sorted.toString());
        assertThat(new TrackedTreeMap<>((Map<String, Object>) sorted)).hasToString("{a=aa, b=bb, c=cc, d=dd}");
        assertThat(new LinkedHashMap<>(linked)).hasToString(linked.toString());
        assertThat(new TrackedLinkedHashMap<>(linked)).hasToString(linked.toString());
        assertThat(Map.copyOf(linked)).isEqualTo(linked);
        assertThat(other).hasToString(set.toString());
        assertThat(new TrackedTreeSet<>((SortedSet<String>) set)).hasToString("[d, c, b, a]");
        assertThat(new ArrayList<>(set)).containsExactly("d", "c", "b", "a");
        assertThat(Set.copyOf(new TrackedLinkedHashSet<>(set))).isEqualTo(set);
    }

    @Test
    void clones_areIndependentAndTracked() {
        for (Object[] each : forStreams().toList()) {
            if (each[0] instanceof TrackedTreeMap<?, ?> map) {
                clone(map, map.clone());
            } else if (each[0] instanceof TrackedLinkedHashMap<?, ?> map) {
                clone(map, map.clone());
            } else if (each[0] instanceof TrackedTreeSet<?> set) {
                clone(set, set.clone());
            } else if (each[0] instanceof TrackedLinkedHashSet<?> set) {
                clone(set, set.clone());
            }
        }
    }

    private static void clone(Object original, Object clone) {
        String before = original.toString();
        assertThat(clone).hasSameClassAs(original).isEqualTo(original).hasToString(before);
        TestScope.rolledBack(() -> {
            if (clone instanceof Map<?, ?> map) {
                map.clear();
            } else {
                ((Set<?>) clone).clear();
            }
            assertThat(original).hasToString(before);
        });
        assertThat(clone).hasToString(before);
    }

    @Test
    void impossibleCapacity_refusedAsTheJdkDoes() {
        assertThatThrownBy(() -> new TrackedLinkedHashMap<>(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedLinkedHashSet<>(1, -1f)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrackedTreeMap<>((Map<String, String>) null))
                .isInstanceOf(NullPointerException.class);
    }

    // ---- what cannot log its changes

    /** A value that is not tracked. */
    static final class Cell {
        int content = 1;
    }

    /** A way to a value, for each method that gives one. */
    static Stream<Function<Map<String, Cell>, Cell>> waysToValues() {
        return Stream.of(
                map -> map.get("a"),
                map -> map.getOrDefault("a", new Cell()),
                map -> map.put("a", new Cell()),
                map -> map.putIfAbsent("a", new Cell()),
                map -> map.remove("a"),
                map -> map.replace("a", new Cell()),
                map -> map.computeIfAbsent("a", key -> new Cell()),
                map -> map.computeIfPresent("a", (key, old) -> old),
                map -> given(give -> map.computeIfPresent("a", (key, old) -> give.gives(old))),
                map -> given(give -> map.compute("a", (key, old) -> give.gives(old))),
                map -> given(give -> map.merge("a", new Cell(), (old, more) -> give.gives(old))),
                map -> given(give -> map.replaceAll((key, old) -> give.gives(old))),
                map -> given(give -> map.forEach((key, old) -> give.gives(old))),
                map -> map.values().iterator().next(),
                map -> given(give -> map.values().forEach(give::gives)),
                map -> given(give -> map.values().removeIf(each -> give.gives(each) == null)),
                map -> map.values().stream().findFirst().orElseThrow(),
                map -> (Cell) map.values().toArray()[0],
                map -> map.entrySet().iterator().next().getValue(),
                map -> map.entrySet().iterator().next().setValue(new Cell()),
                map -> map.entrySet().stream().findFirst().orElseThrow().getValue(),
                map -> ((Map.Entry<?, Cell>) map.entrySet().toArray()[0]).getValue(),
                map -> given(give -> map.entrySet().forEach(each -> give.gives(each.getValue()))),
                map -> sorted(map, sorted -> sorted.firstEntry().getValue()),
                map -> sorted(map, sorted -> sorted.lastEntry().getValue()),
                map -> sorted(map, sorted -> sorted.floorEntry("a").getValue()),
                map -> sorted(map, sorted -> sorted.ceilingEntry("a").getValue()),
                map -> sorted(map, sorted -> either(sorted.lowerEntry("b"), sorted.higherEntry("b"))),
                map -> sorted(map, sorted -> either(sorted.higherEntry("A"), sorted.lowerEntry("A"))),
                map -> sorted(map, sorted -> sorted.pollFirstEntry().getValue()),
                map -> sorted(map, sorted -> sorted.pollLastEntry().getValue()));
    }

    /** What a function was given. */
    private static final class Give {
        private Cell given;

        Cell gives(Cell cell) {
            given = cell;
            return cell;
        }
    }

    private static Cell given(Consumer<Give> call) {
        Give give = new Give();
        call.accept(give);
        return give.given;
    }

    private static Cell sorted(Map<String, Cell> map, Function<NavigableMap<String, Cell>, Cell> way) {
        return map instanceof NavigableMap<String, Cell> sorted ? way.apply(sorted) : map.get("a");
    }

    private static Cell either(Map.Entry<?, Cell> one, Map.Entry<?, Cell> other) {
        return one == null ? other.getValue() : one.getValue();
    }

    @ParameterizedTest
    @MethodSource("waysToValues")
    void valueThatIsNotTracked_copiedBeforeItIsHandedOut(Function<Map<String, Cell>, Cell> way) {
        for (int part = 0; part < 5; part++) {
            Cell cell = new Cell();
            Map<String, Cell> base = part == 0
                    ? new TrackedLinkedHashMap<>()
                    : part == 1 ? new TrackedLinkedHashMap<>(1, 1, true) : new TrackedTreeMap<>();
            base.put("a", cell);
            Map<String, Cell> map = part == 3
                    ? ((NavigableMap<String, Cell>) base).descendingMap()
                    : part == 4 ? ((NavigableMap<String, Cell>) base).subMap("a", true, "b", true) : base;

            TestScope.rolledBack(() -> {
                Cell out = way.apply(map);
                assertThat(out).isSameAs(cell);
                out.content = 2;
            });

            assertThat(cell.content).as("map %s", part).isEqualTo(1);
            assertThat(base).hasSize(1).containsEntry("a", cell);
        }
    }

    static Stream<Function<Set<OrderedKeys.Changing>, OrderedKeys.Changing>> waysToElements() {
        return Stream.of(
                set -> set.iterator().next(),
                set -> set.stream().findFirst().orElseThrow(),
                set -> (OrderedKeys.Changing) set.toArray()[0],
                set -> set.toArray(new OrderedKeys.Changing[0])[0],
                set -> {
                    OrderedKeys.Changing[] seen = new OrderedKeys.Changing[1];
                    set.forEach(each -> seen[0] = seen[0] == null ? each : seen[0]);
                    return seen[0];
                },
                set -> set instanceof TreeSet<OrderedKeys.Changing> tree ? tree.first() : set.iterator().next(),
                set -> set instanceof TreeSet<OrderedKeys.Changing> tree
                        ? tree.descendingSet().last()
                        : set.iterator().next(),
                set -> set instanceof TreeSet<OrderedKeys.Changing> tree ? tree.pollFirst() : set.iterator().next(),
                set -> set instanceof TreeSet<OrderedKeys.Changing> tree
                        ? tree.floor(new OrderedKeys.Changing("a"))
                        : set.iterator().next());
    }

    @ParameterizedTest
    @MethodSource("waysToElements")
    void elementWhoseHashAndOrderChange_foundAgainAfterwards(
            Function<Set<OrderedKeys.Changing>, OrderedKeys.Changing> way) {
        for (Set<OrderedKeys.Changing> set :
                List.<Set<OrderedKeys.Changing>>of(new TrackedTreeSet<>(), new TrackedLinkedHashSet<>())) {
            OrderedKeys.Changing first = new OrderedKeys.Changing("a");
            OrderedKeys.Changing second = new OrderedKeys.Changing("b");
            set.addAll(List.of(first, second));

            TestScope.rolledBack(() -> {
                way.apply(set).name = "z";
                set.remove(second);
                set.add(new OrderedKeys.Changing("c"));
            });

            assertThat(first.name).isEqualTo("a");
            assertThat(new ArrayList<>(set)).containsExactly(first, second).first().isSameAs(first);
            assertThat(set.contains(first) && set.contains(second)).isTrue();
        }
    }

    // ---- orders that refuse

    private static boolean refusing;

    @Test
    void orderThatThrows_nothingChangedAndTakenBack() {
        Comparator<String> order = (one, other) -> {
            if (refusing) {
                throw new IllegalStateException("no");
            }
            return one.compareTo(other);
        };
        TrackedTreeMap<String, Object> map = words(new TrackedTreeMap<>(order));
        TrackedTreeSet<String> set = words(new TrackedTreeSet<>(order));

        TestScope.rolledBack(() -> {
            map.remove("a");
            set.remove("b");
            refusing = true;
            try {
                assertThatThrownBy(() -> map.put("e", 1)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> map.merge("b", 1, (old, given) -> null))
                        .isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> set.add("e")).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> set.headSet("c", true).remove("a"))
                        .isInstanceOf(IllegalStateException.class);
            } finally {
                refusing = false;
            }
            map.put("c", 7);
        });

        assertThat(map).hasToString("{a=aa, b=bb, c=cc, d=dd}");
        assertThat(set).containsExactly("a", "b", "c", "d");
    }

    @Test
    void keyRefusedByEmptyTree_nothingToTakeBack() {
        TrackedTreeMap<Object, Object> map = new TrackedTreeMap<>();
        TrackedTreeSet<Object> set = new TrackedTreeSet<>();

        TestScope.rolledBack(() -> {
            assertThatThrownBy(() -> map.put(null, 1)).isInstanceOf(NullPointerException.class);
            assertThatThrownBy(() -> map.put(new Object(), 1)).isInstanceOf(ClassCastException.class);
            assertThatThrownBy(() -> set.add(null)).isInstanceOf(NullPointerException.class);
        });

        assertThat(map).isEmpty();
        assertThat(set).isEmpty();
    }

    @Test
    void orderWithState_copiedAsAWhole() {
        final class Turning implements Comparator<String> {
            private int sign = 1;

            @Override
            public int compare(String one, String other) {
                return sign * one.compareTo(other);
            }
        }
        Turning order = new Turning();
        TrackedTreeSet<String> set = words(new TrackedTreeSet<>(order));

        TestScope.rolledBack(() -> {
            set.remove("b");
            set.pollLast();
        });

        assertThat(set).containsExactly("a", "b", "c", "d");
    }

    // ---- corners

    @Test
    void entriesOfTreesThatWereRemoved_setWithoutHarm() {
        long seed = new Random().nextLong();
        Random chance = new Random(seed);
        for (int round = 0; round < 500; round++) {
            TrackedTreeMap<Integer, Object> map = new TrackedTreeMap<>();
            for (int i = 0; i < 20; i++) {
                map.put(chance.nextInt(30), i);
            }
            List<Object> before = new ArrayList<>();
            map.forEach((key, value) -> before.addAll(Arrays.asList(key, value)));

            TestScope.rolledBack(() -> {
                List<Map.Entry<Integer, Object>> entries = new ArrayList<>(map.entrySet());
                for (int i = 0; i < 20; i++) {
                    map.remove(chance.nextInt(30));
                    map.put(chance.nextInt(30), -1);
                    entries.get(chance.nextInt(entries.size())).setValue(-2);
                }
            });

            List<Object> after = new ArrayList<>();
            map.forEach((key, value) -> after.addAll(Arrays.asList(key, value)));
            assertThat(after).as("seed %s", seed).isEqualTo(before);
        }
    }

    @Test
    void iteratorFromBeforeTheScope_logsToo() {
        for (Set<String> set : List.<Set<String>>of(
                words(new TrackedLinkedHashSet<>()), words(new TrackedTreeSet<>()), words(new TrackedTreeMap<>()).keySet())) {
            List<String> before = new ArrayList<>(set);
            Iterator<String> iterator = set.iterator();
            iterator.next();

            TestScope.rolledBack(iterator::remove);

            assertThat(new ArrayList<>(set)).isEqualTo(before);
        }
    }

    @Test
    void noRoomOnTheStack_takenBackAllTheSame() {
        TrackedLinkedHashMap<Integer, Object> linked = new TrackedLinkedHashMap<>(16, 0.75f, true);
        TrackedTreeMap<Integer, Object> sorted = new TrackedTreeMap<>();
        for (int i = 0; i < 100; i++) {
            linked.put(i, i);
            sorted.put(i, i);
        }
        String before = linked + " " + sorted;

        assertThatThrownBy(() -> TestScope.committed(() -> fillTheStack(linked, sorted, 0)))
                .isInstanceOf(StackOverflowError.class);

        assertThat(linked + " " + sorted).isEqualTo(before);
    }

    private static void fillTheStack(Map<Integer, Object> linked, Map<Integer, Object> sorted, int depth) {
        linked.get(depth % 100);
        linked.remove((depth + 50) % 100);
        linked.put(depth, depth);
        sorted.remove(depth % 100);
        sorted.put(depth, depth);
        fillTheStack(linked, sorted, depth + 1);
    }
}
