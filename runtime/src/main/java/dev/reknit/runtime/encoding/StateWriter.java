package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** Takes the values of an object's fields, or of a call's arguments, in order. Called by woven code. For one thread. */
public final class StateWriter {
    public void putBoolean(boolean value) {}

    public void putByte(byte value) {}

    public void putShort(short value) {}

    public void putChar(char value) {}

    public void putInt(int value) {}

    public void putLong(long value) {}

    public void putFloat(float value) {}

    public void putDouble(double value) {}

    public void putReference(@Nullable Object value) {}
}
