package dev.reknit.runtime.state;

import java.lang.reflect.Array;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What woven code calls before it writes to an array, or hands one to code that is not woven. An
 * array or an index for which the write itself will throw is passed over.
 */
public final class ArrayLog {
    private static final Undo ELEMENT = new ElementUndo();
    private static final Undo WHOLE = new WholeUndo();

    private ArrayLog() {}

    /** Before {@code array[index] = ...}, of whatever type. */
    public static void write(@Nullable Object array, int index, UndoLog log) {
        if (array == null || log.arrays().isSaved(array, log.epoch())) {
            return;
        }
        int length = Array.getLength(array);
        if (index < 0 || index >= length) {
            return;
        }
        save(array, index, log, log.arrays().element(array, length, log.epoch()));
    }

    /** Before {@code System.arraycopy} and the like write to a range. */
    public static void write(@Nullable Object array, int from, int count, UndoLog log) {
        if (array == null || !array.getClass().isArray() || log.arrays().isSaved(array, log.epoch())) {
            return;
        }
        int length = Array.getLength(array);
        if (from < 0 || count <= 0 || count > length - from) {
            return;
        }
        if (count > 4) {
            all(array, log);
        } else {
            for (int i = from; i < from + count; i++) {
                write(array, i, log);
            }
        }
    }

    /** Before code that is not woven may write to the array, or to what it holds. */
    public static void all(@Nullable Object array, UndoLog log) {
        if (array == null || !array.getClass().isArray() || Array.getLength(array) == 0) {
            return;
        }
        if (!log.arrays().isSaved(array, log.epoch())) {
            save(array, 0, log, log.arrays().all(array, log.epoch()));
        }
        if (array instanceof @Nullable Object[] references && log.arrays().letOut(array, log.epoch())) {
            elements(references, log);
        }
    }

    private static void elements(@Nullable Object[] references, UndoLog log) {
        for (Object each : references) {
            if (each != null && each.getClass().isArray()) {
                all(each, log);
            } else {
                UndoLog.reach(each, log);
            }
        }
    }

    /** {@code System.arraycopy} within a scope. */
    public static void arraycopy(Object from, int at, Object to, int toAt, int count, UndoLog log) {
        write(to, toAt, count, log);
        System.arraycopy(from, at, to, toAt, count);
        if (from != to && to instanceof Object[]) {
            log.arrays().filled(to);
        }
    }

    /** The same as {@link #write(Object, int, UndoLog)}, where the log is not at hand, as in constructors. */
    public static void write(@Nullable Object array, int index) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            write(array, index, log);
        }
    }

    /** The same as {@link #all(Object, UndoLog)}. */
    public static void all(@Nullable Object array) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            all(array, log);
        }
    }

    /** The same as {@link #arraycopy(Object, int, Object, int, int, UndoLog)}. */
    public static void arraycopy(Object from, int at, Object to, int toAt, int count) {
        UndoLog log = UndoLog.current();
        if (log != null) {
            arraycopy(from, at, to, toAt, count, log);
        } else {
            System.arraycopy(from, at, to, toAt, count);
        }
    }

    private static void save(Object array, int index, UndoLog log, ArrayMarks.Save save) {
        switch (save) {
            case NOTHING -> {}
            case ELEMENT -> element(array, index, log);
            case WHOLE -> whole(array, log);
        }
    }

    private static void element(Object array, int index, UndoLog log) {
        log.begin(2, 2);
        if (array instanceof Object[] references) {
            log.put(references[index]);
            log.put(0L);
        } else {
            log.put((Object) null);
            log.put(number(array, index));
        }
        log.put(array);
        log.put((long) index);
        log.end(ELEMENT);
    }

    /** Saves all elements. */
    static void whole(Object array, UndoLog log) {
        log.begin(2, 0);
        log.put(copy(array));
        log.put(array);
        log.end(WHOLE);
        log.arrays().copied(array);
    }

    private static Object copy(Object array) {
        if (array instanceof Object[] references) {
            return references.clone();
        }
        int length = Array.getLength(array);
        Object copy = Array.newInstance(array.getClass().getComponentType(), length);
        System.arraycopy(array, 0, copy, 0, length);
        return copy;
    }

    private static long number(Object array, int index) {
        if (array instanceof int[] ints) {
            return ints[index];
        }
        if (array instanceof long[] longs) {
            return longs[index];
        }
        if (array instanceof double[] doubles) {
            return Double.doubleToRawLongBits(doubles[index]);
        }
        if (array instanceof byte[] bytes) {
            return bytes[index];
        }
        if (array instanceof boolean[] booleans) {
            return booleans[index] ? 1 : 0;
        }
        if (array instanceof char[] chars) {
            return chars[index];
        }
        if (array instanceof short[] shorts) {
            return shorts[index];
        }
        return Float.floatToRawIntBits(((float[]) array)[index]);
    }

    private static void set(Object array, int index, long number) {
        if (array instanceof int[] ints) {
            ints[index] = (int) number;
        } else if (array instanceof long[] longs) {
            longs[index] = number;
        } else if (array instanceof double[] doubles) {
            doubles[index] = Double.longBitsToDouble(number);
        } else if (array instanceof byte[] bytes) {
            bytes[index] = (byte) number;
        } else if (array instanceof boolean[] booleans) {
            booleans[index] = number != 0;
        } else if (array instanceof char[] chars) {
            chars[index] = (char) number;
        } else if (array instanceof short[] shorts) {
            shorts[index] = (short) number;
        } else {
            ((float[]) array)[index] = Float.intBitsToFloat((int) number);
        }
    }

    private static boolean isCopiedAround(UndoLog log, LogScope ending) {
        Object array = Objects.requireNonNull(log.takeReference());
        return log.arrays().handOver(array, ending.outerEpoch());
    }

    private static final class ElementUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            int index = (int) log.takeNumber();
            Object array = Objects.requireNonNull(log.takeReference());
            long number = log.takeNumber();
            Object reference = log.takeReference();
            if (array instanceof @Nullable Object[] references) {
                references[index] = reference;
            } else {
                set(array, index, number);
            }
        }

        @Override
        boolean isNeedless(UndoLog log, LogScope ending) {
            return isCopiedAround(log, ending);
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return last;
        }

        @Override
        public String toString() {
            return "an element of an array";
        }
    }

    private static final class WholeUndo extends Undo {
        @Override
        protected void undo(UndoLog log) {
            Object array = Objects.requireNonNull(log.takeReference());
            Object copy = Objects.requireNonNull(log.takeReference());
            System.arraycopy(copy, 0, array, 0, Array.getLength(copy));
        }

        @Override
        boolean isNeedless(UndoLog log, LogScope ending) {
            return isCopiedAround(log, ending);
        }

        @Override
        protected @Nullable Object changed(@Nullable Object first, @Nullable Object last) {
            return last;
        }

        @Override
        public String toString() {
            return "the elements of an array";
        }
    }
}
