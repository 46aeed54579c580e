package dev.reknit.runtime.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text: {@code 250ms}, {@code 1.5s}, {@code 2m}, {@code PT1S}; and without a unit, in one that is given. */
final class Durations {
    private static final Pattern AMOUNT = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?) ?([a-zµ]*)");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "µs", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /** From the coarsest, in which an error proposes to write a duration. */
    private static final List<ChronoUnit> PROPOSED = List.of(
            ChronoUnit.DAYS,
            ChronoUnit.HOURS,
            ChronoUnit.MINUTES,
            ChronoUnit.SECONDS,
            ChronoUnit.MILLIS,
            ChronoUnit.MICROS,
            ChronoUnit.NANOS);

    private Durations() {}

    /**
     * How many units a duration is.
     *
     * @param unit of the result, and of a text without a unit
     * @param unitKey what would have to be set for another unit; for the message
     * @throws IllegalArgumentException if the text is no duration, or not a whole number of units
     */
    static long parse(String text, ChronoUnit unit, String unitKey) {
        Matcher amount = AMOUNT.matcher(text);
        BigDecimal units;
        if (!amount.matches()) {
            units = units(iso(text, unit), unit);
        } else if (amount.group(2).isEmpty()) {
            units = new BigDecimal(amount.group(1));
        } else {
            ChronoUnit own = UNITS.get(amount.group(2));
            if (own == null) {
                throw notADuration(unit);
            }
            units = units(new BigDecimal(amount.group(1)).multiply(nanos(own.getDuration())), unit);
        }
        return whole(units, unit, unitKey);
    }

    private static BigDecimal iso(String text, ChronoUnit unit) {
        try {
            return nanos(Duration.parse(text));
        } catch (DateTimeParseException malformed) {
            throw notADuration(unit);
        }
    }

    private static IllegalArgumentException notADuration(ChronoUnit unit) {
        return new IllegalArgumentException("not a duration; allowed: a whole number of " + unit.name()
                + " such as 250, or a duration such as 250ms, 1.5s, 2m or PT1S");
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).movePointRight(9).add(BigDecimal.valueOf(duration.getNano()));
    }

    /** So many nanoseconds in units; where that has no end, cut off late enough to be seen not to be whole. */
    private static BigDecimal units(BigDecimal nanos, ChronoUnit unit) {
        BigDecimal[] parts = nanos.divideAndRemainder(nanos(unit.getDuration()));
        return parts[1].signum() == 0 ? parts[0] : parts[0].add(new BigDecimal("0.5"));
    }

    private static long whole(BigDecimal units, ChronoUnit unit, String unitKey) {
        BigDecimal stripped = units.stripTrailingZeros();
        if (stripped.scale() > 0) {
            throw new IllegalArgumentException("not a whole number of " + unit.name() + "; write one that is, or set "
                    + unitKey + " as well, to a finer unit");
        }
        try {
            return stripped.longValueExact();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    "too many " + unit.name() + "; allowed: as many as a long can hold", tooLong);
        }
    }
}
