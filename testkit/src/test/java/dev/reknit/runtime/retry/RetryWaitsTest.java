package dev.reknit.runtime.retry;

import static dev.reknit.runtime.scenario.Play.play;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Backoff;
import dev.reknit.Retry;
import dev.reknit.RetryAfter;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Script;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How long a call waits between its attempts, to the nanosecond. */
class RetryWaitsTest {
    @Retry(maxRetries = 7)
    interface JitterOnly {}

    @Retry(maxRetries = 7, delay = 1000, jitter = 100)
    interface Jittered {}

    @Retry(delay = 100, jitter = 0)
    interface Fixed {}

    @Retry(delay = 2, delayUnit = ChronoUnit.SECONDS, maxDelay = 1, jitter = 0)
    interface FixedAboveMaxDelay {}

    @Retry(maxRetries = 6, delay = 100, jitter = 0, backoff = Backoff.EXPONENTIAL, maxDelay = 1000)
    interface Doubling {}

    @Retry(delay = 100, jitter = 0, backoff = Backoff.EXPONENTIAL, factor = 1.5)
    interface HalfMore {}

    @Retry(maxRetries = 7, delay = 100, jitter = 0, backoff = Backoff.FIBONACCI, maxDelay = 1000)
    interface Fibonacci {}

    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.MINUTES, jitter = 0)
    interface DefaultDuration {}

    @Retry(maxRetries = -1, delay = 100, jitter = 0, maxDuration = 350)
    interface ShortDuration {}

    @Retry(maxRetries = -1, delay = 100, jitter = 0, maxDuration = 300)
    interface WaitEndsAtMaxDuration {}

    @Retry(maxRetries = 5, delay = 1, delayUnit = ChronoUnit.DAYS, jitter = 0, maxDuration = 0)
    interface NoDuration {}

    @Retry(delay = 100, backoff = Backoff.EXPONENTIAL, maxDelay = 200, maxDuration = 5000)
    interface Hinted {}

    static final class Busy extends Exception implements RetryAfter {
        private static final long serialVersionUID = 1;
        private final transient Duration wait;

        Busy(Duration wait) {
            this.wait = wait;
        }

        @Override
        public Duration retryAfter() {
            return wait;
        }
    }

    @EveryMode
    void delayZeroDefaultJitter_waitsUpToTwoHundredMillis(Mode mode) {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(play(mode, JitterOnly.class, Script.failingTimes(7), seed)
                            .waits())
                    .hasSize(7)
                    .allSatisfy(wait -> assertThat(wait).isBetween(0L, 200L))
                    .satisfies(waits ->
                            assertThat(waits.stream().distinct().count()).isGreaterThan(1));
        }
    }

    @EveryMode
    void jitter_deviatesToEitherSideWithinItsRange(Mode mode) {
        List<Long> waits = play(mode, Jittered.class, Script.failingTimes(7)).waits();
        assertThat(waits).hasSize(7).allSatisfy(wait -> assertThat(wait).isBetween(900L, 1100L));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(1000));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(1000));
    }

    @EveryMode
    void sameSeed_sameWaits(Mode mode) {
        Outcome one = play(mode, Jittered.class, Script.failingTimes(7), 7);
        Outcome again = play(mode, Jittered.class, Script.failingTimes(7), 7);
        Outcome other = play(mode, Jittered.class, Script.failingTimes(7), 8);
        assertThat(again.begun()).isEqualTo(one.begun());
        assertThat(other.begun()).isNotEqualTo(one.begun());
    }

    @EveryMode
    void fixed_sameWaitEachTime(Mode mode) {
        Outcome outcome = play(mode, Fixed.class, Script.failingTimes(3));
        assertThat(outcome.begun())
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(300));
    }

    @EveryMode
    void fixed_maxDelayHasNoEffect(Mode mode) {
        assertThat(play(mode, FixedAboveMaxDelay.class, Script.failingTimes(2)).waits())
                .containsExactly(2000L, 2000L);
    }

    @EveryMode
    void exponential_growsByFactorUpToMaxDelay(Mode mode) {
        assertThat(play(mode, Doubling.class, Script.failingTimes(6)).waits())
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
        assertThat(play(mode, HalfMore.class, Script.failingTimes(3)).waits()).containsExactly(100L, 150L, 225L);
    }

    @EveryMode
    void fibonacci_growsAsTheNumbersUpToMaxDelay(Mode mode) {
        assertThat(play(mode, Fibonacci.class, Script.failingTimes(7)).waits())
                .containsExactly(100L, 200L, 300L, 500L, 800L, 1000L, 1000L);
    }

    /** The first attempt takes a minute, which does not count. */
    @EveryMode
    void defaultMaxDuration_countsFromTheFirstFailure(Mode mode) {
        Outcome outcome = play(mode, DefaultDuration.class, slow(Duration.ofMinutes(1)));
        assertThat(outcome.begun())
                .containsExactly(Duration.ZERO, Duration.ofMinutes(2), Duration.ofMinutes(3), Duration.ofMinutes(4));
        assertThat(outcome.reason()).isEqualTo("maxDuration would be exceeded");
    }

    /** The first attempt takes 200 ms, which count: 350 ms leave time for one wait of 100. */
    @EveryMode
    void ownMaxDuration_countsFromTheStart(Mode mode) {
        Outcome outcome = play(mode, ShortDuration.class, slow(Duration.ofMillis(200)));
        assertThat(outcome.begun()).containsExactly(Duration.ZERO, Duration.ofMillis(300));
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(300));
    }

    @EveryMode
    void waitWouldEndLater_isNotBegun(Mode mode) {
        Outcome outcome = play(mode, ShortDuration.class, Script.throwing(new IllegalStateException()));
        assertThat(outcome.attempts()).isEqualTo(4);
        assertThat(outcome.took()).isEqualTo(Duration.ofMillis(300));
        assertThat(outcome.reason()).isEqualTo("maxDuration would be exceeded");
    }

    @EveryMode
    void waitEndsAtMaxDuration_isBegun(Mode mode) {
        assertThat(play(mode, WaitEndsAtMaxDuration.class, Script.throwing(new IllegalStateException()))
                        .attempts())
                .isEqualTo(4);
    }

    @EveryMode
    void maxDurationZero_isNoLimit(Mode mode) {
        assertThat(play(mode, NoDuration.class, Script.failingTimes(5)).took()).isEqualTo(Duration.ofDays(5));
    }

    @EveryMode
    void hint_isWaitedExactlyEvenBeyondMaxDelay(Mode mode) {
        Script script = Script.giving(new Busy(Duration.ofMillis(1500)), new Busy(Duration.ofMillis(201)), "done");
        assertThat(play(mode, Hinted.class, script).begun())
                .containsExactly(Duration.ZERO, Duration.ofMillis(1500), Duration.ofMillis(1701));
    }

    @EveryMode
    void hintBelowBackoff_backoffWithoutJitter(Mode mode) {
        Script script = Script.giving(new Busy(Duration.ofMillis(1)), new Busy(Duration.ofMillis(1)), "done");
        assertThat(play(mode, Hinted.class, script).begun())
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(300));
    }

    @EveryMode
    void hintZeroOrNegative_isNone(Mode mode) {
        for (long millis : new long[] {0, -5000}) {
            Script script = Script.giving(new Busy(Duration.ofMillis(millis)), "done");
            assertThat(play(mode, Hinted.class, script).waits())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait).isBetween(0L, 300L));
        }
    }

    @EveryMode
    void hintBeyondMaxDuration_noFurtherAttemptAndNoWait(Mode mode) {
        for (Duration far : List.of(Duration.ofMillis(5001), Duration.ofSeconds(Long.MAX_VALUE))) {
            Busy busy = new Busy(far);
            Outcome outcome = play(mode, Hinted.class, Script.throwing(busy));
            assertThat(outcome.failure()).isSameAs(busy);
            assertThat(outcome.attempts()).isEqualTo(1);
            assertThat(outcome.took()).isZero();
            assertThat(outcome.events().only(Event.GaveUp.class).reason()).isEqualTo("maxDuration would be exceeded");
        }
    }

    /** A first attempt that takes its time and fails, then attempts that fail at once. */
    private static Script slow(Duration first) {
        return Script.of(
                () -> {
                    Environment.current().clock().sleep(first.toNanos());
                    throw new IllegalStateException("slow");
                },
                () -> {
                    throw new IllegalStateException("quick");
                });
    }
}
