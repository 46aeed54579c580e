package dev.reknit.runtime.encoding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the type that a field had to the one it has: what loses nothing. */
final class Conversion {
    private static final Map<String, Character> BOXES = Map.of(
            "Ljava/lang/Boolean;", 'Z',
            "Ljava/lang/Byte;", 'B',
            "Ljava/lang/Short;", 'S',
            "Ljava/lang/Character;", 'C',
            "Ljava/lang/Integer;", 'I',
            "Ljava/lang/Long;", 'J',
            "Ljava/lang/Float;", 'F',
            "Ljava/lang/Double;", 'D');

    /** For each primitive type, those that hold all its values. */
    private static final Map<Character, String> WIDER =
            Map.of('Z', "Z", 'B', "BSIJFD", 'S', "SIJFD", 'C', "CIJFD", 'I', "IJD", 'J', "J", 'F', "FD", 'D', "D");

    private Conversion() {}

    static char letter(String type) {
        return BOXES.getOrDefault(type, type.charAt(0));
    }

    /** Throws if a field's values may not fit. Whether an object fits is seen when it is there. */
    static void check(String owner, Shape.Field now, Shape.Field then) {
        char from = letter(then.type());
        char to = letter(now.type());
        boolean wider = WIDER.containsKey(from) && WIDER.containsKey(to)
                ? WIDER.getOrDefault(from, "").indexOf(to) >= 0
                : !WIDER.containsKey(to) && (!WIDER.containsKey(from) || isGeneral(now.type()));
        if (!wider) {
            throw new StateReadException(
                    "Field " + owner + '.' + now.name() + " is " + name(now.type()) + " and was " + name(then.type())
                            + " in the saved state, of which not all values fit. Make it " + name(then.type())
                            + " again; or leave \"" + name(then.type()) + ' ' + now.name()
                            + "\" as it was, give the new field another name, and set it from the old one.");
        }
    }

    /** A type as a source has it. */
    static String name(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> "boolean";
            case 'B' -> "byte";
            case 'S' -> "short";
            case 'C' -> "char";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'F' -> "float";
            case 'D' -> "double";
            case '[' -> name(descriptor.substring(1)) + "[]";
            default -> descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
        };
    }

    private static boolean isGeneral(String type) {
        return type.equals("Ljava/lang/Object;")
                || type.equals("Ljava/lang/Number;")
                || type.equals("Ljava/lang/Comparable;")
                || type.equals("Ljava/io/Serializable;");
    }

    /** Converts a value to that of a primitive type, boxed, or of a box. */
    static @Nullable Object to(char letter, @Nullable Object value, Shape.Field field) {
        if (value == null || letter == 'L' || letter == '[') {
            return value;
        }
        long whole = value instanceof Character c ? c : value instanceof Number n ? n.longValue() : 0;
        double real = value instanceof Character c ? c : value instanceof Number n ? n.doubleValue() : 0;
        if (value instanceof Boolean != (letter == 'Z')
                || !(value instanceof Number || value instanceof Character || value instanceof Boolean)) {
            throw new StateReadException("The saved state has " + value + " for the field " + field.name() + " of type "
                    + name(field.type()) + ", which cannot hold it.");
        }
        return switch (letter) {
            case 'B' -> (byte) whole;
            case 'S' -> (short) whole;
            case 'C' -> (char) whole;
            case 'I' -> (int) whole;
            case 'J' -> whole;
            case 'F' -> (float) real;
            case 'D' -> real;
            default -> value;
        };
    }
}
