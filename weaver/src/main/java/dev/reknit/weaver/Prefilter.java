package dev.reknit.weaver;

import java.nio.charset.StandardCharsets;

/**
 * Tells from the raw bytes whether a class file may concern the weaver, in about a microsecond: whether its
 * constant pool has a name that begins like the descriptors of Reknit's annotations. It errs only on
 * the side of yes. Layout of the constant pool: The Java Virtual Machine Specification, section 4.4.
 */
public final class Prefilter {
    private static final byte[] NAME = "Ldev/reknit/".getBytes(StandardCharsets.US_ASCII);

    private Prefilter() {}

    /** Whether a class file mentions one of Reknit's annotations; false for what is not a class file. */
    public static boolean mentionsReknit(byte[] classFile) {
        if (classFile.length < 10) {
            return false;
        }
        int entries = unsignedShort(classFile, 8);
        int at = 10;
        for (int entry = 1; entry < entries && at + 3 <= classFile.length; entry++) {
            int tag = classFile[at];
            switch (tag) {
                case 1 -> {
                    int length = unsignedShort(classFile, at + 1);
                    if (length >= NAME.length && startsWithName(classFile, at + 3)) {
                        return true;
                    }
                    at += 3 + length;
                }
                case 5, 6 -> {
                    at += 9;
                    entry++; // long and double take two entries
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 15 -> at += 4;
                case 7, 8, 16, 19, 20 -> at += 3;
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static boolean startsWithName(byte[] classFile, int at) {
        if (at + NAME.length > classFile.length) {
            return false;
        }
        for (int i = 0; i < NAME.length; i++) {
            if (classFile[at + i] != NAME[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
