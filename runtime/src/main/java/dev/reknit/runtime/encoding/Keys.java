package dev.reknit.runtime.encoding;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are equal to their map exactly if their bytes are. Only for those can a change of a map be written by its key and be found again by
 * bytes alone.
 */
final class Keys {
    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Integer.class,
            Long.class,
            Short.class,
            Byte.class,
            Character.class,
            Boolean.class,
            Double.class,
            Float.class,
            BigInteger.class,
            UUID.class,
            Duration.class,
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            LocalTime.class,
            MonthDay.class,
            OffsetDateTime.class,
            OffsetTime.class,
            Period.class,
            Year.class,
            YearMonth.class,
            ZonedDateTime.class);

    private static final ClassValue<Boolean> RECORDS = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return hasOwnEquals(type)
                    && Stream.of(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .allMatch(each -> each.isPrimitive() || each.isEnum() || isEqualByBytes(each));
        }
    };

    private Keys() {}

    /**
     * Tells.
     *
     * @param sorted whether its order, not {@code equals}, says what is the same key
     */
    static boolean areEqualByBytes(@Nullable Object key, boolean sorted) {
        if (key == null || key instanceof Enum) {
            return true;
        }
        Class<?> type = key.getClass();
        return VALUES.contains(type) || (!sorted && isEqualByBytes(type));
    }

    /** {@code BigDecimal} is not by its order: 1.0 and 1.00 are the same there. */
    private static boolean isEqualByBytes(Class<?> type) {
        return VALUES.contains(type) || type == BigDecimal.class || (type.isRecord() && RECORDS.get(type));
    }

    /** Whether a record has the {@code equals} that the compiler gives it: final, which nobody writes in a class that is final anyway. */
    private static boolean hasOwnEquals(Class<?> type) {
        try {
            Method equals = type.getMethod("equals", Object.class);
            return equals.getDeclaringClass() == type && Modifier.isFinal(equals.getModifiers());
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
