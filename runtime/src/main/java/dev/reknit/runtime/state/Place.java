package dev.reknit.runtime.state;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an object was reached: a step from where its owner is. Rendered only when something goes
 * wrong.
 *
 * @param owner where the owner is; null for a root
 * @param step a {@link String} for a field or the root's name, the root's {@link Class}, an {@link Integer} for an element, a
 *     {@link Key} or a {@link Value}
 */
record Place(@Nullable Place owner, Object step) {
    /** How many steps a path shows at each end. */
    private static final int SHOWN = 20;

    private static final int LONGEST_KEY = 40;

    /** The step to a key of a map. */
    record Key(@Nullable Object key) {}

    /** The step to the value that a map has for a key. */
    record Value(@Nullable Object key) {}

    /**
     * The path, such as {@code Cart.items[3].prices["EUR"]}; the middle of a very long one is left
     * out.
     */
    @Override
    public String toString() {
        int length = 0;
        for (Place at = this; at != null; at = at.owner) {
            length++;
        }
        StringBuilder path = new StringBuilder();
        int fromEnd = 0;
        for (Place at = this; at != null; at = at.owner) {
            if (fromEnd < SHOWN || fromEnd >= length - SHOWN) {
                path.insert(0, render(at.step, at.owner == null));
            } else if (fromEnd == SHOWN) {
                path.insert(0, " ... ");
            }
            fromEnd++;
        }
        return path.toString();
    }

    private static String render(Object step, boolean root) {
        if (step instanceof String name) {
            return root ? name : "." + name;
        }
        if (step instanceof Class<?> type) {
            return name(type);
        }
        if (step instanceof Key key) {
            return ".key(" + describe(key.key()) + ")";
        }
        return "[" + (step instanceof Value value ? describe(value.key()) : step) + "]";
    }

    /** An anonymous class has no simple name. */
    private static String name(Class<?> type) {
        String name = type.getName();
        return type.isAnonymousClass() ? name.substring(name.lastIndexOf('.') + 1) : type.getSimpleName();
    }

    /** Never calls {@code toString} of an application's class. */
    private static String describe(@Nullable Object key) {
        if (key instanceof String text) {
            return '"' + (text.length() > LONGEST_KEY ? text.substring(0, LONGEST_KEY) + "..." : text) + '"';
        }
        if (key instanceof Enum<?> constant) {
            return constant.name();
        }
        boolean plain = key instanceof Integer || key instanceof Long || key instanceof UUID;
        return key == null || plain ? String.valueOf(key) : key.getClass().getSimpleName();
    }
}
