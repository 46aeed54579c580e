package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.StoredGraph.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Contents that wait because they ask their elements or keys for a hash or an order: maps and sets whose keys are objects, and changes of them.
 * They are filled when everything else has been read, and those first that a key of another one leads to. Where they lead to each other, some
 * hash is asked of an object that has not all its contents; no order would be right then.
 */
final class LateContents {
    private final GraphDecoding graph;
    private final StoredGraph stored;
    private final Map<Integer, Waiting> waiting = new HashMap<>();
    private final Deque<Waiting> order = new ArrayDeque<>();
    private final BitSet seen = new BitSet();
    private int now;

    LateContents(GraphDecoding graph, StoredGraph stored) {
        this.graph = graph;
        this.stored = stored;
    }

    /** Where an object was left. */
    private record Waiting(int slot, int piece, int at, int count) {}

    void add(int slot, int piece, int at, int count) {
        Waiting added = new Waiting(slot, piece, at, count);
        waiting.put(slot, added);
        order.add(added);
    }

    void clear() {
        waiting.clear();
        order.clear();
        now = 0;
    }

    /** Whether they are being filled. */
    boolean isNow() {
        return now > 0;
    }

    /** Fills all. */
    void fillAll() {
        seen.clear();
        now++;
        while (!order.isEmpty()) {
            Waiting next = order.removeFirst();
            if (waiting.get(next.slot) == next) {
                fill(next);
            }
        }
        now--;
    }

    private void fill(Waiting next) {
        waiting.remove(next.slot);
        List<Integer> open = new ArrayList<>();
        keysOf(next, open);
        prepare(open);
        graph.fill(next.slot, next.piece, next.at, next.count);
        graph.drain();
    }

    /** Fills what is reachable from some objects. */
    private void prepare(List<Integer> open) {
        for (int i = 0; i < open.size(); i++) {
            graph.object(stored.slots().number(open.get(i)));
        }
        graph.drain();
        while (!open.isEmpty()) {
            int slot = open.remove(open.size() - 1);
            if (!seen.get(slot)) {
                seen.set(slot);
                Waiting inner = waiting.get(slot);
                if (inner != null) {
                    fill(inner);
                }
                references(slot, open);
            }
        }
    }

    private void keysOf(Waiting next, List<Integer> to) {
        Descriptor type = stored.typeOf(next.slot).descriptor;
        List<Piece> pieces = stored.pieces(next.slot);
        for (int i = next.piece; i < pieces.size(); i++) {
            ByteInput in = i < 0 ? stored.input(next.slot) : stored.input(pieces.get(i));
            if (i == next.piece) {
                in.at = next.at;
            }
            stored.scan()
                    .keys(
                            type,
                            i >= 0 && pieces.get(i).kind() == ClassTable.CHANGES,
                            in,
                            number -> to.add(stored.slot(number)));
        }
    }

    /** All that an object refers to. */
    private void references(int slot, List<Integer> to) {
        stored.scan().object(stored, slot, number -> to.add(stored.slot(number)));
    }
}
