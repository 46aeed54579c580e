package dev.reknit.runtime.encoding;

/** What follows the fields of a built-in object, up to the end of its record. The ordinal is written. */
enum Contents {
    NONE('-', 0),
    /** References. */
    ELEMENTS('L', 0),
    /** References in pairs: key, value. */
    ENTRIES('L', 0),
    BOOLEANS('Z', 1),
    BYTES('B', 1),
    SHORTS('S', 2),
    CHARS('C', 2),
    INTS('I', 4),
    LONGS('J', 8),
    FLOATS('F', 4),
    DOUBLES('D', 8);

    static final Contents[] ALL = values();

    final char letter;

    /** How many bytes an element of a primitive type takes; 0 for references. */
    final int size;

    Contents(char letter, int size) {
        this.letter = letter;
        this.size = size;
    }
}
