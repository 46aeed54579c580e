package dev.reknit.weaver.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class file, unparsed: answers a few questions by walking through its constant pool (The Java Virtual
 * Machine Specification, sections 4.1 and 4.4). Whatever the bytes are, there is an answer. For one thread.
 */
public final class RawClassFile {
    private static final int POOL = 10;
    private static final int TEXT = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int UNKNOWN = -1;

    /** Packages of which no class extends one of an application. */
    private static final String[] PLATFORM = {"java/", "javax/", "jdk/", "sun/"};

    private final byte[] bytes;
    private final int entries;
    private int end = UNKNOWN;

    /** Creates a view of the bytes. */
    public RawClassFile(byte[] bytes) {
        this.bytes = bytes;
        this.entries = bytes.length < POOL ? 0 : unsignedShort(8);
    }

    /**
     * Whether any text in the constant pool begins in a certain way; false for what is not a class file.
     *
     * @param beginning letters of ASCII
     */
    public boolean hasTextBeginning(String beginning) {
        return hasTextBeginning(List.of(beginning));
    }

    /** The same for several beginnings, of which one is enough. */
    public boolean hasTextBeginning(List<String> beginnings) {
        int at = POOL;
        for (int entry = 1; entry < entries && at + 3 <= bytes.length; entry++) {
            int tag = bytes[at];
            if (tag == TEXT && beginsAt(at, beginnings)) {
                return true;
            }
            int size = size(tag, at);
            if (size < 0) {
                return false;
            }
            at += size;
            entry += furtherEntries(tag);
        }
        end = at;
        return false;
    }

    private boolean beginsAt(int at, List<String> beginnings) {
        int length = unsignedShort(at + 1);
        for (String each : beginnings) {
            if (length >= each.length() && matches(at + 3, each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The internal name of the superclass if that may be one of an application; null where it is in a package
     * of the platform or there is none, and for what is not a class file.
     */
    public @Nullable String ownSuperclass() {
        if (entries == 0) {
            return null;
        }
        int afterFlagsAndName = (end == UNKNOWN ? position(entries) : end) + 4;
        int type = afterFlagsAndName < POOL + 4 ? UNKNOWN : named(afterFlagsAndName);
        int name = type == UNKNOWN || bytes[type] != CLASS ? UNKNOWN : named(type + 1);
        return name == UNKNOWN || bytes[name] != TEXT || isPlatform(name + 3) ? null : text(name + 1);
    }

    /** Where the entry begins of which the number stands at a position. */
    private int named(int at) {
        int entry = at + 2 <= bytes.length ? unsignedShort(at) : 0;
        return entry == 0 || entry >= entries ? UNKNOWN : position(entry);
    }

    /** Where an entry begins, or where the pool ends; at least three bytes are there. */
    private int position(int wanted) {
        int at = POOL;
        for (int entry = 1; entry < wanted; entry++) {
            int size = at + 3 <= bytes.length ? size(bytes[at], at) : UNKNOWN;
            if (size < 0) {
                return UNKNOWN;
            }
            entry += furtherEntries(bytes[at]);
            at += size;
        }
        return at + 3 <= bytes.length ? at : UNKNOWN;
    }

    private int size(int tag, int at) {
        return switch (tag) {
            case TEXT -> 3 + unsignedShort(at + 1);
            case LONG, DOUBLE -> 9;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 15 -> 4;
            case CLASS, 8, 16, 19, 20 -> 3;
            default -> UNKNOWN;
        };
    }

    /** Numbers of eight bytes take two entries. */
    private static int furtherEntries(int tag) {
        return tag == LONG || tag == DOUBLE ? 1 : 0;
    }

    private @Nullable String text(int at) {
        String text = new String(bytes, at + 2, Math.min(unsignedShort(at), bytes.length - at - 2), UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        try { // class files have characters beyond 16 bits in a form of their own
            return new DataInputStream(new ByteArrayInputStream(bytes, at, bytes.length - at)).readUTF();
        } catch (IOException damaged) {
            return null;
        }
    }

    private boolean isPlatform(int at) {
        for (String each : PLATFORM) {
            if (matches(at, each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a class, by its internal name, is in a package of the platform. */
    public static boolean isPlatform(String name) {
        for (String each : PLATFORM) {
            if (name.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(int at, String beginning) {
        if (at + beginning.length() > bytes.length) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (bytes[at + i] != beginning.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int unsignedShort(int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
