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
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int NAME_AND_TYPE = 12;

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

    /** The fields that code names; those of which the class is an array or cannot be read are left out. */
    public List<MemberReference> fields() {
        return members(FIELD);
    }

    /** The methods of classes that code names; in the same way. */
    public List<MemberReference> methods() {
        return members(METHOD);
    }

    private List<MemberReference> members(int tag) {
        List<MemberReference> members = new ArrayList<>();
        for (int i = 1; i < entries.length; i++) {
            int at = at(i, tag);
            String owner = at == 0 ? null : className(number(at + 1));
            int named = at == 0 ? 0 : at(number(at + 3), NAME_AND_TYPE);
            String name = named == 0 ? null : text(number(named + 1));
            String descriptor = named == 0 ? null : text(number(named + 3));
            if (owner != null && !owner.startsWith("[") && name != null && descriptor != null) {
                members.add(new MemberReference(owner, name, descriptor));
            }
        }
        return members;
    }

    /** The texts that are constants of the code. */
    public List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int i = 1; i < entries.length; i++) {
            int at = at(i, STRING);
            String text = at == 0 ? null : text(number(at + 1));
            if (text != null) {
                strings.add(text);
            }
        }
        return strings;
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
        return at == 0 ? null : text(number(at + 1));
    }

    private @Nullable String text(int entry) {
        int text = at(entry, TEXT);
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
