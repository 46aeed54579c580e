package dev.reknit.weaver.model;

/** Tells descriptors from what only stands in their place (The Java Virtual Machine Specification, section 4.3). */
final class Descriptor {
    private static final int MOST_DIMENSIONS = 255;
    private static final int MOST_ARGUMENTS = 255;

    private final String text;
    private int at;

    private Descriptor(String text) {
        this.text = text;
    }

    /** Whether a text is the descriptor of a field. */
    static boolean isOfField(String text) {
        Descriptor descriptor = new Descriptor(text);
        return descriptor.type() > 0 && descriptor.at == text.length();
    }

    /** Whether a text is the descriptor of a method. */
    static boolean isOfMethod(String text) {
        Descriptor descriptor = new Descriptor(text);
        return descriptor.parameters() && descriptor.result() && descriptor.at == text.length();
    }

    private boolean parameters() {
        int arguments = 0;
        if (!take('(')) {
            return false;
        }
        while (!take(')')) {
            int size = type();
            arguments += size;
            if (size == 0 || arguments > MOST_ARGUMENTS) {
                return false;
            }
        }
        return true;
    }

    private boolean result() {
        return take('V') || type() > 0;
    }

    private boolean take(char expected) {
        boolean found = at < text.length() && text.charAt(at) == expected;
        at += found ? 1 : 0;
        return found;
    }

    /** Takes a type; returns how many locals it fills, 0 if there is none. */
    private int type() {
        int dimensions = 0;
        while (take('[')) {
            dimensions++;
        }
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        boolean known = kind == 'L' ? className() : "ZBCSIFJD".indexOf(kind) >= 0;
        if (!known || dimensions > MOST_DIMENSIONS) {
            return 0;
        }
        return dimensions == 0 && (kind == 'J' || kind == 'D') ? 2 : 1;
    }

    private boolean className() {
        int end = text.indexOf(';', at);
        boolean named = end > at && isName(text.substring(at, end));
        at = end + 1;
        return named;
    }

    private static boolean isName(String name) {
        return name.indexOf('.') < 0
                && name.indexOf('[') < 0
                && !name.startsWith("/")
                && !name.endsWith("/")
                && !name.contains("//");
    }
}
