package dev.reknit.runtime.encoding;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A place in some bytes, and the numbers and texts that stand there. Whatever does not fit is reported as damage. For one thread. */
class ByteInput {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    byte[] bytes;
    int at;
    int end;

    ByteInput(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
    }

    boolean atEnd() {
        return at >= end;
    }

    int left() {
        return end - at;
    }

    StateReadException damaged(String found) {
        return new StateReadException("The saved state is damaged at byte " + at + " of a record: " + found
                + ". Restore an older checkpoint, or run \"reknit verify\" on the store's folder.");
    }

    /** Passes over some bytes and gives where they began. */
    int skip(int size) {
        int from = at;
        if (size < 0 || size > end - from) {
            throw damaged(size + " bytes are to follow, " + (end - from) + " are there");
        }
        at = from + size;
        return from;
    }

    byte one() {
        if (at >= end) {
            throw damaged("it ends too early");
        }
        return bytes[at++];
    }

    boolean bool() {
        byte value = one();
        if (value >>> 1 != 0) {
            throw damaged(value + " for a truth value; allowed: 0, 1");
        }
        return value != 0;
    }

    short two() {
        return (short) SHORTS.get(bytes, skip(Short.BYTES));
    }

    int four() {
        return (int) INTS.get(bytes, skip(Integer.BYTES));
    }

    long eight() {
        return (long) LONGS.get(bytes, skip(Long.BYTES));
    }

    /** A number of 1 to 9 bytes: seven bits in each of the first eight, the lowest first; the eighth bit says that more follow. */
    long number() {
        long value = one();
        if (value >= 0) {
            return value;
        }
        value &= 0x7f;
        for (int shift = 7; shift < 56; shift += 7) {
            byte next = one();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return value | (long) one() << 56;
    }

    long signedNumber() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    int signedInt() {
        long value = signedNumber();
        if (value != (int) value) {
            throw damaged(value + " for an int");
        }
        return (int) value;
    }

    int count() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw damaged("count " + value);
        }
        return (int) value;
    }

    /** A count of things that take a byte or more each. */
    int countOfWhatIsLeft() {
        int value = count();
        if (value > end - at) {
            throw damaged(value + " things are to follow in " + (end - at) + " bytes");
        }
        return value;
    }

    <T> T oneOf(T[] all) {
        byte index = one();
        if (index < 0 || index >= all.length) {
            throw damaged("kind " + index + "; allowed: 0 to " + (all.length - 1));
        }
        return all[index];
    }

    String text() {
        return switch (one()) {
            case Tag.LATIN -> latin();
            case Tag.WIDE -> wide();
            default -> throw damaged("something else where a text should be");
        };
    }

    String latin() {
        int length = countOfWhatIsLeft();
        return new String(bytes, skip(length), length, StandardCharsets.ISO_8859_1);
    }

    String wide() {
        int length = countOfWhatIsLeft();
        if (length > Integer.MAX_VALUE / 2) {
            throw damaged("a text of " + length + " characters");
        }
        int from = skip(length * 2);
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) (short) SHORTS.get(bytes, from + i * 2);
        }
        return new String(text);
    }
}
