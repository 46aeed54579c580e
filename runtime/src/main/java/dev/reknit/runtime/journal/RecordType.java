package dev.reknit.runtime.journal;

/** The types of records in the log of a store; {@code docs/format.md} says what they hold. */
public final class RecordType {
    /** Who an object is, and what the numbers of its methods and classes mean from here on. */
    public static final int DECLARATION = 1;

    /** A call. */
    public static final int CALL = 2;

    /** A call that did not happen after all. */
    public static final int ABORT = 3;

    /** A run of the program began or ended. */
    public static final int RUN = 4;

    /** Objects that have checkpoints, or were given up. */
    public static final int OBJECTS = 5;

    private RecordType() {}
}
