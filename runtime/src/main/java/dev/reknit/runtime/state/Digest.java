package dev.reknit.runtime.state;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of values that are the same in every process: of texts, numbers, constants and dates what they are, of everything else that
 * it is there. Mixing is that of Stafford's 13th variant of MurmurHash3's finalizer.
 */
public final class Digest {
    private static final long SOMETHING = 1;

    private Digest() {}

    /** Of one value. */
    public static long of(@Nullable Object value) {
        if (value == null) {
            return 0;
        } else if (value instanceof Enum<?> constant) {
            return constant.name().hashCode();
        }
        return isValue(value) ? value.hashCode() : SOMETHING;
    }

    /** Most that is not a value is of the application, and is told by its name, which is quicker than asking for one type after the other. */
    private static boolean isValue(Object value) {
        return value.getClass().getName().startsWith("java.") && isValueOfPlatform(value);
    }

    private static boolean isValueOfPlatform(Object value) {
        return value instanceof String
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Float
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof UUID
                || isOfTime(value);
    }

    /** Those of the platform have hashes that say nothing but their value. */
    private static boolean isOfTime(Object value) {
        return (value instanceof Temporal || value instanceof TemporalAmount)
                && value.getClass().getName().startsWith("java.time.");
    }

    /** Of a hash and a value more. */
    public static long mix(long digest, long value) {
        long mixed = (digest + value) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
