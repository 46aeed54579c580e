package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.Ephemeral;
import dev.reknit.Redundant;
import dev.reknit.StateCaptureException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Objects among each other: identity, cycles, keys, subclasses, refusals. */
class SnapshotGraphTest {
    static class Node implements Comparable<Node> {
        int rank;
        Node next;
        Object any;
        final Set<Node> children = new HashSet<>();

        Node(int rank) {
            this.rank = rank;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node that && rank == that.rank;
        }

        @Override
        public int hashCode() {
            return rank;
        }

        @Override
        public int compareTo(Node other) {
            return Integer.compare(rank, other.rank);
        }
    }

    /** Refuses to be hashed or compared while this thread says so. */
    static final class Moody implements Comparable<Moody> {
        static final ThreadLocal<Boolean> ANGRY = ThreadLocal.withInitial(() -> false);

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            speak();
            return 1;
        }

        @Override
        public int compareTo(Moody other) {
            speak();
            return 0;
        }

        private static void speak() {
            if (ANGRY.get()) {
                throw new IllegalStateException("moody");
            }
        }
    }

    private static String damages(Snapshot snapshot) {
        return Damage.paths(snapshot.restore());
    }

    @Test
    void cycle_restoredInPlace() {
        Node one = new Node(1);
        Node two = new Node(2);
        one.next = two;
        two.next = one;
        Snapshot snapshot = Snapshots.of(one);
        one.next = null;
        two.rank = 3;
        two.next = two;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(one.next).isSameAs(two);
        assertThat(two.next).isSameAs(one);
        assertThat(two.rank).isEqualTo(2);
    }

    @Test
    void twoReferencesToOneList_areOneListAgain() {
        List<String> shared = new ArrayList<>(List.of("a"));
        Node one = new Node(1);
        one.any = shared;
        one.next = new Node(2);
        one.next.any = shared;
        Snapshot snapshot = Snapshots.of(one);
        shared.add("b");
        one.any = new ArrayList<>();

        assertThat(damages(snapshot)).isEmpty();

        assertThat(one.any).isSameAs(shared).isSameAs(one.next.any);
        assertThat(shared).containsExactly("a");
    }

    @Test
    void listOfAMillionNodes_doesNotOverflowTheStack() {
        Node first = new Node(0);
        Node last = first;
        for (int i = 1; i < 1_000_000; i++) {
            last.next = new Node(i);
            last = last.next;
        }
        Snapshot snapshot = Snapshots.of(first);
        last.rank = -1;
        first.next = null;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(last.rank).isEqualTo(999_999);
        assertThat(first.next.rank).isEqualTo(1);
    }

    @Test
    void refusalDeepInAList_pathIsCutInTheMiddle() {
        Node first = new Node(0);
        Node last = first;
        for (int i = 1; i < 100_000; i++) {
            last.next = new Node(i);
            last = last.next;
        }
        last.any = new Random();

        assertThatThrownBy(() -> Snapshots.of(first))
                .isInstanceOf(StateCaptureException.class)
                .hasMessageMatching("Node(\\.next)+ \\.\\.\\. (\\.next)+\\.any cannot be captured.*");
    }

    @Test
    void keysWhoseHashTheCallChanged_areFoundAgain() {
        Node key = new Node(1);
        Map<Node, String> map = new HashMap<>(Map.of(key, "one"));
        Snapshot snapshot = Snapshots.of(map);
        map.remove(key);
        key.rank = 7;
        map.put(key, "seven");

        assertThat(damages(snapshot)).isEmpty();

        assertThat(map).containsExactly(Map.entry(key, "one"));
        assertThat(map.get(new Node(1))).isEqualTo("one");
    }

    @Test
    void entriesTheSameButFiledUnderAnotherHash_areFoundAgain() {
        Node key = new Node(1);
        Set<Node> set = new HashSet<>(Set.of(key));
        Snapshot snapshot = Snapshots.of(set);
        set.remove(key);
        key.rank = 7;
        set.add(key);

        assertThat(damages(snapshot)).isEmpty();

        assertThat(set.contains(key)).isTrue();
    }

    @Test
    void setsOfSetsDiscoveredInEitherOrder_areFoundAgain() {
        List<Set<Object>> nested = new ArrayList<>();
        Set<Object> inner = new HashSet<>(Set.of(new Node(1)));
        for (int i = 0; i < 50; i++) {
            nested.add(inner);
            inner = new HashSet<>(Set.of(inner, "level " + i));
        }
        Set<Object> outermost = inner;
        List<Object> outermostFirst = new ArrayList<>(nested);
        Collections.reverse(outermostFirst);
        for (List<?> order : List.of(nested, outermostFirst)) {
            Snapshot snapshot = Snapshots.of(new ArrayList<>(order));
            for (Set<Object> each : nested) {
                each.add("changed");
            }
            ((Node) nested.get(0).stream()
                            .filter(Node.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .rank++;

            assertThat(damages(snapshot)).isEmpty();

            assertThat(nested.get(0)).containsExactly(new Node(1));
            for (int i = 1; i < nested.size(); i++) {
                assertThat(nested.get(i)).hasSize(2);
                assertThat(nested.get(i).contains(nested.get(i - 1))).isTrue();
            }
            assertThat(outermost).hasSize(2);
        }
    }

    @Test
    void treeWhoseOrderTheCallChanged_isInOrderAgain() {
        List<Node> nodes = new ArrayList<>();
        TreeMap<Node, Integer> map = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            nodes.add(new Node(i));
            map.put(nodes.get(i), i);
        }
        Snapshot snapshot = Snapshots.of(map);
        map.clear();
        for (Node each : nodes) {
            each.rank = 100 - each.rank;
            map.put(each, 0);
        }

        assertThat(damages(snapshot)).isEmpty();

        assertThat(map.keySet()).containsExactlyElementsOf(nodes);
        assertThat(map.get(nodes.get(42))).isEqualTo(42);
    }

    @Test
    void childThatKnowsItsParent_isFoundAgain() {
        Node parent = new Node(1);
        Node child = new Node(2);
        child.next = parent;
        parent.children.add(child);
        Snapshot snapshot = Snapshots.of(parent);
        parent.children.clear();
        child.rank = 5;
        child.children.add(parent);

        assertThat(damages(snapshot)).isEmpty();

        assertThat(parent.children.contains(child)).isTrue();
        assertThat(child.children).isEmpty();
    }

    @Test
    void mapInOrderOfAccess_hasItsOrderAgain() {
        Map<String, String> map = new LinkedHashMap<>(8, 0.75f, true);
        map.put("a", "1");
        map.put("b", "2");
        map.put("c", "3");
        Snapshot snapshot = Snapshots.of(map);
        assertThat(map.get("a")).isEqualTo("1");

        assertThat(damages(snapshot)).isEmpty();

        assertThat(map.keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void collectionThatTheCallOnlyRead_isNotTouched() {
        Map<String, int[]> map = new HashMap<>(Map.of("a", new int[] {1}, "b", new int[] {2}));
        Iterator<int[]> iterator = map.values().iterator();
        Snapshot snapshot = Snapshots.of(map);
        iterator.next()[0] = 7;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(iterator.next()).isNotNull();
        assertThat(map.get("a")[0] + map.get("b")[0]).isEqualTo(3);
    }

    /** Counts, and logs into another object, what is added; holds at most three. */
    static final class Recent extends LinkedHashMap<String, Integer> {
        private static final long serialVersionUID = 1;
        int puts;
        final List<String> log;

        Recent(List<String> log) {
            this.log = log;
        }

        @Override
        public Integer put(String key, Integer value) {
            puts++;
            log.add(key);
            return super.put(key, value);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > 3;
        }
    }

    @Test
    void subclassOfACollection_contentsAndFieldsAreRestoredPastItsOverriddenMethods() {
        List<String> log = new ArrayList<>();
        Recent recent = new Recent(log);
        recent.put("a", 1);
        recent.put("b", 2);
        recent.put("c", 3);
        Snapshot snapshot = Snapshots.of(recent);
        recent.put("d", 4);
        recent.puts = 100;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(recent.keySet()).containsExactly("a", "b", "c");
        assertThat(recent.puts).isEqualTo(3);
        assertThat(log).containsExactly("a", "b", "c");
    }

    record Pair(String name, List<String> list) {}

    enum Mood {
        GOOD;

        int level;
    }

    static final class Mixed {
        final Pair pair = new Pair("p", new ArrayList<>());
        final int[] finalArray = {1};
        volatile long wide = 1;
        char letter = 'a';
        Mood mood = Mood.GOOD;
        transient int transientField = 1;

        @Ephemeral
        Object stream = new ByteArrayInputStream(new byte[1]);

        @Redundant(from = "nowhere")
        Object mirror = new Random();

        final ReentrantLock lock = new ReentrantLock();
        final Object executor = Executors.newSingleThreadExecutor();
        final Runnable lambda = () -> wide++;
    }

    @Test
    void fieldsOfAllKinds_restoredUnlessLeftOut() {
        Mixed mixed = new Mixed();
        Snapshot snapshot = Snapshots.of(mixed);
        mixed.pair.list().add("x");
        mixed.finalArray[0] = 2;
        mixed.wide = 2;
        mixed.letter = 'b';
        mixed.mood = null;
        mixed.transientField = 2;
        mixed.stream = null;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(mixed.pair.list()).isEmpty();
        assertThat(mixed.finalArray).containsExactly(1);
        assertThat(mixed.wide).isEqualTo(1);
        assertThat(mixed.letter).isEqualTo('a');
        assertThat(mixed.mood).isSameAs(Mood.GOOD);
        assertThat(mixed.transientField).isEqualTo(2);
        assertThat(mixed.stream).isNull();
    }

    @Test
    void constantAsTheObjectOfTheCall_isLookedInto() {
        Snapshot snapshot = Snapshots.of(Mood.GOOD);
        Mood.GOOD.level = 5;

        assertThat(damages(snapshot)).isEmpty();

        assertThat(Mood.GOOD.level).isZero();
    }

    static final class Connected extends InputStream {
        @Override
        public int read() {
            return -1;
        }
    }

    @Test
    void whatCannotBeCaptured_isNamedWithItsPath() {
        Node node = new Node(1);
        node.next = new Node(2);
        node.next.any = List.of("a", Map.of("key", new Random()));
        assertThatThrownBy(() -> Snapshots.of(node))
                .hasMessageStartingWith("Node.next.any[1][\"key\"] cannot be captured: it is a java.util.Random, whose"
                        + " sequence cannot be set back");

        node.next.any = new HashMap<>(Map.of(new Thread(), 1));
        assertThatThrownBy(() -> Snapshots.of(node)).hasMessageStartingWith("Node.next.any.key(Thread) cannot");

        node.next.any = new Object[] {null, new Connected()};
        assertThatThrownBy(() -> Snapshots.of(node))
                .hasMessageStartingWith("Node.next.any[1] cannot be captured: it is a " + Connected.class.getName()
                        + ", which has a position in data");

        node.next.any = new java.util.zip.CRC32();
        assertThatThrownBy(() -> Snapshots.of(node)).hasMessageContaining("a class of the JDK whose state");

        node.next.any = java.nio.ByteBuffer.allocateDirect(1);
        assertThatThrownBy(() -> Snapshots.of(node)).hasMessageContaining("a buffer without an array");
    }

    @Test
    void keyThatCannotBeHashedAnyMore_isReportedAndAllElseRestored() {
        Moody moody = new Moody();
        Map<Object, String> hashed = new LinkedHashMap<>();
        hashed.put("a", "1");
        hashed.put(moody, "2");
        hashed.put("c", "3");
        Set<Object> sorted = new TreeSet<>(Set.of(moody));
        Node node = new Node(1);
        node.any = new Object[] {hashed, sorted};
        Snapshot snapshot = Snapshots.of(node);
        hashed.clear();
        sorted.clear();
        node.rank = 2;
        List<Damage> damages;
        Moody.ANGRY.set(true);
        try {
            damages = snapshot.restore();
        } finally {
            Moody.ANGRY.remove();
        }

        assertThat(damages)
                .extracting(each -> each.place().toString())
                .containsExactlyInAnyOrder("Node.any[0]", "Node.any[1]");
        assertThat(damages).allSatisfy(each -> assertThat(each.cause()).hasMessage("moody"));
        assertThat(hashed.keySet()).containsExactly("a", "c");
        assertThat(node.rank).isEqualTo(1);
    }

    @Test
    void collectionBehindAViewOnly_itsChangeIsReported() {
        List<String> hidden = new ArrayList<>(List.of("a"));
        Snapshot snapshot = Snapshots.of(new Object[] {Collections.unmodifiableList(hidden)});
        hidden.add("b");

        assertThat(damages(snapshot)).isEqualTo("Object[][0]");
    }

    @Test
    void collectionBehindAViewAndInAField_isRestored() {
        Set<Node> behind = new HashSet<>(Set.of(new Node(1), new Node(2)));
        Snapshot snapshot = Snapshots.of(new Object[] {Collections.unmodifiableSet(behind), behind});
        behind.clear();

        assertThat(damages(snapshot)).isEmpty();

        assertThat(behind).containsExactlyInAnyOrder(new Node(1), new Node(2));
    }
}
