package dev.reknit.runtime.encoding;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects from the records of a {@link GraphEncoding} and of those that build on it. First it is given all records, the oldest
 * first, then it is asked for the roots. For one thread.
 */
public final class GraphDecoding {
    /** How deep final fields may lead before what they refer to is made the other way round. */
    static final int DEEPEST_OBJECTS = 200;

    private final StateTypes types;
    private final List<byte[]> parts = new ArrayList<>();
    private final List<Stored> classes = new ArrayList<>();
    private final Slots slots = new Slots();
    private final Map<Integer, List<Piece>> pieces = new HashMap<>();
    private final StateReader reader = new StateReader(this);
    private final Scan scan = new Scan(this::stored);
    private final BitSet underWay = new BitSet();
    private final Deque<Waiting> late = new ArrayDeque<>();
    private int[] queue = new int[64];
    private int first;
    private int last;
    private long size;
    private int depth;
    private boolean mayAsk;

    /** Creates one that may make objects of some classes. */
    public GraphDecoding(StateTypes types) {
        this.types = types;
    }

    /** More of an object's contents, or changes of it. */
    private record Piece(int kind, int part, int from, int to) {}

    /** An object whose contents ask for the hash or order of objects. */
    private record Waiting(int slot, int piece, int at, int index) {}

    /**
     * Takes a record. Keeps the bytes.
     *
     * @param type as {@link RecordSink} has it
     * @throws StateReadException if it is damaged
     */
    public void record(int type, byte[] bytes) {
        ByteInput in = new ByteInput(bytes, 0, bytes.length);
        if (type == RecordSink.CLASSES) {
            describe(in);
        } else {
            size += bytes.length;
            parts.add(bytes);
            while (!in.atEnd()) {
                object(in);
            }
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

    private void object(ByteInput in) {
        int slot = slots.of(in.number());
        int type = in.count();
        int length = in.count();
        int from = in.skip(length);
        int part = parts.size() - 1;
        if (type < ClassTable.FIRST) {
            pieces.computeIfAbsent(slot, any -> new ArrayList<>()).add(new Piece(type, part, from, from + length));
        } else {
            stored(type);
            pieces.remove(slot);
            slots.record(slot, type, part, from, from + length);
        }
    }

    /**
     * Makes an object, with all it refers to.
     *
     * @throws StateReadException if it cannot be made
     */
    public Object read(long number) {
        return guarded(() -> {
            Object made = object(number);
            finish();
            return made;
        });
    }

    /** Fills an object that its own constructor made, and what its final fields refer to. */
    public void fill(Object root, long number) {
        guarded(() -> {
            refill(number, root);
            finish();
            return root;
        });
    }

    /** The arguments of a call, which stand before the objects that they refer to. */
    @Nullable
    Object[] arguments(byte[] bytes, int from, int to, Stored call, List<Shape.Field> today) {
        parts.clear();
        parts.add(bytes);
        pieces.clear();
        underWay.clear();
        if (slots.count() > 0) {
            slots.clear();
        }
        size = to - from;
        ByteInput in = new ByteInput(bytes, from, to);
        scan.fields(call.descriptor, in, null);
        while (!in.atEnd()) {
            object(in);
        }
        return (@Nullable Object[]) guarded(() -> {
            StateReader.Place place = reader.leave();
            reader.enter(bytes, from, to, -1);
            reader.begin(call);
            @Nullable Object[] arguments = reader.takeAll(today);
            reader.goBack(place);
            finish();
            return arguments;
        });
    }

    private Object guarded(Supplier<Object> action) {
        try {
            return action.get();
        } catch (ClassCastException
                | ArrayStoreException
                | NullPointerException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | java.time.DateTimeException
                | StackOverflowError e) {
            throw new StateReadException("The saved state does not fit the classes of today: " + e.getMessage(), e);
        }
    }

    /** Notes the numbers of all that was made, and of the classes, so that the next encoding builds upon them. */
    public void know(ObjectTable table) {
        for (Stored each : classes) {
            table.classes().add(each.descriptor);
        }
        for (int i = 0; i < slots.count(); i++) {
            Object made = slots.objects[i];
            if (made != null) {
                table.put(made, slots.number(i));
            }
        }
    }

    Scan scan() {
        return scan;
    }

    int size() {
        return (int) Math.min(Integer.MAX_VALUE - 16, size);
    }

    boolean mayAsk() {
        return mayAsk;
    }

    Stored stored(int number) {
        int index = number - ClassTable.FIRST;
        if (index < 0 || index >= classes.size()) {
            throw reader.damaged("class " + number + ", which is not described");
        }
        return classes.get(index);
    }

    Form form(Stored type) {
        return type.form(types);
    }

    /** The object with a number, made if need be; it may not have its contents yet. */
    Object object(long number) {
        int slot = slots.find(number);
        if (slot < 0) {
            throw reader.damaged("a reference to object " + number + ", which is not there");
        }
        Object made = slots.objects[slot];
        if (made != null) {
            return made;
        }
        if (depth > DEEPEST_OBJECTS / 2) {
            makeDeepestFirst(slot);
            return Objects.requireNonNull(slots.objects[slot]);
        }
        return make(slot);
    }

    private Object make(int slot) {
        if (underWay.get(slot)) {
            throw new StateReadException("Objects of the class "
                    + stored(slots.classes[slot]).descriptor.name()
                    + " refer to themselves by final fields, over others; weave the class again with this version");
        }
        underWay.set(slot);
        Stored type = typeOf(slot);
        Form form = form(type);
        StateReader.Place place = reader.leave();
        reader.enter(parts.get(slots.parts[slot]), slots.places[slot], slots.ends[slot], slot);
        depth++;
        reader.begin(type);
        Object made = form.make(reader);
        Object early = slots.objects[slot];
        slots.objects[slot] = early == null ? made : early;
        if (!reader.isMapped()) {
            slots.places[slot] = reader.at;
        }
        depth--;
        reader.goBack(place);
        add(slot);
        return made;
    }

    private Stored typeOf(int slot) {
        if (slots.classes[slot] == 0) {
            throw reader.damaged("changes of object " + slots.number(slot) + ", but not the object");
        }
        return stored(slots.classes[slot]);
    }

    void constructing(int slot, Object object) {
        if (slot >= 0) {
            slots.objects[slot] = object;
        }
    }

    /** Makes what final fields refer to before what refers to it, without recursion. */
    private void makeDeepestFirst(int start) {
        Deque<Integer> open = new ArrayDeque<>();
        BitSet seen = new BitSet();
        open.push(start);
        while (!open.isEmpty()) {
            int slot = open.element();
            if (slots.objects[slot] != null || underWay.get(slot)) {
                open.pop();
            } else if (seen.get(slot)) {
                make(slot);
                open.pop();
            } else {
                seen.set(slot);
                pushFinals(slot, open, seen);
            }
        }
    }

    private void pushFinals(int slot, Deque<Integer> open, BitSet seen) {
        Stored type = typeOf(slot);
        ByteInput in = new ByteInput(parts.get(slots.parts[slot]), slots.places[slot], slots.ends[slot]);
        for (int i = 0; i < type.finals; i++) {
            scan.skip(type.fields().get(i).letter(), in, number -> {
                int to = slots.find(number);
                if (to >= 0 && slots.objects[to] == null && !seen.get(to)) {
                    open.push(to);
                }
            });
        }
    }

    private void add(int slot) {
        if (last == queue.length) {
            System.arraycopy(queue, first, queue, 0, last - first);
            last -= first;
            first = 0;
            if (last > queue.length / 2) {
                queue = Arrays.copyOf(queue, queue.length * 2);
            }
        }
        queue[last++] = slot;
    }

    private void finish() {
        drain();
        mayAsk = true;
        while (!late.isEmpty()) {
            Waiting next = late.removeLast();
            fill(next);
            drain();
        }
        mayAsk = false;
    }

    private void drain() {
        while (first < last) {
            load(queue[first++]);
        }
    }

    private void load(int slot) {
        Stored type = typeOf(slot);
        Object made = Objects.requireNonNull(slots.objects[slot]);
        Form form = Forms.of(made.getClass());
        StateReader.Place place = reader.leave();
        reader.enter(parts.get(slots.parts[slot]), slots.places[slot], slots.ends[slot], -1);
        reader.begin(type);
        reader.passFinalFields();
        form.load(made, reader);
        reader.passFields();
        int at = reader.at;
        reader.goBack(place);
        if (type.descriptor.contents() != Contents.NONE) {
            fill(new Waiting(slot, -1, at, 0));
        }
    }

    /** Fills an object from where it was left. */
    private void fill(Waiting from) {
        int slot = from.slot;
        Object made = Objects.requireNonNull(slots.objects[slot]);
        Form form = Forms.of(made.getClass());
        List<Piece> more = pieces.getOrDefault(slot, List.of());
        int index = from.index;
        StateReader.Place place = reader.leave();
        for (int i = from.piece; i < more.size(); i++) {
            Piece piece =
                    i < 0 ? new Piece(ClassTable.MORE, slots.parts[slot], from.at, slots.ends[slot]) : more.get(i);
            reader.enter(parts.get(piece.part), i == from.piece ? from.at : piece.from, piece.to, -1);
            reader.begin(Stored.NONE);
            if (piece.kind == ClassTable.CHANGES && !mayAsk) {
                late.add(new Waiting(slot, i, piece.from, index));
                reader.goBack(place);
                return;
            }
            if (piece.kind == ClassTable.CHANGES) {
                form.change(made, reader);
            } else {
                index = form.fill(made, reader, index);
            }
            int at = reader.at;
            boolean waits = reader.takeWaiting();
            reader.goBack(place);
            if (waits) {
                late.add(new Waiting(slot, i, at, index));
                return;
            }
        }
    }

    /** Takes what a final field refers to as the object with a number. */
    void refill(long number, @Nullable Object there) {
        int slot = slots.find(number);
        if (slot < 0) {
            throw reader.damaged("a reference to object " + number + ", which is not there");
        }
        Stored type = typeOf(slot);
        if (there == null) {
            throw new StateReadException("A final field is null, and the saved state has a " + type.descriptor.name()
                    + " for it. Make the field not final, or let the constructor set it.");
        }
        if (slots.objects[slot] == there) {
            return;
        }
        if (slots.objects[slot] != null) {
            throw new StateReadException(
                    "Two final fields refer to two objects of " + type.descriptor.name()
                            + ", and the saved state has one object for both. Let the constructor set both to the same, or make one not final.");
        }
        Form form = Forms.of(there.getClass());
        if (form.descriptor().kind() != type.descriptor.kind()
                || form.descriptor().contents() != type.descriptor.contents()) {
            throw new StateReadException(
                    "A final field refers to a " + there.getClass().getName() + ", and the saved state has a "
                            + type.descriptor.name() + " for it. Make the field not final.");
        }
        type.form(types);
        slots.objects[slot] = there;
        underWay.set(slot);
        form.clear(there);
        StateReader.Place place = reader.leave();
        reader.enter(parts.get(slots.parts[slot]), slots.places[slot], slots.ends[slot], slot);
        reader.begin(type);
        form.refill(there, reader);
        if (!reader.isMapped()) {
            slots.places[slot] = reader.at;
        }
        reader.goBack(place);
        add(slot);
    }
}
