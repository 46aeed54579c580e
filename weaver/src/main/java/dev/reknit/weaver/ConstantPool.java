package dev.reknit.weaver;

/** Looks through the constant pool of a class file, unparsed: The Java Virtual Machine Specification, section 4.4. */
final class ConstantPool {
    private ConstantPool() {}

    /** Whether any text in the constant pool begins in a certain way; false for what is not a class file. */
    static boolean hasTextBeginning(byte[] classFile, byte[] beginning) {
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
                    if (length >= beginning.length && matches(classFile, at + 3, beginning)) {
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

    private static boolean matches(byte[] classFile, int at, byte[] beginning) {
        if (at + beginning.length > classFile.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (classFile[at + i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static int unsignedShort(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
