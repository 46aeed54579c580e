package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of a graph: where each object stands, and what classes there are. Nothing is made of them here. For one thread. */
final class StoredGraph {
    private final List<byte[]> parts = new ArrayList<>();
    private final List<Stored> classes = new ArrayList<>();
    private final Map<Integer, List<Piece>> pieces = new HashMap<>();
    private final Slots slots = new Slots();
    private final Scan scan = new Scan(this::stored);
    private long size;

    /** More of an object's contents, or changes of it. */
    record Piece(int kind, int part, int from, int to) {}

    /**
     * Takes a record. Keeps the bytes.
     *
     * @param type as {@link RecordSink} has it
     * @throws StateReadException if it is damaged
     */
    void record(int type, byte[] bytes) {
        ByteInput in = new ByteInput(bytes, 0, bytes.length);
        if (type == RecordSink.CLASSES) {
            describe(in);
        } else if (type == RecordSink.OBJECTS) {
            size += bytes.length;
            parts.add(bytes);
            objects(in);
        } else {
            throw in.damaged("a record of type " + type);
        }
    }

    private void describe(ByteInput in) {
        int from = in.count() - ClassTable.FIRST;
        if (from < 0 || from > classes.size()) {
            throw in.damaged("descriptions of classes from " + from + " on, after " + classes.size());
        }
        for (int i = from; !in.atEnd(); i++) {
            Descriptor descriptor = Descriptor.read(in);
            if (i == classes.size()) {
                classes.add(new Stored(descriptor));
            } else if (!classes.get(i).descriptor.equals(descriptor)) {
                throw in.damaged("another description of class " + (i + ClassTable.FIRST));
            }
        }
    }

    private void objects(ByteInput in) {
        while (!in.atEnd()) {
            int slot = slots.of(in.number());
            int type = in.count();
            int length = in.count();
            int from = in.skip(length);
            int part = parts.size() - 1;
            if (type < ClassTable.FIRST) {
                pieces.computeIfAbsent(slot, any -> new ArrayList<>()).add(new Piece(type, part, from, from + length));
            } else {
                stored(type);
                if (!pieces.isEmpty()) {
                    pieces.remove(slot);
                }
                slots.record(slot, type, part, from, from + length);
            }
        }
    }

    /** Forgets all objects, and takes those that stand in some bytes. */
    void only(byte[] bytes, ByteInput objects) {
        parts.clear();
        parts.add(bytes);
        if (slots.count() > 0) {
            slots.clear();
            pieces.clear();
        }
        size = bytes.length;
        objects(objects);
    }

    List<Stored> classes() {
        return classes;
    }

    Stored stored(int number) {
        int index = number - ClassTable.FIRST;
        if (index < 0 || index >= classes.size()) {
            throw damaged("class " + number + ", which is not described");
        }
        return classes.get(index);
    }

    private static StateReadException damaged(String found) {
        return new ByteInput(new byte[0], 0, 0).damaged(found);
    }

    /** The slot of an object that is referred to. */
    int slot(long number) {
        int slot = slots.find(number);
        if (slot < 0) {
            throw damaged("a reference to object " + number + ", which is not there");
        }
        return slot;
    }

    Stored typeOf(int slot) {
        if (slots.classes[slot] == 0) {
            throw damaged("changes of object " + slots.number(slot) + ", but not the object");
        }
        return stored(slots.classes[slot]);
    }

    Slots slots() {
        return slots;
    }

    byte[] part(int index) {
        return parts.get(index);
    }

    /** What an object's newest record has; begins with its fields. */
    ByteInput input(int slot) {
        return new ByteInput(parts.get(slots.parts[slot]), slots.places[slot], slots.ends[slot]);
    }

    ByteInput input(Piece piece) {
        return new ByteInput(parts.get(piece.part), piece.from, piece.to);
    }

    /** What was written about an object after its newest record, in order. */
    List<Piece> pieces(int slot) {
        return pieces.isEmpty() ? List.of() : pieces.getOrDefault(slot, List.of());
    }

    Scan scan() {
        return scan;
    }

    /** How many bytes the objects take together. */
    int size() {
        return (int) Math.min(Integer.MAX_VALUE - 16, size);
    }
}
