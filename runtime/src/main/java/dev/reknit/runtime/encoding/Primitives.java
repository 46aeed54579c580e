package dev.reknit.runtime.encoding;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;

/** Arrays of primitive types, in bulk. Big-endian. */
final class Primitives {
    private Primitives() {}

    /** Writes some elements of an array into the bytes of a writer. */
    static void copyOut(Object array, int from, int count, int at, StateWriter to) {
        if (array instanceof byte[] some) {
            System.arraycopy(some, from, to.bytes(), at, count);
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(to.bytes(), at, to.length() - at).slice();
        if (array instanceof long[] some) {
            bytes.asLongBuffer().put(some, from, count);
        } else if (array instanceof int[] some) {
            bytes.asIntBuffer().put(some, from, count);
        } else if (array instanceof double[] some) {
            bytes.asDoubleBuffer().put(some, from, count);
        } else if (array instanceof char[] some) {
            bytes.asCharBuffer().put(some, from, count);
        } else if (array instanceof float[] some) {
            bytes.asFloatBuffer().put(some, from, count);
        } else if (array instanceof short[] some) {
            bytes.asShortBuffer().put(some, from, count);
        } else {
            boolean[] some = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                bytes.put(i, (byte) (some[from + i] ? 1 : 0));
            }
        }
    }

    /**
     * Reads elements up to the end.
     *
     * @param index of the first
     * @param size how many bytes each has
     * @return the index behind the last
     */
    static int copyIn(StateReader from, Object array, int index, int size) {
        int left = from.left();
        int count = left / size;
        if (left % size != 0 || count > Array.getLength(array) - index) {
            throw from.damaged(left + " bytes for " + (Array.getLength(array) - index) + " elements of an array");
        }
        ByteBuffer bytes = from.buffer();
        if (array instanceof byte[] some) {
            bytes.get(some, index, count);
        } else if (array instanceof long[] some) {
            bytes.asLongBuffer().get(some, index, count);
        } else if (array instanceof int[] some) {
            bytes.asIntBuffer().get(some, index, count);
        } else if (array instanceof double[] some) {
            bytes.asDoubleBuffer().get(some, index, count);
        } else if (array instanceof char[] some) {
            bytes.asCharBuffer().get(some, index, count);
        } else if (array instanceof float[] some) {
            bytes.asFloatBuffer().get(some, index, count);
        } else if (array instanceof short[] some) {
            bytes.asShortBuffer().get(some, index, count);
        } else {
            boolean[] some = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                some[index + i] = bytes.get() != 0;
            }
        }
        return index + count;
    }
}
