package dev.reknit.runtime.combinations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reknit.Bulkhead;
import dev.reknit.BulkheadException;
import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.Fallback;
import dev.reknit.RateLimit;
import dev.reknit.RateLimitException;
import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.bulkhead.Permits;
import dev.reknit.runtime.scenario.EveryMode;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Script.Attempt;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies together, in the order and with the meaning of MicroProfile Fault Tolerance 4.1. */
class CombinationsTest {
    @Retry(jitter = 0)
    @Timeout(100)
    interface RetryTimeout {}

    @Retry(maxRetries = 5, jitter = 0)
    @CircuitBreaker(requestVolumeThreshold = 2)
    interface RetryBreaker {}

    @Retry(maxRetries = 5, jitter = 0, retryOn = IOException.class)
    @CircuitBreaker(requestVolumeThreshold = 2)
    interface ListedRetryBreaker {}

    @CircuitBreaker(requestVolumeThreshold = 2)
    @Timeout(100)
    interface BreakerTimeout {}

    @Fallback(fallbackMethod = "typed")
    @Retry(maxRetries = 1, jitter = 0)
    interface FallbackRetry {}

    @Fallback(fallbackMethod = "last")
    @CircuitBreaker(requestVolumeThreshold = 1, failureRatio = 1)
    interface FallbackBreaker {}

    @Retry(maxRetries = 4, jitter = 0)
    @Bulkhead(1)
    interface RetryBulkhead {}

    @Retry(maxRetries = 4, jitter = 0)
    @RateLimit(value = 2, window = 10)
    interface RetryRateLimit {}

    @Timeout(100)
    @Bulkhead(1)
    interface TimeoutBulkhead {}

    @Fallback(fallbackMethod = "last")
    @Retry(maxRetries = 2, jitter = 0)
    @CircuitBreaker
    @RateLimit
    @Timeout
    @Bulkhead
    interface AllOfThem {}

    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final RecordedEvents events = new RecordedEvents();
    private final Environment environment = new Environment(time, time, null);

    CombinationsTest() {
        environment.add(events);
    }

    private @Nullable Object call(Mode mode, Guarded guarded, Script script) {
        try (Environment.Binding ignored = environment.bind()) {
            return Play.call(mode, guarded, script, time);
        } catch (Throwable failure) {
            return failure;
        }
    }

    @AfterEach
    void nothingIsHeldOrPending() {
        assertThat(time.pending()).isEmpty();
        assertThat(environment.states().all(Permits.class))
                .allSatisfy(each -> assertThat(each.state().running()).isZero());
        assertThat(Thread.interrupted()).as("interrupt flag").isFalse();
    }

    private static Attempt slow() {
        return () -> {
            Environment.current().clock().sleep(Duration.ofMillis(300).toNanos());
            return "slow";
        };
    }

    private static Attempt failing() {
        return () -> {
            throw new IOException("down");
        };
    }

    /** A stage that takes its time cannot be made by sleeping, so those modes are left out. */
    private static boolean sleeps(Mode mode) {
        return mode.blocks();
    }

    @EveryMode
    void timeoutThenSuccess_isRetried(Mode mode) {
        if (sleeps(mode)) {
            Script script = Script.of(slow(), () -> "quick");
            assertThat(call(mode, Play.guarded(RetryTimeout.class), script)).isEqualTo("quick");
            assertThat(script.attempts()).isEqualTo(2);
        }
    }

    @EveryMode
    void timeouts_openTheBreaker(Mode mode) {
        if (sleeps(mode)) {
            Guarded guarded = Play.guarded(BreakerTimeout.class);
            assertThat(call(mode, guarded, Script.of(slow()))).isInstanceOf(TimeoutException.class);
            assertThat(call(mode, guarded, Script.of(slow()))).isInstanceOf(TimeoutException.class);
            assertThat(call(mode, guarded, Script.of(() -> "fine"))).isInstanceOf(CircuitBreakerOpenException.class);
        }
    }

    @Test
    void stageTimesOut_isRetriedAndCountsForTheBreaker() throws Throwable {
        try (Environment.Binding ignored = environment.bind()) {
            CompletableFuture<Object> never = new CompletableFuture<>();
            CompletableFuture<Object> second = CompletableFuture.completedFuture("second");
            CompletableFuture<@Nullable Object> result = Play.begin(
                            Play.guarded(RetryTimeout.class), Script.of(() -> never, () -> second))
                    .toCompletableFuture();
            time.advance(Duration.ofMillis(100));
            assertThat(result).isCompletedWithValue("second");
            assertThat(never).isCancelled();
        }
    }

    @EveryMode
    void breakerOpens_itsExceptionIsRetriedOnlyIfListed(Mode mode) {
        Script all = Script.of(failing());
        Object outcome = call(mode, Play.guarded(RetryBreaker.class), all);
        assertThat(outcome).as("Exception lists it").isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(all.attempts()).isEqualTo(2);
        assertThat(((Throwable) outcome).getSuppressed())
                .as("all five retries were tried")
                .hasSize(5);

        Script listed = Script.of(failing());
        Object other = call(mode, Play.guarded(ListedRetryBreaker.class), listed);
        assertThat(other).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(((Throwable) other).getSuppressed()).as("not retried").hasSize(2);
    }

    @EveryMode
    void fallback_seesTheLastException(Mode mode) {
        Script script = Script.throwing(new IllegalArgumentException("first"), new IllegalStateException("last"));
        call(mode, Play.guarded(FallbackRetry.class), script);
        assertThat(script.handed()).isInstanceOf(IllegalStateException.class).hasMessage("last");
    }

    @EveryMode
    void breakerIsOpen_fallbackAnswers(Mode mode) {
        Guarded guarded = Play.guarded(FallbackBreaker.class);
        assertThat(call(mode, guarded, Script.of(failing()))).isEqualTo("last");
        Script refused = Script.of(() -> "never");
        assertThat(call(mode, guarded, refused)).isEqualTo("last");
        assertThat(refused.attempts()).isZero();
    }

    @EveryMode
    void eachAttempt_takesThePermitAnew(Mode mode) {
        Script script = Script.failingTimes(3);
        assertThat(call(mode, Play.guarded(RetryBulkhead.class), script)).isEqualTo("done");
        assertThat(script.attempts()).isEqualTo(4);
    }

    @EveryMode
    void rateLimitRejects_retryWaitsUntilThereIsAPermit(Mode mode) {
        Script script = Script.failingTimes(2);
        assertThat(call(mode, Play.guarded(RetryRateLimit.class), script)).isEqualTo("done");
        assertThat(time.now()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
    }

    @Test
    void stageTimesOutButGoesOn_permitIsHeldUntilItEnds() throws Throwable {
        try (Environment.Binding ignored = environment.bind()) {
            Guarded guarded = Play.guarded(TimeoutBulkhead.class);
            CompletableFuture<Object> stubborn = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    return false;
                }
            };
            CompletableFuture<@Nullable Object> result =
                    Play.begin(guarded, Script.of(() -> stubborn)).toCompletableFuture();
            time.advance(Duration.ofMillis(100));
            assertThat(result).isCompletedExceptionally();
            Permits permits = environment.states().all(Permits.class).get(0).state();
            assertThat(permits.running()).isEqualTo(1);
            stubborn.complete("at last");
            assertThat(permits.running()).isZero();
        }
    }

    @Test
    void callerCancels_permitIsGivenBack() throws Throwable {
        try (Environment.Binding ignored = environment.bind()) {
            Guarded guarded = Play.guarded(TimeoutBulkhead.class);
            CompletableFuture<@Nullable Object> result =
                    Play.begin(guarded, Script.of(CompletableFuture::new)).toCompletableFuture();
            assertThat(environment.states().all(Permits.class).get(0).state().running())
                    .isEqualTo(1);
            result.cancel(true);
        }
    }

    @EveryMode
    void allOfThem_letACallThatIsFineGoBy(Mode mode) {
        assumeTrue(mode != Mode.OTHER_THREAD, "virtual time does not wait for that thread");
        assertThat(call(mode, Play.guarded(AllOfThem.class), Script.giving("fine")))
                .isEqualTo("fine");
        assertThat(events.all()).isEmpty();
    }

    @EveryMode
    void allOfThem_endInTheFallback(Mode mode) {
        assumeTrue(mode != Mode.OTHER_THREAD, "virtual time does not wait for that thread");
        Script script = Script.of(failing());
        assertThat(call(mode, Play.guarded(AllOfThem.class), script)).isEqualTo("last");
        assertThat(script.attempts()).isEqualTo(3);
    }

    @Test
    void rejections_areOfOneRoot() {
        assertThat(BulkheadException.class.getSuperclass())
                .isEqualTo(RateLimitException.class.getSuperclass())
                .isEqualTo(TimeoutException.class.getSuperclass())
                .isEqualTo(CircuitBreakerOpenException.class.getSuperclass());
    }
}
