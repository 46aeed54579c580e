package dev.reknit.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random changes of a random graph, with keys whose hash and order change, against a description taken before. */
class SnapshotPropertyTest {
    private static final int ROUNDS = 400;
    private static final int NODES = 12;
    private static final int CHANGES = 60;

    /** Its hash, equality and order depend on its fields and on the ones of those after it. */
    static final class Node implements Comparable<Node> {
        private final int id;
        private int rank;
        private Node next;
        private Object anything;
        private final Set<Node> peers = new HashSet<>();
        private final Map<Node, Object> table = new HashMap<>();
        private final TreeMap<Node, Object> sorted = new TreeMap<>();
        private final LinkedHashMap<Node, Object> recent = new LinkedHashMap<>(4, 0.75f, true);
        private Object[] slots = new Object[3];

        Node(int id) {
            this.id = id;
            this.rank = id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Node that && id == that.id && rank == that.rank;
        }

        @Override
        public int hashCode() {
            // Of those with a lower id only, so that it ends.
            return 31 * rank + (next != null && next.id < id ? next.hashCode() : 0) + lowerPeers();
        }

        private int lowerPeers() {
            return peers.stream()
                    .filter(each -> each.id < id)
                    .mapToInt(each -> each.rank)
                    .sum();
        }

        @Override
        public int compareTo(Node other) {
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Integer.compare(id, other.id);
        }
    }

    @Test
    void randomChanges_takenBackToTheVerySameGraph() {
        long seed = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            check(seed + round);
        }
    }

    private static void check(long seed) {
        Random random = new Random(seed);
        List<Node> nodes = IntStream.range(0, NODES).mapToObj(Node::new).toList();
        // Links first and tables last, so that no key is lost before the snapshot is taken.
        for (Node each : nodes) {
            each.next = pick(nodes, random);
        }
        for (Node each : nodes) {
            for (int i = 0; i < 3 && each.id > 0; i++) {
                // Peers with a lower id have all theirs already.
                each.peers.add(nodes.get(random.nextInt(each.id)));
            }
        }
        for (Node each : nodes) {
            fill(each, nodes, random);
        }
        Graph graph = new Graph();
        List<Object> root = new ArrayList<>(nodes);
        String before = graph.describe(root);
        assertThat(before)
                .as("a key is lost before anything changed; seed %d", seed)
                .doesNotContain("(lost)");

        Snapshot snapshot = Snapshots.of(root);
        for (int i = 0; i < CHANGES; i++) {
            change(pick(nodes, random), nodes, random);
        }
        List<Damage> damages = snapshot.restore();

        assertThat(Damage.paths(damages)).as("seed %d", seed).isEmpty();
        assertThat(graph.describe(root)).as("seed %d", seed).isEqualTo(before);
    }

    private static void fill(Node node, List<Node> nodes, Random random) {
        node.anything = anything(nodes, random, node);
        node.slots[random.nextInt(3)] = anything(nodes, random, node);
        for (int i = 0; i < 4; i++) {
            node.table.put(pick(nodes, random), anything(nodes, random, node));
            node.sorted.put(pick(nodes, random), pick(nodes, random));
            node.recent.put(pick(nodes, random), node);
        }
    }

    private static void change(Node node, List<Node> nodes, Random random) {
        switch (random.nextInt(12)) {
            case 0 -> node.rank = random.nextInt(50);
            case 1 -> node.next = pick(nodes, random);
            case 2 -> node.peers.remove(pick(nodes, random));
            case 3 -> node.peers.add(pick(nodes, random));
            case 4 -> node.table.clear();
            case 5 -> node.table.put(new Node(random.nextInt()), node);
            case 6 -> node.sorted.pollFirstEntry();
            case 7 -> node.sorted.put(pick(nodes, random), "new");
            case 8 -> node.recent.get(pick(nodes, random));
            case 9 -> node.slots = new Object[] {node.slots[0]};
            case 10 -> node.slots[0] = "changed";
            default -> mix(node.anything, nodes, random);
        }
    }

    @SuppressWarnings("unchecked")
    private static void mix(Object any, List<Node> nodes, Random random) {
        if (any instanceof Map<?, ?>) {
            ((Map<Object, Object>) any).put(pick(nodes, random), "mixed");
        } else if (any instanceof AtomicReference<?>) {
            ((AtomicReference<Object>) any).set(pick(nodes, random));
        } else if (any instanceof Collection<?>) {
            Collection<Object> collection = (Collection<Object>) any;
            if (random.nextBoolean()) {
                collection.add(pick(nodes, random));
            } else {
                collection.clear();
            }
        }
    }

    private static Object anything(List<Node> nodes, Random random, Node self) {
        Node other = pick(nodes, random);
        return switch (random.nextInt(9)) {
            case 0 -> new ArrayList<>(List.of(self, other));
            case 1 -> new LinkedList<>(List.of(other, self, other));
            case 2 -> new AtomicReference<Object>(other);
            case 3 -> new TreeSet<>(Set.of(other));
            case 4 -> new PriorityQueue<>(List.of(self, other));
            case 5 -> new LinkedHashSet<>(List.of(self));
            case 6 -> new ConcurrentHashMap<>(Map.of(self, other));
            case 7 -> new Object[] {self, new int[] {1, 2}};
            default -> "text";
        };
    }

    private static Node pick(List<Node> nodes, Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }
}
