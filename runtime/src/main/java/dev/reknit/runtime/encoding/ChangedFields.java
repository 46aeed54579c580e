package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the fields of an object whose class has changed since it was written. For one object and one thread. */
final class ChangedFields {
    private final Stored type;
    private final Route route;

    /** Where each stored field begins, and where the last one ends. */
    private final int[] places;

    private int next;

    /** Passes over the fields, and goes back to their beginning. */
    ChangedFields(Stored type, Route route, StateReader in, Scan scan) {
        this.type = type;
        this.route = route;
        int from = in.at;
        places = new int[type.fields().size() + 1];
        for (int i = 0; i < places.length - 1; i++) {
            places[i] = in.at;
            scan.skip(type.fields().get(i).letter(), in, null);
        }
        places[places.length - 1] = in.at;
        in.at = from;
    }

    /** The value of the next field of today, converted to its type; null if nothing was stored for it. */
    @Nullable
    Object take(StateReader in) {
        if (next >= route.sources().length) {
            throw in.damaged("more fields asked for than there are");
        }
        Shape.Field today = route.today().get(next);
        if (!goToNext(in)) {
            return null;
        }
        Shape.Field then = route.stored().get(route.sources()[next - 1]);
        Object value = in.boxed(then.letter());
        if (value == null && today.letter() != 'L') {
            throw new StateReadException("The saved state has null for the field " + type.descriptor.name() + '.'
                    + today.name() + ", which is of type " + today.type() + " now. Give it the type it had: "
                    + then.type() + '.');
        }
        return Conversion.to(Conversion.letter(today.type()), value, today);
    }

    Number takeNumber(StateReader in) {
        return take(in) instanceof Number number ? number : 0;
    }

    /** Goes to where the next field of today was stored; false if it was not. */
    boolean goToNext(StateReader in) {
        int source = route.sources()[next++];
        if (source < 0) {
            return false;
        }
        in.at = places[source];
        return true;
    }

    /** Which of today's fields that are not final were not stored, by their places. */
    int[] added() {
        return route.added();
    }

    /** Goes on with the fields that are not final. */
    void passFinalFields() {
        next = route.finals();
    }

    /** Keeps the stored fields that no field of today takes. */
    void keepUnknown(Object owner, StateReader in) {
        if (route.unknown().length == 0) {
            return;
        }
        List<Shape.Field> fields = new ArrayList<>();
        @Nullable Object[] values = new @Nullable Object[route.unknown().length];
        for (int i = 0; i < values.length; i++) {
            Shape.Field field = route.stored().get(route.unknown()[i]);
            in.at = places[route.unknown()[i]];
            values[i] = in.boxed(field.letter());
            fields.add(field);
        }
        UnknownFields.keep(owner, List.copyOf(fields), values);
    }

    /** Where the fields end. */
    int end() {
        return places[places.length - 1];
    }
}
