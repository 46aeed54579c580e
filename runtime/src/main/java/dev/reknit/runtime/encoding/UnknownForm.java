package dev.reknit.runtime.encoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a class that is not there any more: as it stands in what was read. */
final class UnknownForm extends Form {
    /** For any class; asked for the form of an object only. */
    static final Form ANY = new UnknownForm(Descriptor.of(Kind.OBJECT, List.of(new Shape("", List.of(), List.of()))));

    UnknownForm(Descriptor descriptor) {
        super(UnknownObject.class, descriptor.levels(), descriptor);
    }

    @Override
    Form of(Object object) {
        return ((UnknownObject) object).form;
    }

    @Override
    void write(Object object, StateWriter to) {
        UnknownObject unknown = (UnknownObject) object;
        if (descriptor().kind() == Kind.ENUM) {
            to.putCount(unknown.constant);
            return;
        }
        if (descriptor().kind() == Kind.CODEC) {
            to.putCount(unknown.contents.size());
        }
        List<Shape.Field> fields = descriptor().fields();
        for (int i = 0; i < fields.size(); i++) {
            put(fields.get(i).letter(), unknown.fields[i], to);
        }
        for (Object each : unknown.contents) {
            to.putReference(each);
        }
    }

    static void put(char letter, @Nullable Object value, StateWriter to) {
        if (letter == 'Z' && value instanceof Boolean truth) {
            to.putBoolean(truth);
        } else if (letter == 'C' && value instanceof Character character) {
            to.putChar(character);
        } else if (value instanceof Number number && letter != 'L') {
            switch (letter) {
                case 'B' -> to.putByte(number.byteValue());
                case 'S' -> to.putShort(number.shortValue());
                case 'F' -> to.putFloat(number.floatValue());
                case 'D' -> to.putDouble(number.doubleValue());
                default -> to.putLong(number.longValue());
            }
        } else {
            to.putReference(value);
        }
    }

    @Override
    Object make(StateReader from) {
        List<Shape.Field> fields = descriptor().fields();
        UnknownObject made = new UnknownObject(this, fields.size());
        if (descriptor().kind() == Kind.ENUM) {
            made.constant = from.count();
            return made;
        }
        if (descriptor().kind() == Kind.CODEC) {
            for (int left = from.countOfWhatIsLeft(); left > 0; left--) {
                made.contents.add(from.takeReference());
            }
            return made;
        }
        int end =
                descriptor().kind() == Kind.VALUE ? fields.size() : descriptor().finals();
        take(made, from, 0, end);
        return made;
    }

    private static void take(UnknownObject made, StateReader from, int first, int end) {
        for (int i = first; i < end; i++) {
            made.fields[i] = from.boxed(made.form.descriptor().fields().get(i).letter());
        }
    }

    @Override
    void load(Object made, StateReader from) {
        UnknownObject unknown = (UnknownObject) made;
        take(unknown, from, descriptor().finals(), unknown.fields.length);
    }

    @Override
    int fill(Object made, StateReader from, int index) {
        while (!from.atEnd()) {
            ((UnknownObject) made).contents.add(from.takeReference());
        }
        return index;
    }
}
