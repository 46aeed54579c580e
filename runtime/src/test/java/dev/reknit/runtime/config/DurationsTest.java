package dev.reknit.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    private static final Map<ChronoUnit, String> SUFFIXES = Map.of(
            ChronoUnit.NANOS, "ns",
            ChronoUnit.MICROS, "us",
            ChronoUnit.MILLIS, "ms",
            ChronoUnit.SECONDS, "s",
            ChronoUnit.MINUTES, "m",
            ChronoUnit.HOURS, "h",
            ChronoUnit.DAYS, "d");

    @ParameterizedTest
    @CsvSource({
        "250, MILLIS, 250",
        "-1, SECONDS, -1",
        "250ms, MILLIS, 250",
        "1.5s, MILLIS, 1500",
        "2 m, SECONDS, 120",
        "0.5h, MINUTES, 30",
        "PT1S, MILLIS, 1000",
        "pt0.25s, MILLIS, 250",
        "P1D, HOURS, 24",
        "1µs, NANOS, 1000",
        "7d, WEEKS, 1",
        "0s, FOREVER, 0",
        "9223372036854775807, NANOS, 9223372036854775807",
    })
    void duration_isConvertedIntoTheUnit(String text, ChronoUnit unit, long units) {
        assertThat(Durations.parse(text, unit, "Retry/delayUnit")).isEqualTo(units);
    }

    @Property
    void amountWithSuffix_isWhatTheTwinComputes(
            @ForAll @LongRange(min = -100_000, max = 100_000) long amount,
            @ForAll ChronoUnit of,
            @ForAll ChronoUnit in) {
        ChronoUnit written = SUFFIXES.containsKey(of) ? of : ChronoUnit.SECONDS;
        ChronoUnit unit = SUFFIXES.containsKey(in) ? in : ChronoUnit.MILLIS;
        Duration twin = Duration.of(amount, written);
        for (String text : new String[] {amount + SUFFIXES.get(written), twin.toString()}) {
            if (twin.equals(unit.getDuration().multipliedBy(dividedBy(twin, unit)))) {
                assertThat(Durations.parse(text, unit, "")).isEqualTo(dividedBy(twin, unit));
            } else {
                assertThatThrownBy(() -> Durations.parse(text, unit, "")).hasMessageStartingWith("not a whole number");
            }
        }
    }

    /** Rounded, so that what it gives times the unit is the duration only if that is a whole number of units. */
    private static long dividedBy(Duration duration, ChronoUnit unit) {
        return duration.dividedBy(unit.getDuration());
    }

    @Test
    void fractionOfTheUnit_isRefusedAndTheUnitNamed() {
        assertRefused(
                "250ms",
                ChronoUnit.SECONDS,
                "not a whole number of SECONDS; write one that is, or set Retry/delayUnit as well, to a finer unit");
        assertRefused(
                "1.5",
                ChronoUnit.MILLIS,
                "not a whole number of MILLIS; write one that is, or set Retry/delayUnit as well, to a finer unit");
    }

    @Test
    void tooLong_isRefused() {
        assertRefused("9223372036854775808", ChronoUnit.NANOS, "too many NANOS; allowed: as many as a long can hold");
        assertRefused("1000000d", ChronoUnit.NANOS, "too many NANOS; allowed: as many as a long can hold");
    }

    @ParameterizedTest
    @CsvSource({"soon", "''", "1 second", "1sm", "PT", "1e3", "0x10", "1_000", "- 1"})
    void otherText_isRefused(String text) {
        assertRefused(
                text,
                ChronoUnit.MILLIS,
                "not a duration; allowed: a whole number of MILLIS such as 250, or a duration such as 250ms, 1.5s, 2m or"
                        + " PT1S");
    }

    private static void assertRefused(String text, ChronoUnit unit, String message) {
        assertThatThrownBy(() -> Durations.parse(text, unit, "Retry/delayUnit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
