package dev.reknit.runtime.timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.reknit.Fallback;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.runtime.Deadline;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event;
import dev.reknit.runtime.event.Event.AttemptFailed;
import dev.reknit.runtime.event.Event.TimedOut;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Outcome;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Timeout} with its default mode, for callers that wait; what every mode has in common. */
@ReknitTest
class TimeoutTest {
    private static final Duration LIMIT = Duration.ofMillis(100);

    @Timeout(100)
    interface Limited {}

    @Timeout(value = 100_000, unit = ChronoUnit.MICROS)
    interface InMicros {}

    @Timeout(0)
    interface Unlimited {}

    @Timeout(Long.MAX_VALUE)
    interface Longest {}

    @Timeout(50)
    interface Inner {}

    @Timeout(100)
    @Retry(maxRetries = 2, delay = 10, jitter = 0)
    interface Retried {}

    @Timeout(100)
    @Retry(maxRetries = 2, delay = 10, jitter = 0, abortOn = TimeoutException.class)
    interface NotRetried {}

    @Timeout(100)
    @Fallback(fallbackMethod = "typed")
    interface Answered {}

    @Timeout(-1)
    interface Negative {}

    @AfterEach
    void nothingIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
        assertThat(Deadline.remaining()).isEmpty();
    }

    /** Virtual time would not wait for another thread. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER_THREAD")
    void inTime_valueAndFailureAreTheMethodsOwn(Mode mode) {
        assertThat(Play.play(mode, Limited.class, Script.giving("value")).value())
                .isEqualTo("value");
        IllegalStateException own = new IllegalStateException("own");
        Outcome failed = Play.play(mode, Limited.class, Script.throwing(own));
        assertThat(failed.failure()).isSameAs(own).hasNoSuppressedExceptions();
        assertThat(failed.events().all()).isEmpty();
        assertThat(Play.play(mode, Longest.class, Script.giving("value")).value())
                .isEqualTo("value");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "LATER"})
    void firstAttemptTooLong_isRetriedWithTheWholeTime(Mode mode) {
        Outcome outcome =
                Play.play(mode, Retried.class, Script.of(Slow.returning(200, "late"), Slow.returning(99, "second")));
        assertThat(outcome.value()).isEqualTo("second");
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(outcome.events().only(AttemptFailed.class).failure()).isInstanceOf(TimeoutException.class);
        assertThat(outcome.events().only(TimedOut.class)).isEqualTo(new TimedOut(outcome.site(), LIMIT.toNanos()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "LATER"})
    void everyAttemptTooLong_lastTimeoutCarriesTheOthers(Mode mode) {
        Outcome outcome = Play.play(mode, Retried.class, Script.of(Slow.returning(200, "late")));
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(outcome.failure()).isInstanceOf(TimeoutException.class);
        assertThat(outcome.failure().getSuppressed())
                .filteredOn(TimeoutException.class::isInstance)
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "LATER"})
    void timeoutIsNamedByAbortOn_isNotRetried(Mode mode) {
        Outcome outcome = Play.play(mode, NotRetried.class, Script.of(Slow.returning(200, "late")));
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.failure()).isInstanceOf(TimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "LATER"})
    void fallback_isGivenTheTimeout(Mode mode) {
        Script script = Script.of(Slow.returning(200, "late"));
        assertThat(Play.play(mode, Answered.class, script).value()).isEqualTo("runtime");
        assertThat(script.handed()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void tooLong_isInterruptedWhenTheTimeIsUp(VirtualTime time, RecordedEvents events, Environment environment) {
        Guarded guarded = Play.guarded(Limited.class);
        Throwable thrown = catchThrowable(() -> guarded.call(Script.of(Slow.returning(200, "late"))));
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        TimeoutException.class,
                        timeout -> assertThat(timeout.limit()).isEqualTo(LIMIT))
                .hasMessage(
                        "%s took longer than 100ms; raise Timeout.value if that is normal",
                        events.only(TimedOut.class).site());
        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(environment.metrics().meters())
                .filteredOn(each -> "true".equals(each.tags().get("timedOut")))
                .singleElement()
                .satisfies(meter -> assertThat(meter.value()).isEqualTo(1));
        assertThat(time.now()).isEqualTo(LIMIT);
    }

    @Test
    void unit_isHeeded(VirtualTime time) {
        Guarded guarded = Play.guarded(InMicros.class);
        assertThat(catchThrowable(() -> guarded.call(Script.of(Slow.returning(200, "late")))))
                .isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(LIMIT);
    }

    @Test
    void justInTime_isInTime() throws Throwable {
        assertThat(Play.guarded(Limited.class).call(Script.of(Slow.returning(99, "value"))))
                .isEqualTo("value");
    }

    @Test
    void interruptIgnored_resultIsDroppedAndTheFlagCleared(VirtualTime time) {
        Guarded guarded = Play.guarded(Limited.class);
        assertThat(catchThrowable(() -> guarded.call(Script.of(Slow.stubborn(250, "late")))))
                .isInstanceOf(TimeoutException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void failsAfterTheTime_failureIsSuppressed() {
        Guarded guarded = Play.guarded(Limited.class);
        IllegalStateException own = new IllegalStateException("own");
        Throwable thrown = catchThrowable(() -> guarded.call(Script.of(() -> {
            Object late = Slow.stubborn(250, "late").make();
            throw own;
        })));
        assertThat(thrown).isInstanceOf(TimeoutException.class).hasSuppressedException(own);
    }

    @Test
    void zero_noLimit() throws Throwable {
        assertThat(Play.guarded(Unlimited.class).call(Script.of(Slow.returning(1_000_000, "value"))))
                .isEqualTo("value");
    }

    @Test
    void interruptedBySomebodyInTime_thatIsPassedOn(VirtualTime time) {
        Thread caller = Thread.currentThread();
        var unused = time.schedule(Duration.ofMillis(40).toNanos(), caller::interrupt);
        Guarded guarded = Play.guarded(Limited.class);
        assertThat(catchThrowable(() -> guarded.call(Script.of(Slow.returning(200, "late")))))
                .isInstanceOf(InterruptedException.class);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void flagSetBySomebodyInTime_isStillSetAfterwards() {
        Guarded guarded = Play.guarded(Limited.class);
        assertThat(catchThrowable(() -> guarded.call(Script.of(() -> {
                    Object late = Slow.stubborn(90, "late").make();
                    Thread.currentThread().interrupt();
                    return late;
                }))))
                .isNull();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void innerIsShorter_outerIsNotInterrupted(VirtualTime time) throws Throwable {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(Inner.class);
        Object value = outer.call(Script.of(() -> {
            assertThat(catchThrowable(() -> inner.call(Script.of(Slow.returning(200, "late")))))
                    .isInstanceOf(TimeoutException.class);
            Slow.sleep(49);
            return "outer";
        }));
        assertThat(value).isEqualTo("outer");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(99));
    }

    @Test
    void outerIsShorter_innerPassesItsInterruptOn(VirtualTime time, RecordedEvents events) {
        Guarded outer = Play.guarded(Inner.class);
        Guarded inner = Play.guarded(Limited.class);
        Script innermost = Script.of(Slow.returning(200, "late"));
        Throwable thrown = catchThrowable(() -> outer.call(Script.of(() -> inner.call(innermost))));
        assertThat(thrown).isInstanceOf(TimeoutException.class).hasMessageContaining(" took longer than 50ms; ");
        assertThat(time.now()).isEqualTo(Duration.ofMillis(50));
        assertThat(events.of(TimedOut.class)).hasSize(1);
    }

    @Test
    void bothAreOverTime_innerFailsFirstAndOuterInItsTurn() {
        Guarded outer = Play.guarded(Limited.class);
        Guarded inner = Play.guarded(Inner.class);
        Throwable[] seen = new Throwable[1];
        Throwable thrown = catchThrowable(() -> outer.call(Script.of(() -> {
            seen[0] = catchThrowable(() -> inner.call(Script.of(Slow.stubborn(300, "late"))));
            // The outer call's interrupt is not lost with the inner one's.
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
            return "late";
        })));
        assertThat(seen[0]).isInstanceOf(TimeoutException.class);
        assertThat(thrown).isInstanceOf(TimeoutException.class);
    }

    @Test
    void outOfRange_isToldAndTheMethodRunsUnguarded(RecordedEvents events) throws Throwable {
        assertThat(Play.guarded(Negative.class).call(Script.giving("value"))).isEqualTo("value");
        assertThat(events.only(Event.PlanFailed.class).failure())
                .hasMessageContaining("Timeout.value = -1")
                .hasMessageContaining("allowed: 0 (no limit) or more");
    }
}
