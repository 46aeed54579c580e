package dev.reknit.runtime.state.collections;

import java.util.Comparator;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Keys and values of random programs. There are two objects of each key, so that identity is seen. */
final class OrderedKeys {
    static final Comparator<Object> BY_TEXT = Comparator.nullsFirst(Comparator.comparing(Object::toString));
    static final Comparator<Object> BACKWARDS = BY_TEXT.reversed();

    private static final int KEYS = 12;
    private static final Object[][] STABLE = new Object[2][KEYS];
    private static final Object[][] CHANGING = new Object[2][KEYS];

    static {
        for (int copy = 0; copy < 2; copy++) {
            for (int i = 0; i < KEYS; i++) {
                STABLE[copy][i] =
                        new StringBuilder("k").append((char) ('a' + i)).toString();
                CHANGING[copy][i] = new Changing("c" + (char) ('a' + i));
            }
        }
    }

    private OrderedKeys() {}

    /** A key whose hash and order might change, so that collections are copied for it. */
    static final class Changing implements Comparable<Object> {
        String name;

        Changing(String name) {
            this.name = name;
        }

        @Override
        public int compareTo(Object other) {
            return name.compareTo(((Changing) other).name);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Changing changing && changing.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An order of keys; null for the natural one. */
    static @Nullable Comparator<Object> order(int variant) {
        return switch (variant % 3) {
            case 0 -> BY_TEXT;
            case 1 -> BACKWARDS;
            default -> null;
        };
    }

    static @Nullable Object key(Random chance) {
        int at = chance.nextInt(KEYS);
        int copy = chance.nextInt(2);
        return switch (chance.nextInt(60)) {
            case 0 -> null;
            case 1 -> at;
            case 2 -> CHANGING[copy][at];
            default -> STABLE[copy][at];
        };
    }

    static @Nullable Object value(Random chance) {
        int value = chance.nextInt(8);
        return value == 0 ? null : ("v" + value).intern();
    }
}
