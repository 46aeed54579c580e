package dev.reknit.runtime.encoding;

/** The first byte of a reference. */
final class Tag {
    static final int NULL = 0;

    /** The number of an object follows. */
    static final int OBJECT = 1;

    /** How many characters, then a byte for each. */
    static final int LATIN = 2;

    /** How many characters, then two bytes for each. */
    static final int WIDE = 3;

    static final int FALSE = 4;
    static final int TRUE = 5;
    static final int BYTE = 6;
    static final int SHORT = 7;
    static final int CHAR = 8;
    static final int INT = 9;
    static final int LONG = 10;
    static final int FLOAT = 11;
    static final int DOUBLE = 12;

    /** The number of a class, then what its kind says. */
    static final int VALUE = 13;

    private Tag() {}
}
