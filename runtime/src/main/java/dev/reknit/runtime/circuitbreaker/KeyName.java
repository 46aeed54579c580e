package dev.reknit.runtime.circuitbreaker;

import java.util.UUID;

/** How messages show a key or an object: its text where that is sure to be short and harmless to ask for. */
final class KeyName {
    private static final int MOST_CHARACTERS = 60;

    private KeyName() {}

    static String of(Object key) {
        if (key instanceof CharSequence
                || key instanceof Number
                || key instanceof Enum
                || key instanceof UUID
                || key instanceof Boolean
                || key instanceof Character) {
            String text = key.toString();
            return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
        }
        String type = key.getClass().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "@" + Integer.toHexString(System.identityHashCode(key));
    }
}
