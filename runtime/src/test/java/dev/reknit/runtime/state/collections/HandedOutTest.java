package dev.reknit.runtime.state.collections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Elements that do not log their changes are copied before they are handed out. */
class HandedOutTest {
    /** A mutable element of a class that is not woven. */
    static final class Box {
        int value = 1;
    }

    /** One way to get at the only element. */
    record Way(String name, Function<Collection<Box>, Box> get) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A way for each collection. */
    record Case(Collection<Box> collection, Way way) {
        @Override
        public String toString() {
            return collection.getClass().getSimpleName() + "." + way;
        }
    }

    private static final List<Way> OF_ALL = List.of(
            new Way("iterator", c -> c.iterator().next()),
            new Way("forEach", c -> {
                List<Box> seen = new ArrayList<>();
                c.forEach(seen::add);
                return seen.get(0);
            }),
            new Way("toArray", c -> (Box) c.toArray()[0]),
            new Way("toArray(T[])", c -> c.toArray(new Box[0])[0]),
            new Way("toArray(IntFunction)", c -> c.toArray(Box[]::new)[0]),
            new Way("stream", c -> c.stream().findFirst().orElseThrow()),
            new Way("parallelStream", c -> c.parallelStream().toList().get(0)),
            new Way("copy", c -> new ArrayList<>(c).get(0)),
            new Way("removeIf", c -> {
                List<Box> seen = new ArrayList<>();
                c.removeIf(seen::add);
                return seen.get(0);
            }));

    private static final List<Way> OF_LISTS = List.of(
            new Way("get", c -> list(c).get(0)),
            new Way("set", c -> list(c).set(0, new Box())),
            new Way("remove", c -> list(c).remove(0)),
            new Way("listIterator", c -> list(c).listIterator(1).previous()),
            new Way("subList", c -> list(c).subList(0, 1).get(0)),
            new Way("subList.iterator", c -> list(c).subList(0, 1).iterator().next()),
            new Way("subList.set", c -> list(c).subList(0, 1).set(0, new Box())),
            new Way(
                    "subList.stream",
                    c -> list(c).subList(0, 1).stream().findAny().orElseThrow()),
            new Way("replaceAll", c -> {
                List<Box> seen = new ArrayList<>();
                list(c).replaceAll(each -> {
                    seen.add(each);
                    return new Box();
                });
                return seen.get(0);
            }));

    private static final List<Way> OF_QUEUES = List.of(
            new Way("peek", c -> ((Queue<Box>) c).peek()),
            new Way("element", c -> ((Queue<Box>) c).element()),
            new Way("poll", c -> ((Queue<Box>) c).poll()),
            new Way("remove", c -> ((Queue<Box>) c).remove()));

    private static final List<Way> OF_DEQUES = List.of(
            new Way("peekLast", c -> ((Deque<Box>) c).peekLast()),
            new Way("getFirst", c -> ((Deque<Box>) c).getFirst()),
            new Way("getLast", c -> ((Deque<Box>) c).getLast()),
            new Way("pollLast", c -> ((Deque<Box>) c).pollLast()),
            new Way("pop", c -> ((Deque<Box>) c).pop()),
            new Way(
                    "descendingIterator",
                    c -> ((Deque<Box>) c).descendingIterator().next()));

    private static List<Box> list(Collection<Box> c) {
        return (List<Box>) c;
    }

    static Stream<Case> cases() {
        Stream<Collection<Box>> collections = Stream.of(
                new TrackedArrayList<>(),
                new TrackedLinkedList<>(),
                new TrackedArrayDeque<>(),
                new TrackedPriorityQueue<>(Comparator.comparingInt((Box box) -> box.value)),
                new TrackedConcurrentLinkedQueue<>(),
                new TrackedCopyOnWriteArrayList<>(),
                new TrackedCopyOnWriteArraySet<>());
        return collections.flatMap(c -> {
            Deque<Way> ways = new ArrayDeque<>(OF_ALL);
            ways.addAll(c instanceof List ? OF_LISTS : List.of());
            ways.addAll(c instanceof Queue ? OF_QUEUES : List.of());
            ways.addAll(c instanceof Deque ? OF_DEQUES : List.of());
            return ways.stream().map(way -> new Case(c, way));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void elementThatWasHandedOutIsChanged_rollbackRestoresIt(Case of) {
        Box box = new Box();
        of.collection().clear();
        of.collection().add(box);
        TestScope.rolledBack(() -> {
            Box handedOut = of.way().get().apply(of.collection());
            assertThat(handedOut).isSameAs(box);
            handedOut.value = 2;
        });
        assertThat(box.value).isEqualTo(1);
        assertThat(of.collection()).containsExactly(box);
    }
}
