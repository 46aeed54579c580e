package dev.reknit.weaver.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool of a class file and the names that follow it (The Java Virtual Machine Specification, sections
 * 4.1 and 4.4), without the rest: for questions about many classes of which few matter. Immutable.
 */
public final class ConstantPool {
    private static final int BEGIN = 10;
    private static final int TEXT = 1;
    private static final int CLASS = 7;

    private final byte[] bytes;
    private final int[] entries;
    private final int end;

    private ConstantPool(byte[] bytes, int[] entries, int end) {
        this.bytes = bytes;
        this.entries = entries;
        this.end = end;
    }

    /** The pool of a class file; empty if the bytes are none, or cut off. */
    public static Optional<ConstantPool> of(byte[] bytes) {
        if (bytes.length < BEGIN) {
            return Optional.empty();
        }
        int[] entries = new int[(bytes[8] & 0xFF) << 8 | bytes[9] & 0xFF];
        int at = BEGIN;
        for (int i = 1; i < entries.length; i++) {
            if (at + 3 > bytes.length) {
                return Optional.empty();
            }
            entries[i] = at;
            int tag = bytes[at];
            switch (tag) {
                case TEXT -> at += 3 + ((bytes[at + 1] & 0xFF) << 8 | bytes[at + 2] & 0xFF);
                case 5, 6 -> {
                    at += 9;
                    i++; // numbers of eight bytes take two entries
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 15 -> at += 4;
                case CLASS, 8, 16, 19, 20 -> at += 3;
                default -> {
                    return Optional.empty();
                }
            }
        }
        boolean whole = at + 8 <= bytes.length;
        return whole ? Optional.of(new ConstantPool(bytes, entries, at)) : Optional.empty();
    }

    /** The internal name of the class; null if it cannot be read. */
    public @Nullable String name() {
        return className(number(end + 2));
    }

    /** The internal name of the superclass; null if there is none or it cannot be read. */
    public @Nullable String superName() {
        return className(number(end + 4));
    }

    /** The internal names of the interfaces it names; those that cannot be read are left out. */
    public List<String> interfaces() {
        List<String> names = new ArrayList<>();
        int count = number(end + 6);
        for (int i = 0; i < count && end + 10 + 2 * i <= bytes.length; i++) {
            String name = className(number(end + 8 + 2 * i));
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Whether some text in the pool ends in a certain way.
     *
     * @param wanted the ending, letters of ASCII
     */
    public boolean hasTextEnding(byte[] wanted) {
        for (int each : entries) {
            if (each != 0 && bytes[each] == TEXT) {
                int length = number(each + 1);
                if (length >= wanted.length && matches(each + 3 + length - wanted.length, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean matches(int at, byte[] wanted) {
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String className(int entry) {
        int at = at(entry, CLASS);
        int text = at == 0 ? 0 : at(number(at + 1), TEXT);
        if (text == 0) {
            return null;
        }
        int length = number(text + 1);
        return text + 3 + length > bytes.length ? null : new String(bytes, text + 3, length, StandardCharsets.UTF_8);
    }

    private int at(int entry, int tag) {
        int at = entry < entries.length ? entries[entry] : 0;
        return at != 0 && bytes[at] == tag ? at : 0;
    }

    private int number(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
