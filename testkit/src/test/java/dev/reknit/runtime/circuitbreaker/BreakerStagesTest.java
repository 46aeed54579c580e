package dev.reknit.runtime.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.BreakerState;
import dev.reknit.CircuitBreaker;
import dev.reknit.CircuitBreakerOpenException;
import dev.reknit.runtime.Environment;
import dev.reknit.runtime.scenario.Guarded;
import dev.reknit.runtime.scenario.Play;
import dev.reknit.runtime.scenario.Staged;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that overlap, as stages that the test completes. */
@ReknitTest(manual = true)
class BreakerStagesTest {
    @CircuitBreaker(requestVolumeThreshold = 1, delay = 1_000)
    interface One {}

    @CircuitBreaker(requestVolumeThreshold = 1, delay = 1_000, successThreshold = 2, trialTimeout = 500)
    interface TwoTrials {}

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 1_000, slowCall = 100, slowCallRatio = 0.75)
    interface Slow {}

    private static CompletableFuture<Object> call(Guarded guarded, CompletableFuture<Object> attempt) throws Throwable {
        return guarded.stage(Staged.returning(attempt)).toCompletableFuture();
    }

    private static void complete(Guarded guarded, CompletableFuture<Object> attempt) throws Throwable {
        attempt.complete("done");
        assertThat(call(guarded, attempt)).isCompletedWithValue("done");
    }

    private static void open(Guarded guarded) throws Throwable {
        CompletableFuture<Object> failed = CompletableFuture.failedFuture(new IOException("down"));
        assertThat(call(guarded, failed)).isCompletedExceptionally();
        assertThat(state(guarded)).isEqualTo(BreakerState.OPEN);
    }

    private static BreakerState state(Guarded guarded) {
        return CircuitBreakers.of(Environment.current())
                .of(guarded.getClass(), "stage")
                .get(0)
                .state();
    }

    private static void assertRejected(Guarded guarded) throws Throwable {
        assertThat(call(guarded, new CompletableFuture<>()))
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(CircuitBreakerOpenException.class);
    }

    @Test
    void callOfAnEarlierState_countsForNothing(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        CompletableFuture<Object> slow = new CompletableFuture<>();
        CompletableFuture<Object> early = call(guarded, slow);
        open(guarded);
        time.advance(Duration.ofSeconds(1));
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
        slow.completeExceptionally(new IOException("of before"));
        assertThat(early).isCompletedExceptionally();
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialUnderWay_othersAreRejected(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        open(guarded);
        time.advance(Duration.ofSeconds(1));
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletableFuture<Object> trial = call(guarded, attempt);
        assertRejected(guarded);
        attempt.complete("done");
        assertThat(trial).isCompletedWithValue("done");
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void asManyTrialsAtATimeAsMustSucceed(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(TwoTrials.class);
        open(guarded);
        time.advance(Duration.ofSeconds(1));
        List<CompletableFuture<Object>> attempts = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        call(guarded, attempts.get(0));
        call(guarded, attempts.get(1));
        assertRejected(guarded);
        attempts.get(0).complete("done");
        assertThat(state(guarded)).isEqualTo(BreakerState.HALF_OPEN);
        assertRejected(guarded);
        attempts.get(1).complete("done");
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialThatDoesNotEnd_makesRoomAfterItsTime(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(TwoTrials.class);
        open(guarded);
        time.advance(Duration.ofSeconds(1));
        CompletableFuture<Object> first = new CompletableFuture<>();
        CompletableFuture<Object> second = new CompletableFuture<>();
        call(guarded, first);
        call(guarded, second);
        time.advance(Duration.ofMillis(499));
        assertRejected(guarded);
        time.advance(Duration.ofMillis(1));
        complete(guarded, new CompletableFuture<>());
        first.completeExceptionally(new IOException("its room was taken"));
        assertThat(state(guarded)).isEqualTo(BreakerState.HALF_OPEN);
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialCancelled_nextCallTakesItsPlace(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        open(guarded);
        time.advance(Duration.ofSeconds(1));
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        CompletableFuture<Object> trial = call(guarded, attempt);
        assertThat(trial.cancel(true)).isTrue();
        assertThat(attempt).isCancelled();
        assertThat(state(guarded)).isEqualTo(BreakerState.HALF_OPEN);
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void callCancelled_isNotCounted() throws Throwable {
        Guarded guarded = Play.guarded(One.class);
        assertThat(call(guarded, new CompletableFuture<>()).cancel(true)).isTrue();
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void callsThatHang_openBeforeTheyEnd(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Slow.class);
        for (int i = 0; i < 4; i++) {
            complete(guarded, new CompletableFuture<>());
        }
        List<CompletableFuture<Object>> hanging = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hanging.add(new CompletableFuture<>());
            call(guarded, hanging.get(i));
        }
        time.advance(Duration.ofMillis(100));
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
        time.advance(Duration.ofMillis(8));
        assertRejected(guarded);
        hanging.forEach(each -> each.complete("late"));
        time.advance(Duration.ofSeconds(1));
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void callsThatHungAndWereCancelled_areSlowNoMore(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Slow.class);
        List<CompletableFuture<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            calls.add(call(guarded, new CompletableFuture<>()));
        }
        time.advance(Duration.ofMillis(200));
        calls.forEach(each -> each.cancel(true));
        complete(guarded, new CompletableFuture<>());
        assertThat(state(guarded)).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void trialThatHangs_opensAgainAtTheNextCall(VirtualTime time) throws Throwable {
        Guarded guarded = Play.guarded(Slow.class);
        for (int i = 0; i < 4; i++) {
            call(guarded, CompletableFuture.failedFuture(new IOException("down")));
        }
        time.advance(Duration.ofSeconds(1));
        call(guarded, new CompletableFuture<>());
        time.advance(Duration.ofMillis(101));
        assertRejected(guarded);
        assertThat(state(guarded)).isEqualTo(BreakerState.OPEN);
    }
}
