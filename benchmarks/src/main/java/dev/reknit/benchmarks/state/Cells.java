package dev.reknit.benchmarks.state;

/** Fields and an array to be written to. */
public interface Cells {
    /** How many objects and elements there are; few, so that all stay in the cache of the first level, woven or not. */
    int COUNT = 250;

    /** Makes them; woven or not. */
    static Cells of(String by) {
        return by.equals("Reknit") ? new ReknitCells() : new PlainCells();
    }

    /** Writes one field. */
    void set(long value);

    /** Writes a field of each of {@link #COUNT} objects. */
    void setEach(long value);

    /** Writes {@link #COUNT} elements of an array. */
    void fill(long value);

    /** {@link #setEach} in a scope of its own, so that each write is the object's first. */
    void setEachInScope(long value);

    /** In a scope of its own, writes one field {@link #COUNT} times. */
    void setAgainInScope(long value);

    /** What was written last to the one field. */
    long value();
}
