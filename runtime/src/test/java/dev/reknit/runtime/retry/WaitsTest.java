package dev.reknit.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reknit.Backoff;
import dev.reknit.RetryAfter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** {@link Waits} against twins that compute in numbers without bounds, one retry after another. */
class WaitsTest {
    /** Up to here, 104 days, a double holds each whole number. */
    private static final long EXACT = 1L << 53;

    /** Any settings that {@link RetrySettings} lets through, the ends of the ranges often. */
    @Provide
    Arbitrary<RetrySettings> settings() {
        Arbitrary<Long> nanos = Arbitraries.longs().greaterOrEqual(0);
        return Combinators.combine(
                        nanos,
                        nanos,
                        nanos,
                        Arbitraries.of(Backoff.class),
                        Arbitraries.doubles().between(1, 100))
                .as((delay, more, jitter, backoff, factor) -> {
                    long first = backoff == Backoff.EXPONENTIAL ? delay % EXACT : delay;
                    long longest = backoff == Backoff.FIXED ? Long.MAX_VALUE : plus(first, more);
                    return new RetrySettings(-1, first, 0, jitter, backoff, factor, longest);
                });
    }

    @Property
    void grown_isWhatTheTwinComputes(
            @ForAll("settings") RetrySettings settings, @ForAll @IntRange(min = 1, max = 150) int retry) {
        long grown = new Waits(settings).grown(retry);
        BigDecimal twin = naive(settings, retry).min(BigDecimal.valueOf(settings.maxDelayNanos()));
        if (settings.backoff() == Backoff.EXPONENTIAL) {
            // Doubles, and cut off to a whole number.
            double error = 1 + twin.doubleValue() * 1e-12;
            assertThat((double) grown).isCloseTo(twin.doubleValue(), within(error));
        } else {
            assertThat(BigDecimal.valueOf(grown)).isEqualByComparingTo(twin);
        }
    }

    @Property
    void grown_staysInRangeAndNeverShrinks(
            @ForAll("settings") RetrySettings settings, @ForAll @IntRange(min = 1, max = 10_000) int retry) {
        Waits waits = new Waits(settings);
        assertThat(waits.grown(retry)).isBetween(settings.delayNanos(), settings.maxDelayNanos());
        assertThat(waits.grown(retry + 1)).isGreaterThanOrEqualTo(waits.grown(retry));
    }

    @Property
    void before_deviatesByJitterAtMostAndIsNeverNegative(
            @ForAll("settings") RetrySettings settings,
            @ForAll @IntRange(min = 1, max = 100) int retry,
            @ForAll long seed) {
        Waits waits = new Waits(settings);
        BigInteger grown = BigInteger.valueOf(waits.grown(retry));
        BigInteger jitter = BigInteger.valueOf(settings.jitterNanos());
        BigInteger wait = BigInteger.valueOf(waits.before(retry, null, new Random(seed)));
        assertThat(wait).isBetween(grown.subtract(jitter).max(BigInteger.ZERO), grown.add(jitter));
        assertThat(waits.before(retry, null, new Random(seed))).isEqualTo(wait.longValueExact());
    }

    @Property
    void before_withHintIsTheLongerOfBoth(
            @ForAll("settings") RetrySettings settings,
            @ForAll @IntRange(min = 1, max = 100) int retry,
            @ForAll @LongRange(min = 1) long seconds) {
        Waits waits = new Waits(settings);
        BigInteger hint = BigInteger.valueOf(seconds).multiply(BigInteger.valueOf(1_000_000_000));
        long wait = waits.before(retry, new Busy(Duration.ofSeconds(seconds)), new Random(0));
        assertThat(BigInteger.valueOf(wait))
                .isEqualTo(hint.min(BigInteger.valueOf(Long.MAX_VALUE)).max(BigInteger.valueOf(waits.grown(retry))));
    }

    private static BigDecimal naive(RetrySettings settings, int retry) {
        BigDecimal before = BigDecimal.valueOf(settings.delayNanos());
        BigDecimal current = before;
        for (int i = 1; i < retry; i++) {
            BigDecimal next = switch (settings.backoff()) {
                case FIXED -> current;
                case EXPONENTIAL -> current.multiply(new BigDecimal(settings.factor()), MathContext.DECIMAL128);
                case FIBONACCI -> before.add(current);
            };
            before = current;
            current = next;
        }
        return current;
    }

    private static long plus(long delay, long more) {
        return delay + more < 0 ? Long.MAX_VALUE : delay + more;
    }

    private static final class Busy extends Exception implements RetryAfter {
        private static final long serialVersionUID = 1;
        private final transient Duration wait;

        Busy(Duration wait) {
            super("busy", null, false, false);
            this.wait = wait;
        }

        @Override
        public Duration retryAfter() {
            return wait;
        }
    }
}
