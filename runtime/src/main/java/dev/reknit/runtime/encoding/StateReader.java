package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** Gives the values that a {@link StateWriter} took, in the order in which the class that asks has its fields today. For one thread. */
public final class StateReader {
    public boolean takeBoolean() {
        return false;
    }

    public byte takeByte() {
        return 0;
    }

    public short takeShort() {
        return 0;
    }

    public char takeChar() {
        return 0;
    }

    public int takeInt() {
        return 0;
    }

    public long takeLong() {
        return 0;
    }

    public float takeFloat() {
        return 0;
    }

    public double takeDouble() {
        return 0;
    }

    /** The object, made if need be. The caller casts it. */
    public @Nullable Object takeReference() {
        return null;
    }

    /**
     * Takes a reference for a final field, and fills what the field refers to with the contents of what was saved.
     *
     * @param there what the field refers to
     */
    public void refill(@Nullable Object there) {}
}
