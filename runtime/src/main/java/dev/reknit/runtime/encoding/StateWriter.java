package dev.reknit.runtime.encoding;

import dev.reknit.StateCaptureException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Takes the values of an object's fields, or of a call's arguments, in order. Called by woven code. For one thread. */
public final class StateWriter {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int MOST_NUMBER_BYTES = 9;

    private final ClassTable classes;
    private final Numbers numbers;
    private final ObjectQueue queue = new ObjectQueue();
    private byte[] bytes = new byte[256];
    private int at;

    /** How many references were put since the last object was begun; tells the field of what is refused. */
    private int references;

    /** Asked when a record has become long; null if records are never cut. */
    private @Nullable Runnable cut;

    private int cutAt = Integer.MAX_VALUE;
    private @Nullable Trace trace;

    /** What the arguments are given to; null if nobody said. */
    private @Nullable Object call;

    StateWriter(ClassTable classes, Numbers numbers) {
        this.classes = classes;
        this.numbers = numbers;
    }

    public void putBoolean(boolean value) {
        putByte((byte) (value ? 1 : 0));
    }

    public void putByte(byte value) {
        ensure(1);
        bytes[at++] = value;
    }

    public void putShort(short value) {
        ensure(Short.BYTES);
        SHORTS.set(bytes, at, value);
        at += Short.BYTES;
    }

    public void putChar(char value) {
        putShort((short) value);
    }

    public void putInt(int value) {
        putLong(value);
    }

    public void putLong(long value) {
        putNumber(value << 1 ^ value >> 63);
    }

    public void putFloat(float value) {
        ensure(Integer.BYTES);
        INTS.set(bytes, at, Float.floatToRawIntBits(value));
        at += Integer.BYTES;
    }

    public void putDouble(double value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, at, Double.doubleToRawLongBits(value));
        at += Long.BYTES;
    }

    public void putReference(@Nullable Object value) {
        references++;
        if (value == null) {
            putByte((byte) Tag.NULL);
        } else if (value instanceof String text) {
            putText(text);
        } else if (value instanceof Long number) {
            putTag(Tag.LONG);
            putLong(number);
        } else if (value instanceof Integer number) {
            putTag(Tag.INT);
            putLong(number);
        } else {
            Forms.of(value.getClass()).put(value, this);
        }
    }

    void putTag(int tag) {
        putByte((byte) tag);
    }

    /** 0 or more. */
    void putCount(int value) {
        putNumber(value);
    }

    /** As {@link ByteInput#number} reads it. */
    void putNumber(long value) {
        ensure(MOST_NUMBER_BYTES);
        byte[] to = bytes;
        int place = at;
        long rest = value;
        for (int i = 0; i < 8; i++) {
            if ((rest & ~0x7fL) == 0) {
                to[place++] = (byte) rest;
                at = place;
                return;
            }
            to[place++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[place++] = (byte) rest;
        at = place;
    }

    void putText(String text) {
        int length = text.length();
        ensure(length + MOST_NUMBER_BYTES + 1);
        int start = at;
        bytes[at++] = Tag.LATIN;
        putNumber(length);
        byte[] to = bytes;
        int place = at;
        int all = 0;
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            all |= each;
            to[place + i] = (byte) each;
        }
        if (all <= 0xff) {
            at = place + length;
        } else {
            at = start;
            putWide(text);
        }
    }

    private void putWide(String text) {
        int length = text.length();
        if (length > Integer.MAX_VALUE / 2 - 1024) {
            throw refusal("a text of " + length + " characters, which is too long");
        }
        ensure(length * 2 + MOST_NUMBER_BYTES + 1);
        bytes[at++] = Tag.WIDE;
        putNumber(length);
        for (int i = 0; i < length; i++) {
            SHORTS.set(bytes, at + i * 2, (short) text.charAt(i));
        }
        at += length * 2;
    }

    /** Refers to an object that has a record of its own, which is written later if it is not yet. */
    void putObject(Object object) {
        long number = numbers.find(object);
        if (number == 0) {
            number = numbers.add(object);
            queue.add(object, number);
            if (trace != null) {
                trace.found(object, references);
            }
        }
        putTag(Tag.OBJECT);
        putNumber(number);
    }

    void putClass(Form form) {
        putCount(classes.number(form));
    }

    /** Makes room for some bytes, to be written by the caller at the place it is given. */
    int room(int size) {
        ensure(size);
        int from = at;
        at = from + size;
        return from;
    }

    private void ensure(int more) {
        if (bytes.length - at < more) {
            if (more < 0 || at + more < 0 || at + more > Integer.MAX_VALUE - 16) {
                throw refusal("more than 2 GiB in one record");
            }
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(Integer.MAX_VALUE - 16L, Math.max((long) at + more, bytes.length * 2L)));
        }
    }

    /** Called between the elements of an object's contents: here its record may end, and go on in another. */
    void between() {
        if (at >= cutAt && cut != null) {
            cut.run();
        }
    }

    void trace(Trace to) {
        trace = to;
    }

    /** Takes bytes that were written before. */
    void putBytes(byte[] from, int start, int length) {
        int place = room(length);
        System.arraycopy(from, start, bytes, place, length);
    }

    void call(Object method) {
        call = method;
    }

    void cutAt(int size, Runnable action) {
        cutAt = size;
        cut = action;
    }

    /**
     * Puts the length of what was written since, in front of it.
     *
     * @param from where one byte was left for it
     */
    void putLengthAt(int from) {
        int length = at - from - 1;
        if (length < 0x80) {
            bytes[from] = (byte) length;
            return;
        }
        int size = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        ensure(size);
        System.arraycopy(bytes, from + 1, bytes, from + size, length);
        at = from;
        putNumber(length);
        at += length;
    }

    /**
     * For what cannot be written.
     *
     * @param found what it is and why; to follow the words "refers to"
     */
    RuntimeException refusal(String found) {
        return numbers instanceof CallNumbers && trace == null
                ? new StateCaptureException(
                        "An argument" + (call == null ? "" : " of " + call) + " holds " + withoutCure(found)
                                + "; pass data",
                        null)
                : new Refusal(found);
    }

    /** That of a field is none of an argument. */
    private static String withoutCure(String found) {
        int cure = found.indexOf(": ");
        return cure < 0 ? found : found.substring(0, cure);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    void cutTo(int length) {
        at = length;
    }

    int references() {
        return references;
    }

    void references(int count) {
        references = count;
    }

    ObjectQueue queue() {
        return queue;
    }
}
