package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.StoredGraph.Piece;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects from the records of a {@link GraphEncoding} and of those that build on it. First it is given all records, the oldest
 * first, then it is asked for the roots. For one thread.
 *
 * <p>An object is made when it is first referred to, by its class's code, which takes the final fields; its other fields and its contents are
 * read later, from a queue, so that deep structures need no deep stack. What asks its elements for their hash or order gets
 * them last, in {@link LateContents}.
 */
public final class GraphDecoding {
    /** How deep final fields may lead before what they refer to is made the other way round. */
    static final int DEEPEST = 200;

    private final StateTypes types;
    private final StoredGraph stored = new StoredGraph();
    private final Slots slots = stored.slots();
    private final StateReader reader = new StateReader(this);
    private final LateContents late = new LateContents(this, stored);
    private final BitSet underWay = new BitSet();

    /** Which objects were made by their own constructors. */
    private final BitSet given = new BitSet();

    private final Made queue = new Made();
    private int depth;

    /** Whether what is read is for a field that is not there any more, and of which objects that is true. */
    private boolean lenient;

    private final BitSet lenientSlots = new BitSet();

    /** Creates one that may make objects of some classes. */
    public GraphDecoding(StateTypes types) {
        this.types = types;
    }

    /**
     * Takes a record. Keeps the bytes.
     *
     * @param type as {@link RecordSink} has it
     * @throws StateReadException if it is damaged
     */
    public void record(int type, byte[] bytes) {
        stored.record(type, bytes);
    }

    /**
     * Makes an object, with all it refers to.
     *
     * @throws StateReadException if it cannot be made
     */
    public Object read(long number) {
        return ApplicationCode.run(() -> {
            Object made = object(number);
            finish();
            return made;
        });
    }

    /**
     * Fills an object that its own constructor made, and what its final fields refer to.
     *
     * @throws StateReadException if it cannot be filled; it may have a part of its contents then
     */
    public void fill(Object root, long number) {
        ApplicationCode.run(() -> {
            Stored type = stored.typeOf(stored.slot(number));
            Form saved = form(type);
            FinalFields.checkRoot(root, type.descriptor, saved instanceof SaveableForm ? saved : null);
            refill(number, root);
            finish();
            return root;
        });
    }

    /** The arguments of a call, which stand before the objects that they refer to. */
    @Nullable
    Object[] arguments(byte[] bytes, int from, int to, Stored call, List<Shape.Field> today) {
        ByteInput in = new ByteInput(bytes, from, to);
        stored.scan().fields(call.descriptor, in, null);
        stored.only(bytes, in);
        underWay.clear();
        given.clear();
        lenientSlots.clear();
        lenient = false;
        queue.clear();
        depth = 0;
        late.clear();
        reader.reset();
        return (@Nullable Object[]) ApplicationCode.run(() -> {
            StateReader.Place place = reader.leave();
            reader.enter(bytes, from, to, -1);
            reader.begin(call);
            @Nullable Object[] arguments = reader.takeAll(today);
            reader.goBack(place);
            finish();
            return arguments;
        });
    }

    /** Reads a value of the platform, which refers to nothing. */
    Object value(ByteInput in) {
        return ApplicationCode.run(() -> {
            StateReader.Place place = reader.leave();
            reader.enter(in.bytes, in.at, in.end, -1);
            reader.begin(Stored.NONE);
            Object value = Objects.requireNonNull(reader.takeReference());
            in.at = reader.at;
            reader.goBack(place);
            return value;
        });
    }

    /**
     * Whether every class that was met is described as it is today. If not, the next checkpoint has to be a full one of the live objects, on an empty
     * table: the bytes of equal keys may differ before and after the change.
     */
    public boolean isCurrent() {
        return stored.classes().stream().allMatch(Stored::isCurrent);
    }

    /** The saved fields that no field of today takes, each as {@code Class.field}, of the classes that were met. */
    public List<String> unknownFields() {
        List<String> names = new ArrayList<>();
        for (Stored each : stored.classes()) {
            Route route = each.route();
            if (route != null) {
                route.lost().forEach(field -> names.add(each.descriptor.name() + '.' + field));
            }
        }
        return names;
    }

    /** Notes the numbers of all that was made, and of the classes, so that the next encoding builds upon them. */
    public void know(ObjectTable table) {
        for (Stored each : stored.classes()) {
            table.classes().add(each.descriptor);
        }
        for (int i = 0; i < slots.count(); i++) {
            Object made = slots.objects[i];
            if (made != null) {
                table.put(made, slots.number(i));
            }
        }
        table.saved();
    }

    StoredGraph stored() {
        return stored;
    }

    LateContents late() {
        return late;
    }

    StateReader reader() {
        return reader;
    }

    private static Form formNow(Object made) {
        return made instanceof UnknownObject unknown ? unknown.form : MadeForm.ofThere(made);
    }

    /** Says whether what is read next is for a field that is not there any more; returns what was said before. */
    boolean lenient(boolean now) {
        boolean before = lenient;
        lenient = now;
        return before;
    }

    /** How objects of a class are made; in a field of today only those of classes that are there. */
    Form form(Stored type) {
        Form form = type.form(types);
        if (form instanceof UnknownForm && !lenient) {
            throw StateTypes.unknown(type.descriptor.name());
        }
        return form;
    }

    /** The object with a number, made if need be; it may not have its contents yet. */
    Object object(long number) {
        int slot = stored.slot(number);
        Object made = slots.objects[slot];
        if (made != null) {
            if (made instanceof UnknownObject && !lenient) {
                throw StateTypes.unknown(stored.typeOf(slot).descriptor.name());
            }
            return made;
        }
        if (depth > DEEPEST / 2) {
            FinalFields.deepestFirst(
                    stored, slot, each -> slots.objects[each] == null && !underWay.get(each), this::make);
            made = slots.objects[slot];
            return made != null ? made : make(slot);
        }
        return make(slot);
    }

    private Object make(int slot) {
        Stored type = stored.typeOf(slot);
        if (underWay.get(slot)) {
            throw new StateReadException("The saved state has an object of the class " + type.descriptor.name()
                    + " that is needed to make itself: by final fields, components of records, or elements of Set.of and keys of Map.of."
                    + " Make one of the fields not final, or use a HashSet or HashMap.");
        }
        underWay.set(slot);
        if (lenient) {
            lenientSlots.set(slot);
        }
        Form form = form(type);
        StateReader.Place place = reader.leave();
        reader.enter(stored.part(slots.parts[slot]), slots.places[slot], slots.ends[slot], slot);
        depth++;
        reader.begin(type);
        Object made = form.make(reader);
        slots.objects[slot] = made;
        if (!reader.isMapped()) {
            slots.places[slot] = reader.at;
        }
        depth--;
        reader.goBack(place);
        queue.add(slot);
        return made;
    }

    void constructing(int slot, Object object) {
        if (slot >= 0) {
            slots.objects[slot] = object;
        }
    }

    private void finish() {
        drain();
        late.fillAll();
    }

    /** Reads the fields and contents of all that was made. */
    void drain() {
        while (!queue.isEmpty()) {
            load(queue.take());
        }
    }

    private void load(int slot) {
        Stored type = stored.typeOf(slot);
        Object made = Objects.requireNonNull(slots.objects[slot]);
        Form form = formNow(made);
        StateReader.Place place = reader.leave();
        reader.enter(stored.part(slots.parts[slot]), slots.places[slot], slots.ends[slot], -1);
        reader.begin(type);
        reader.passFinalFields();
        lenient = lenientSlots.get(slot);
        if (given.get(slot)) {
            form.reload(made, reader);
        } else {
            form.load(made, reader);
        }
        lenient = true;
        reader.keepUnknown(made);
        lenient = false;
        reader.passFields();
        int at = reader.at;
        reader.goBack(place);
        if (type.descriptor.contents() != Contents.NONE && form.fillsLater()) {
            fill(slot, -1, at, 0);
        }
    }

    /**
     * Fills an object from where it was left.
     *
     * @param from which piece of its contents to go on with; -1 for the record itself
     * @param at where in the piece
     * @param count how many elements it has
     */
    void fill(int slot, int from, int at, int count) {
        Object made = Objects.requireNonNull(slots.objects[slot]);
        Form form = formNow(made);
        List<Piece> more = stored.pieces(slot);
        int index = count;
        lenient = lenientSlots.get(slot);
        StateReader.Place place = reader.leave();
        for (int i = from; i < more.size(); i++) {
            Piece piece = i < 0 ? new Piece(ClassTable.MORE, slots.parts[slot], at, slots.ends[slot]) : more.get(i);
            reader.enter(stored.part(piece.part()), i == from ? at : piece.from(), piece.to(), -1);
            reader.begin(Stored.NONE);
            if (piece.kind() == ClassTable.MORE) {
                index = form.fill(made, reader, index);
            } else if (late.isNow()) {
                form.change(made, reader);
            } else {
                reader.waitHere();
            }
            int reached = reader.at;
            boolean waits = reader.takeWaiting();
            reader.goBack(place);
            if (waits) {
                late.add(slot, i, reached, index);
                break;
            }
        }
        lenient = false;
    }

    /** Takes what a final field refers to as the object with a number. */
    void refill(long number, @Nullable Object there) {
        int slot = stored.slot(number);
        Stored type = stored.typeOf(slot);
        if (there == null) {
            throw new StateReadException("A final field is null, and the saved state has a " + type.descriptor.name()
                    + " for it. Make the field not final, or let the constructor set it.");
        }
        Form form = formNow(there);
        if (slots.objects[slot] == there || !form.fillsLater()) {
            return; // What cannot be changed stays what the constructor made it.
        }
        Form saved = form(type);
        FinalFields.check(there, slots.objects[slot], type.descriptor, saved instanceof SaveableForm ? saved : null);
        slots.objects[slot] = there;
        given.set(slot);
        underWay.set(slot);
        form.clear(there);
        StateReader.Place place = reader.leave();
        reader.enter(stored.part(slots.parts[slot]), slots.places[slot], slots.ends[slot], slot);
        reader.begin(type);
        form.refill(there, reader);
        if (!reader.isMapped()) {
            slots.places[slot] = reader.at;
        }
        reader.goBack(place);
        queue.add(slot);
    }
}
