package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.List;

/**
 * What one class contributes to the state of its objects, from the constant {@code reknit$state} that the weaver writes: lines of
 * text, the first for the class, one for each field in the order in which it is written.
 *
 * <pre>{@code
 * com.acme.Purchase com.acme.Order        name in the store, then former names
 * =id J                                   = final
 * =lines Ljava/util/List;
 * ~quantity I qty amount                  ~ not final; then former names
 * }</pre>
 *
 * @param formerNames of the class; empty in what was read from a store
 */
record Shape(String name, List<String> formerNames, List<Field> fields) {
    /** The name of the constant. */
    static final String CONSTANT = "reknit$state";

    /**
     * A field.
     *
     * @param type its descriptor, as in a class file
     * @param isFinal whether an object gets it when it is made
     */
    record Field(String name, String type, boolean isFinal, List<String> formerNames) {
        Field(String name, String type, boolean isFinal) {
            this(name, type, isFinal, List.of());
        }

        /** The letter of a primitive type; {@code L} for all others. */
        char letter() {
            char first = type.charAt(0);
            return first == '[' ? 'L' : first;
        }

        boolean isNamed(String other) {
            return name.equals(other) || formerNames.contains(other);
        }
    }

    boolean isNamed(String other) {
        return name.equals(other) || formerNames.contains(other);
    }

    /** Reads the text of the constant. */
    static Shape parse(String text) {
        String[] lines = text.split("\n");
        List<String> head = List.of(lines[0].trim().split(" +"));
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i].trim();
            if (!line.isEmpty()) {
                List<String> words = List.of(line.substring(1).trim().split(" +"));
                fields.add(new Field(
                        words.get(0),
                        words.get(1),
                        line.charAt(0) == '=',
                        List.copyOf(words.subList(2, words.size()))));
            }
        }
        return new Shape(head.get(0), List.copyOf(head.subList(1, head.size())), List.copyOf(fields));
    }

    /**
     * The shape of a woven class, without its superclasses.
     *
     * @throws ReflectiveOperationException if it has none
     */
    static Shape of(Class<?> type) throws ReflectiveOperationException {
        java.lang.reflect.Field constant = type.getDeclaredField(CONSTANT);
        constant.setAccessible(true);
        return parse(String.valueOf(constant.get(null)));
    }
}
