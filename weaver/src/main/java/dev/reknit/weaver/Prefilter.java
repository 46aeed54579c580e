package dev.reknit.weaver;

import java.nio.charset.StandardCharsets;

/**
 * Tells from the raw bytes whether a class file may concern the weaver, in about a microsecond: whether its
 * constant pool has a name that begins like the descriptors of Reknit's annotations. It errs only on
 * the side of yes.
 */
public final class Prefilter {
    private static final byte[] NAME = "Ldev/reknit/".getBytes(StandardCharsets.US_ASCII);

    private Prefilter() {}

    /** Whether a class file mentions one of Reknit's annotations; false for what is not a class file. */
    public static boolean mentionsReknit(byte[] classFile) {
        return ConstantPool.hasTextBeginning(classFile, NAME);
    }
}
