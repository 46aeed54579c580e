package dev.reknit.runtime.encoding;

import java.nio.ByteBuffer;
import java.util.ArrayList;
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

    /** How to read if the class has changed; null if it has not. */
    private @Nullable Route route;

    /** Where each stored field begins, if the class has changed. */
    private int[] places = {};

    private int next;

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
            @Nullable Route route,
            int[] places,
            int next,
            int slot) {}

    Place leave() {
        return new Place(bytes, at, end, stored, route, places, next, slot);
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
        route = place.route;
        places = place.places;
        next = place.next;
        slot = place.slot;
        depth--;
    }

    /** Begins with the fields of an object; what they look like today is known. */
    void begin(Stored type) {
        stored = type;
        route = type.route();
        next = 0;
        if (route != null) {
            int from = at;
            places = new int[type.fields().size() + 1];
            for (int i = 0; i < places.length - 1; i++) {
                places[i] = at;
                graph.stored().scan().skip(type.fields().get(i).letter(), this, null);
            }
            places[places.length - 1] = at;
            at = from;
        }
    }

    /** Goes on with the fields that are not final. */
    void passFinalFields() {
        next = route == null ? 0 : route.finals();
    }

    /** Goes on behind the fields, where the contents begin. */
    void passFields() {
        if (route != null) {
            at = places[places.length - 1];
            route = null;
        }
    }

    /** The version of the codec that wrote the value that is made. */
    int version() {
        return stored == null ? 0 : stored.descriptor.version();
    }

    boolean isMapped() {
        return route != null;
    }

    /**
     * The object that is being made may be referred to from now on. Called by its constructor, before it takes its fields.
     */
    public void constructing(Object object) {
        graph.constructing(slot, object);
    }

    public boolean takeBoolean() {
        return route == null ? bool() : mapped() instanceof Boolean value && value;
    }

    public byte takeByte() {
        return route == null ? one() : mappedNumber().byteValue();
    }

    public short takeShort() {
        return route == null ? two() : mappedNumber().shortValue();
    }

    public char takeChar() {
        return route == null ? (char) two() : mapped() instanceof Character value ? value : 0;
    }

    public int takeInt() {
        return route == null ? signedInt() : mappedNumber().intValue();
    }

    public long takeLong() {
        return route == null ? signedNumber() : mappedNumber().longValue();
    }

    public float takeFloat() {
        return route == null ? Float.intBitsToFloat(four()) : mappedNumber().floatValue();
    }

    public double takeDouble() {
        return route == null ? Double.longBitsToDouble(eight()) : mappedNumber().doubleValue();
    }

    /** The object, made if need be. The caller casts it. */
    public @Nullable Object takeReference() {
        return route == null ? reference() : mapped();
    }

    /**
     * Takes a reference for a final field, and fills what the field refers to with the contents of what was saved.
     *
     * @param there what the field refers to
     */
    public void refill(@Nullable Object there) {
        if (route != null) {
            int source = route.sources()[next++];
            if (source < 0) {
                return;
            }
            at = places[source];
        }
        if (at < end && bytes[at] == Tag.OBJECT) {
            at++;
            graph.refill(number(), there);
        } else {
            graph.stored().scan().skip('L', this, null);
        }
    }

    private Number mappedNumber() {
        return mapped() instanceof Number number ? number : 0;
    }

    /** The value of the next field of today, converted to its type; null if nothing was stored for it. */
    private @Nullable Object mapped() {
        Route to = route;
        if (to == null || next >= to.sources().length) {
            throw damaged("more fields asked for than there are");
        }
        int index = next++;
        int source = to.sources()[index];
        if (source < 0) {
            return null;
        }
        at = places[source];
        Shape.Field today = to.today().get(index);
        Object value = boxed(to.stored().get(source).letter());
        if (value == null && today.letter() != 'L') {
            throw new StateReadException("The saved state has null for the field " + today.name() + " of "
                    + (stored == null ? "a call" : stored.descriptor.name()) + ", which is of type " + today.type()
                    + " now. Give it the type it had: "
                    + to.stored().get(source).type() + '.');
        }
        return Conversion.to(Conversion.letter(today.type()), value, today);
    }

    /** Keeps the stored fields that no field of today takes. */
    void keepUnknown(Object owner) {
        Route to = route;
        if (to == null || to.unknown().length == 0) {
            return;
        }
        boolean lenient = graph.lenient(true);
        List<Shape.Field> fields = new ArrayList<>();
        @Nullable Object[] values = new @Nullable Object[to.unknown().length];
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = to.stored().get(to.unknown()[i]);
            at = places[to.unknown()[i]];
            values[i] = boxed(field.letter());
            fields.add(field);
        }
        graph.lenient(lenient);
        UnknownFields.keep(owner, List.copyOf(fields), values);
    }

    void reset() {
        depth = 0;
        waiting = false;
        route = null;
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
        Route outerRoute = route;
        int[] outerPlaces = places;
        int outerNext = next;
        depth++;
        begin(type);
        Object made = form.make(this);
        keepUnknown(made);
        passFields();
        depth--;
        stored = outer;
        route = outerRoute;
        places = outerPlaces;
        next = outerNext;
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
        if (route != null) {
            next = route.finals();
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
