package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the bytes about a class, so that they can be read without it.
 *
 * @param levels the shapes of the class and its superclasses, the highest first; never empty
 * @param contents what follows the fields
 * @param version of the codec; else 0
 * @param constants the names of an enum's constants, by ordinal; else empty
 * @param fields the fields of all levels in the order in which they are written: the final ones of each level, then the others
 */
record Descriptor(
        Kind kind,
        List<Shape> levels,
        Contents contents,
        int version,
        List<String> constants,
        List<Shape.Field> fields) {

    Descriptor(Kind kind, List<Shape> levels, Contents contents, int version, List<String> constants) {
        this(kind, levels, contents, version, constants, inOrder(levels));
    }

    static Descriptor of(Kind kind, List<Shape> levels) {
        return new Descriptor(kind, levels, Contents.NONE, 0, List.of());
    }

    /** The name of the class in the store. */
    String name() {
        return levels.get(levels.size() - 1).name();
    }

    private static List<Shape.Field> inOrder(List<Shape> levels) {
        List<Shape.Field> fields = new ArrayList<>();
        for (boolean first : new boolean[] {true, false}) {
            for (Shape level : levels) {
                level.fields().stream().filter(each -> each.isFinal() == first).forEach(fields::add);
            }
        }
        return List.copyOf(fields);
    }

    /** The place of a field of one of the levels, by identity, in {@link #fields}. */
    int indexOf(Shape.Field field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) == field) {
                return i;
            }
        }
        return -1;
    }

    /** How many of the fields an object gets when it is made. */
    int finals() {
        return (int) fields.stream().filter(Shape.Field::isFinal).count();
    }

    void write(StateWriter to) {
        to.putByte((byte) kind.ordinal());
        to.putByte((byte) contents.ordinal());
        to.putCount(version);
        to.putCount(constants.size());
        constants.forEach(to::putText);
        to.putCount(levels.size());
        for (Shape level : levels) {
            to.putText(level.name());
            to.putCount(level.fields().size());
            for (Shape.Field field : level.fields()) {
                to.putBoolean(field.isFinal());
                to.putText(field.name());
                to.putText(field.type());
            }
        }
    }

    static Descriptor read(ByteInput from) {
        Kind kind = from.oneOf(Kind.ALL);
        Contents contents = from.oneOf(Contents.ALL);
        int version = from.count();
        List<String> constants = new ArrayList<>();
        for (int left = from.countOfWhatIsLeft(); left > 0; left--) {
            constants.add(from.text());
        }
        List<Shape> levels = new ArrayList<>();
        for (int left = from.countOfWhatIsLeft(); left > 0; left--) {
            levels.add(readLevel(from));
        }
        if (levels.isEmpty()) {
            throw from.damaged("a class without a name");
        }
        return new Descriptor(kind, List.copyOf(levels), contents, version, List.copyOf(constants));
    }

    private static Shape readLevel(ByteInput from) {
        String name = from.text();
        List<Shape.Field> fields = new ArrayList<>();
        for (int left = from.countOfWhatIsLeft(); left > 0; left--) {
            boolean isFinal = from.bool();
            String field = from.text();
            String type = from.text();
            if (type.isEmpty() || "ZBSCIJFDL[".indexOf(type.charAt(0)) < 0) {
                throw from.damaged("field " + name + '.' + field + " of type \"" + type + '"');
            }
            fields.add(new Shape.Field(field, type, isFinal));
        }
        return new Shape(name, List.of(), List.copyOf(fields));
    }
}
