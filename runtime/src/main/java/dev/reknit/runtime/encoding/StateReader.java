package dev.reknit.runtime.encoding;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the values that a {@link StateWriter} took, in the order in which the class that asks has its fields today. For one thread. */
public final class StateReader extends ByteInput {
    /** Values within values; what we write does not come near it. */
    private static final int DEEPEST = 200;

    private final GraphDecoding graph;

    /** The class whose fields are read; null for none. */
    private @Nullable Stored stored;

    /** Where its fields are if the class has changed; null if it has not. */
    private @Nullable ChangedFields changed;

    /** Which object is being made; -1 for none. */
    private int slot = -1;

    private int depth;
    private boolean waiting;

    StateReader(GraphDecoding graph) {
        super(new byte[0], 0, 0);
        this.graph = graph;
    }

    /** Where a reader was when it went to read something else. */
    record Place(
            byte[] bytes,
            int at,
            int end,
            @Nullable Stored stored,
            @Nullable ChangedFields changed,
            int slot) {}

    Place leave() {
        return new Place(bytes, at, end, stored, changed, slot);
    }

    void enter(byte[] part, int from, int to, int slotOfObject) {
        bytes = part;
        at = from;
        end = to;
        slot = slotOfObject;
        depth++;
        if (depth > GraphDecoding.DEEPEST) {
            throw damaged("objects that refer to each other by final fields, too deep");
        }
    }

    void goBack(Place place) {
        bytes = place.bytes;
        at = place.at;
        end = place.end;
        stored = place.stored;
        changed = place.changed;
        slot = place.slot;
        depth--;
    }

    /** Begins with the fields of an object; what they look like today is known. */
    void begin(Stored type) {
        stored = type;
        Route route = type.route();
        changed = route == null
                ? null
                : new ChangedFields(type, route, this, graph.stored().scan());
    }

    /** Goes on with the fields that are not final. */
    void passFinalFields() {
        if (changed != null) {
            changed.passFinalFields();
        }
    }

    /** Goes on behind the fields, where the contents begin. */
    void passFields() {
        if (changed != null) {
            at = changed.end();
            changed = null;
        }
    }

    /** The version of the codec that wrote the value that is made. */
    int version() {
        return stored == null ? 0 : stored.descriptor.version();
    }

    /** Which fields of today that are not final have nothing here, by their places. */
    int[] added() {
        return changed == null ? new int[0] : changed.added();
    }

    boolean isMapped() {
        return changed != null;
    }

    /**
     * The object that is being made may be referred to from now on. Called by its constructor, before it takes its fields.
     */
    public void constructing(Object object) {
        graph.constructing(slot, object);
    }

    public boolean takeBoolean() {
        return changed == null ? bool() : changed.take(this) instanceof Boolean value && value;
    }

    public byte takeByte() {
        return changed == null ? one() : changed.takeNumber(this).byteValue();
    }

    public short takeShort() {
        return changed == null ? two() : changed.takeNumber(this).shortValue();
    }

    public char takeChar() {
        return changed == null ? (char) two() : changed.take(this) instanceof Character value ? value : 0;
    }

    public int takeInt() {
        return changed == null ? signedInt() : changed.takeNumber(this).intValue();
    }

    public long takeLong() {
        return changed == null ? signedNumber() : changed.takeNumber(this).longValue();
    }

    public float takeFloat() {
        return changed == null
                ? Float.intBitsToFloat(four())
                : changed.takeNumber(this).floatValue();
    }

    public double takeDouble() {
        return changed == null
                ? Double.longBitsToDouble(eight())
                : changed.takeNumber(this).doubleValue();
    }

    /** The object, made if need be. The caller casts it. */
    public @Nullable Object takeReference() {
        return changed == null ? reference() : changed.take(this);
    }

    /**
     * Takes a reference for a final field, and fills what the field refers to with the contents of what was saved.
     *
     * @param there what the field refers to
     */
    public void refill(@Nullable Object there) {
        if (changed != null && !changed.goToNext(this)) {
            return;
        }
        if (at < end && bytes[at] == Tag.OBJECT) {
            at++;
            graph.refill(number(), there);
        } else {
            graph.stored().scan().skip('L', this, null);
        }
    }

    /** Keeps the stored fields that no field of today takes. */
    void keepUnknown(Object owner) {
        if (changed != null) {
            changed.keepUnknown(owner, this);
        }
    }

    void reset() {
        depth = 0;
        waiting = false;
        changed = null;
        slot = -1;
    }

    /** A value of a primitive type, boxed, or a reference. */
    @Nullable
    Object boxed(char letter) {
        return switch (letter) {
            case 'Z' -> bool();
            case 'B' -> one();
            case 'S' -> two();
            case 'C' -> (char) two();
            case 'I' -> signedInt();
            case 'J' -> signedNumber();
            case 'F' -> Float.intBitsToFloat(four());
            case 'D' -> Double.longBitsToDouble(eight());
            default -> reference();
        };
    }

    /** The values of all fields of today; for those that were not stored, what a new object would have. */
    @Nullable
    Object[] takeAll(List<Shape.Field> today) {
        @Nullable Object[] values = new @Nullable Object[today.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (today.get(i).letter()) {
                case 'Z' -> takeBoolean();
                case 'B' -> takeByte();
                case 'S' -> takeShort();
                case 'C' -> takeChar();
                case 'I' -> takeInt();
                case 'J' -> takeLong();
                case 'F' -> takeFloat();
                case 'D' -> takeDouble();
                default -> takeReference();
            };
        }
        return values;
    }

    private @Nullable Object reference() {
        byte tag = one();
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.OBJECT -> graph.object(number());
            case Tag.LATIN -> latin();
            case Tag.WIDE -> wide();
            case Tag.FALSE -> false;
            case Tag.TRUE -> true;
            case Tag.BYTE -> one();
            case Tag.SHORT -> two();
            case Tag.CHAR -> (char) two();
            case Tag.INT -> signedInt();
            case Tag.LONG -> signedNumber();
            case Tag.FLOAT -> Float.intBitsToFloat(four());
            case Tag.DOUBLE -> Double.longBitsToDouble(eight());
            case Tag.VALUE -> value();
            default -> throw damaged("tag " + tag);
        };
    }

    private Object value() {
        Stored type = graph.stored().stored(count());
        if (!type.descriptor.kind().inline || depth > DEEPEST + GraphDecoding.DEEPEST) {
            throw damaged("values within values, too deep, or an object where a value should be");
        }
        Form form = graph.form(type);
        if (type.descriptor.kind() == Kind.ENUM && !(form instanceof UnknownForm)) {
            return type.constant(count(), form, this);
        }
        Stored outer = stored;
        ChangedFields outerChanged = changed;
        depth++;
        begin(type);
        Object made = form.make(this);
        boolean lenient = graph.lenient(true);
        keepUnknown(made);
        graph.lenient(lenient);
        passFields();
        depth--;
        stored = outer;
        changed = outerChanged;
        return made;
    }

    /** Takes a reference that has to be a text. */
    String takeText() {
        if (takeReference() instanceof String text) {
            return text;
        }
        throw damaged("something else where a text should be");
    }

    /** Some objects are about to be asked for their hash or order: reads all that has been made so far, unless they are values. */
    void finishReferred(Collection<?> objects) {
        if (!objects.stream().allMatch(Forms::isInline)) {
            graph.drain();
            graph.late().fillAll();
        }
    }

    /** How many elements are to be expected; never more than there are bytes. */
    int takeSize() {
        return Math.max(0, Math.min(takeInt(), graph.stored().size()));
    }

    /** The length of an array. */
    int takeLength() {
        int length = takeInt();
        if (length < 0 || length > graph.stored().size()) {
            throw damaged(
                    "an array of " + length + " elements in " + graph.stored().size() + " bytes");
        }
        return length;
    }

    /** Whether the next element or key is an object that may not have its contents yet. */
    boolean mustWait() {
        if (!graph.late().isNow() && bytes[at] == Tag.OBJECT) {
            waiting = true;
        }
        return waiting;
    }

    void waitHere() {
        waiting = true;
    }

    boolean takeWaiting() {
        boolean was = waiting;
        waiting = false;
        return was;
    }

    void skipFinalFields() {
        Stored type = stored;
        if (changed != null) {
            changed.passFinalFields();
        } else if (type != null) {
            for (int i = 0; i < type.finals; i++) {
                graph.stored().scan().skip(type.fields().get(i).letter(), this, null);
            }
        }
    }

    ByteBuffer buffer() {
        int size = left();
        return ByteBuffer.wrap(bytes, skip(size), size).slice();
    }
}
