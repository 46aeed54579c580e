package dev.reknit.runtime.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.Hedge;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.event.Event.HedgeStarted;
import dev.reknit.runtime.event.Event.HedgeWon;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Mode;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Script;
import dev.reknit.runtime.scenario.Script.Attempt;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two attempts of one call; the first of them is slow: it waits in virtual time until the second is started. */
class HedgeTest {
    private static final long DELAY_NANOS = 100_000_000;

    @Hedge(delay = 100)
    interface Hedged {}

    @Hedge(delay = 100, budget = "nothing", budgetRatio = 0, budgetFloor = 0)
    interface Unaffordable {}

    @Hedge(delay = 100, quantile = 0.5)
    interface Observed {}

    private final VirtualTime time = VirtualTime.autoAdvancing();
    private final RecordedEvents events = new RecordedEvents();
    private final Environment environment = new Environment(time, time, null);
    private Environment.@Nullable Binding binding;

    @BeforeEach
    void bind() {
        environment.add(events);
        binding = environment.bind();
    }

    @AfterEach
    void nothingIsLeft() {
        if (binding != null) {
            binding.close();
        }
        assertThat(time.pending()).isEmpty();
        assertThat(time.failures()).isEmpty();
        assertThat(Thread.interrupted()).as("interrupt flag").isFalse();
    }

    private @Nullable Object call(Mode mode, Class<?> bearer, Script script) {
        return call(mode, Play.guarded(bearer), script);
    }

    private @Nullable Object call(Mode mode, Guarded guarded, Script script) {
        try {
            return Play.call(mode, guarded, script, time);
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** Takes longer than the delay, then waits for ever unless it is interrupted. */
    private static Attempt hanging(AtomicInteger interrupted) {
        return () -> {
            try {
                Environment.current().clock().sleep(2 * DELAY_NANOS);
                new CountDownLatch(1).await();
                throw new AssertionError("never");
            } catch (InterruptedException calledOff) {
                interrupted.incrementAndGet();
                throw calledOff;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR"})
    void attemptIsSlow_secondWinsAndTheFirstIsInterrupted(Mode mode) {
        AtomicInteger interrupted = new AtomicInteger();
        Script script = Script.of(hanging(interrupted), () -> "second");
        assertThat(call(mode, Hedged.class, script)).isEqualTo("second");
        assertThat(interrupted).hasValue(1);
        assertThat(script.attempts()).isEqualTo(2);
        assertThat(events.only(HedgeStarted.class).waitedNanos()).isEqualTo(DELAY_NANOS);
        assertThat(events.of(HedgeWon.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "COMPLETE", "LATER", "FUTURE", "THROWING"})
    void attemptIsFast_thereIsNoSecond(Mode mode) {
        Script script = Script.of(() -> "first");
        assertThat(call(mode, Hedged.class, script)).isEqualTo("first");
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(events.all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR", "COMPLETE", "LATER", "FUTURE", "THROWING"})
    void attemptFailsAtOnce_thereIsNoSecond(Mode mode) {
        IOException failure = new IOException("down");
        Script script = Script.throwing(failure);
        assertThat(call(mode, Hedged.class, script)).isSameAs(failure);
        assertThat(script.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR"})
    void attemptFailsWhileTheSecondIsGoingOn_thatDecides(Mode mode) {
        CountDownLatch failed = new CountDownLatch(1);
        Script script = Script.of(
                () -> {
                    Environment.current().clock().sleep(2 * DELAY_NANOS);
                    failed.countDown();
                    throw new IOException("first");
                },
                () -> {
                    failed.await();
                    return "second";
                });
        assertThat(call(mode, Hedged.class, script)).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR"})
    void bothFail_theFirstFailureIsTheOutcomeAndHasTheOther(Mode mode) {
        IOException first = new IOException("first");
        IOException second = new IOException("second");
        CountDownLatch failed = new CountDownLatch(1);
        Script script = Script.of(
                () -> {
                    Environment.current().clock().sleep(2 * DELAY_NANOS);
                    failed.countDown();
                    throw first;
                },
                () -> {
                    failed.await();
                    throw second;
                });
        assertThat(call(mode, Hedged.class, script)).isSameAs(first);
        assertThat(first.getSuppressed()).containsExactly(second);
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "DETOUR"})
    void budgetIsUsedUp_thereIsNoSecond(Mode mode) {
        Script script = Script.of(() -> {
            Environment.current().clock().sleep(2 * DELAY_NANOS);
            return "first";
        });
        assertThat(call(mode, Unaffordable.class, script)).isEqualTo("first");
        assertThat(script.attempts()).isEqualTo(1);
        assertThat(events.all()).isEmpty();
    }

    @Test
    void callerIsInterrupted_theInterruptIsTheCallers() {
        CountDownLatch begun = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Script script = Script.of(
                () -> {
                    Environment.current().clock().sleep(2 * DELAY_NANOS);
                    begun.await();
                    caller.interrupt();
                    new CountDownLatch(1).await();
                    return "never";
                },
                () -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                    return "never";
                });
        assertThat(call(Mode.BLOCKING, Hedged.class, script)).isInstanceOf(InterruptedException.class);
    }

    private CompletableFuture<@Nullable Object> begin(CompletableFuture<Object> first, CompletableFuture<Object> second)
            throws Throwable {
        Guarded guarded = Play.guarded(Hedged.class);
        Script script = Script.of(() -> first, () -> second);
        return Play.begin(guarded, script).toCompletableFuture();
    }

    @Test
    void stageIsSlow_secondWinsAndTheFirstIsCancelled() throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> result = begin(first, second);
        assertThat(time.advanceToNext()).isTrue();
        second.complete("second");
        assertThat(result).isCompletedWithValue("second");
        assertThat(first).isCancelled();
        assertThat(events.of(HedgeWon.class)).hasSize(1);
    }

    @Test
    void slowStageWinsAfterAll_secondIsCancelled() throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> result = begin(first, second);
        assertThat(time.advanceToNext()).isTrue();
        first.complete("first");
        assertThat(result).isCompletedWithValue("first");
        assertThat(second).isCancelled();
        assertThat(events.of(HedgeWon.class)).isEmpty();
    }

    @Test
    void slowStageFails_secondDecides() throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> result = begin(first, second);
        assertThat(time.advanceToNext()).isTrue();
        first.completeExceptionally(new IOException("first"));
        assertThat(result).isNotDone();
        second.complete("second");
        assertThat(result).isCompletedWithValue("second");
    }

    @Test
    void bothStagesFail_theEarlierFailureIsTheOutcome() throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> result = begin(first, second);
        assertThat(time.advanceToNext()).isTrue();
        IOException earlier = new IOException("second");
        IOException later = new IOException("first");
        second.completeExceptionally(earlier);
        first.completeExceptionally(later);
        assertThat(result.handle((value, failure) -> failure).join()).isSameAs(earlier);
        assertThat(earlier.getSuppressed()).containsExactly(later);
    }

    @Test
    void callerCancels_bothStagesAreCancelled() throws Throwable {
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> result = begin(first, second);
        assertThat(time.advanceToNext()).isTrue();
        result.cancel(true);
        assertThat(first).isCancelled();
        assertThat(second).isCancelled();
    }

    @Test
    void quantile_isWaitedOnceEnoughCallsAreKnown() {
        Guarded guarded = Play.guarded(Observed.class);
        for (int i = 0; i < Latencies.ENOUGH; i++) {
            call(Mode.BLOCKING, guarded, Script.of(() -> {
                Environment.current().clock().sleep(10_000_000);
                return "quick";
            }));
        }
        assertThat(events.all()).isEmpty();
        AtomicInteger interrupted = new AtomicInteger();
        call(Mode.BLOCKING, guarded, Script.of(hanging(interrupted), () -> "second"));
        assertThat(events.only(HedgeStarted.class).waitedNanos()).isEqualTo(10_000_000);
    }
}
