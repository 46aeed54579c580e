package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.StoredGraph.Piece;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one full checkpoint of a full one and those that build on it, from the bytes alone: no class is loaded, no object made, and no live object
 * looked at. Of each object the newest record is kept, changes of maps are worked in, and what no root leads to is left out. Numbers stay what
 * they are, so later increments fit the result as well, if they take for unknown what it does not {@linkplain #keeps keep}. For one thread.
 */
public final class GraphMerge {
    private final StoredGraph stored = new StoredGraph();
    private final BitSet kept = new BitSet();

    /**
     * Takes a record of the full checkpoint, then those of the others, the oldest first. Keeps the bytes.
     *
     * @throws StateReadException if it is damaged
     */
    public void record(int type, byte[] bytes) {
        stored.record(type, bytes);
    }

    /**
     * Writes the result.
     *
     * @param roots the numbers of the objects to keep, with all they refer to
     * @throws StateReadException if something is missing or damaged
     */
    public void write(Collection<Long> roots, RecordSink sink) {
        ClassTable table = new ClassTable();
        stored.classes().forEach(each -> table.add(each.descriptor));
        RecordOutput output = new RecordOutput(table, new CallNumbers(), sink);
        Deque<Integer> open = new ArrayDeque<>();
        roots.forEach(each -> add(each, open));
        while (!open.isEmpty()) {
            int slot = open.remove();
            write(slot, output);
            stored.scan().object(stored, slot, number -> add(number, open));
        }
        output.flush();
    }

    private void add(long number, Deque<Integer> open) {
        int slot = stored.slot(number);
        if (!kept.get(slot)) {
            kept.set(slot);
            open.add(slot);
        }
    }

    /** Whether the object with a number is in the result, once that was written. */
    public boolean keeps(long number) {
        int slot = stored.slots().find(number);
        return slot >= 0 && kept.get(slot);
    }

    private void write(int slot, RecordOutput output) {
        List<Piece> pieces = stored.pieces(slot);
        boolean changes = pieces.stream().anyMatch(each -> each.kind() == ClassTable.CHANGES);
        output.begin(stored.slots().number(slot), stored.slots().classes[slot]);
        ByteInput in = stored.input(slot);
        if (changes) {
            fold(slot, in, pieces, output.writer());
        } else {
            output.writer().putBytes(in.bytes, in.at, in.left());
        }
        output.end();
        for (Piece each : pieces) {
            if (!changes) {
                output.begin(stored.slots().number(slot), ClassTable.MORE);
                ByteInput more = stored.input(each);
                output.writer().putBytes(more.bytes, more.at, more.left());
                output.end();
            }
        }
    }

    /** Works changes into contents: what has not changed is copied, then comes what was added. */
    private void fold(int slot, ByteInput in, List<Piece> pieces, StateWriter to) {
        Descriptor type = stored.typeOf(slot).descriptor;
        boolean entries = type.contents() == Contents.ENTRIES;
        Map<ByteBuffer, Change> changes = changes(pieces, entries);
        to.putInt((int) Math.min(Integer.MAX_VALUE, (long) in.signedInt() + changes.size()));
        int fields = in.at;
        for (Shape.Field each : type.fields().subList(1, type.fields().size())) {
            stored.scan().skip(each.letter(), in, null);
        }
        to.putBytes(in.bytes, fields, in.at - fields);
        copyUnchanged(in, changes, entries, to);
        for (Piece each : pieces) {
            if (each.kind() == ClassTable.MORE) {
                copyUnchanged(stored.input(each), changes, entries, to);
            }
        }
        for (Change each : changes.values()) {
            if (each.there) {
                to.between();
                to.putBytes(each.bytes, each.from, each.to - each.from);
            }
        }
    }

    /** The last change for a key: whether it is there, and if so, the key and value. */
    private record Change(boolean there, byte[] bytes, int from, int to) {}

    private Map<ByteBuffer, Change> changes(List<Piece> pieces, boolean entries) {
        Map<ByteBuffer, Change> changes = new LinkedHashMap<>();
        for (Piece each : pieces) {
            ByteInput in = stored.input(each);
            while (each.kind() == ClassTable.CHANGES && !in.atEnd()) {
                boolean there = in.bool();
                int from = in.at;
                ByteBuffer key = reference(in);
                if (there && entries) {
                    reference(in);
                }
                changes.put(key, new Change(there, in.bytes, from, in.at));
            }
        }
        return changes;
    }

    private ByteBuffer reference(ByteInput in) {
        int from = in.at;
        stored.scan().skip('L', in, null);
        return ByteBuffer.wrap(in.bytes, from, in.at - from);
    }

    private void copyUnchanged(ByteInput in, Map<ByteBuffer, Change> changes, boolean entries, StateWriter to) {
        while (!in.atEnd()) {
            int from = in.at;
            ByteBuffer key = reference(in);
            if (entries) {
                reference(in);
            }
            if (!changes.containsKey(key)) {
                to.between();
                to.putBytes(in.bytes, from, in.at - from);
            }
        }
    }
}
