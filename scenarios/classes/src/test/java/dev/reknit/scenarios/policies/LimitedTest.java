package dev.reknit.scenarios.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.reknit.BulkheadException;
import dev.reknit.RateLimitException;
import dev.reknit.runtime.event.Event;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.Fault;
import dev.reknit.scenarios.Script;
import dev.reknit.testkit.RecordedEvents;
import dev.reknit.testkit.ReknitTest;
import dev.reknit.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Bulkheads and rate limits; that no permit is left is looked at by {@link ReknitTest}. */
@ReknitTest
class LimitedTest {
    private final Limited limited = new Limited();

    @Test
    void oneAtATime_secondIsRejected(RecordedEvents events) throws Exception {
        assertThat(limited.alone(() -> {
                    assertThatThrownBy(() -> limited.alone(() -> 2)).isInstanceOf(BulkheadException.class);
                    return 1;
                }))
                .isEqualTo(1);
        assertThat(limited.calls()).isEqualTo(1);
        assertThat(events.only(Event.CallRejected.class).policy()).isEqualTo("Bulkhead");
        assertThat(limited.alone(() -> 3)).isEqualTo(3);
    }

    @Test
    void permitsOfAMethod_areSharedByObjects() throws Exception {
        assertThat(limited.alone(() -> {
                    assertThatThrownBy(() -> new Limited().alone(() -> 2)).isInstanceOf(BulkheadException.class);
                    return 1;
                }))
                .isEqualTo(1);
    }

    @Test
    void failure_isTheSameObjectAndThePermitIsBack() throws Exception {
        Fault fault = catchThrowableOfType(
                Fault.class, () -> limited.alone(() -> Script.failingAlways().attempt()));
        assertThat(fault).hasMessage("attempt 1");
        assertThat(limited.alone(() -> 2)).isEqualTo(2);
    }

    @Test
    void eachAttempt_takesAPermitOfItsOwn(VirtualTime time) throws Exception {
        Script script = Script.failing(2);
        assertThat(limited.aloneAgain(script::attempt)).isEqualTo(3);
        assertThat(time.now()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stages_waitTheirTurnAndOneMoreIsRejected(VirtualTime time) throws Exception {
        CompletableFuture<Integer> running = new CompletableFuture<>();
        CompletionStage<Integer> first = limited.aloneLater(running);
        CompletionStage<Integer> second = limited.aloneLater(CompletableFuture.completedFuture(2));
        assertThat(limited.calls()).isEqualTo(1);
        Throwable rejected = catchThrowable(
                () -> limited.aloneLater(running).toCompletableFuture().join());
        assertThat(rejected).hasCauseInstanceOf(BulkheadException.class);
        running.complete(1);
        assertThat(time.await(first)).isEqualTo(1);
        assertThat(time.await(second)).isEqualTo(2);
        assertThat(limited.calls()).isEqualTo(2);
    }

    @Test
    void tooOften_rejectedWithTheTimeToWait(VirtualTime time, RecordedEvents events) {
        limited.twice();
        limited.twice();
        time.advance(Duration.ofSeconds(4));
        RateLimitException rejected = catchThrowableOfType(RateLimitException.class, limited::twice);
        assertThat(rejected.retryAfter()).isEqualTo(Duration.ofSeconds(6));
        assertThat(events.only(Event.CallRejected.class).policy()).isEqualTo("RateLimit");
        time.advance(Duration.ofSeconds(6));
        assertThat(limited.twice()).isEqualTo(3);
    }

    @Test
    @BeforeLoading(BeforeLoading.STAGE)
    void stagesTooOften_failWithTheTimeToWait(VirtualTime time) throws Exception {
        limited.twiceLater();
        limited.twiceLater();
        Throwable rejected =
                catchThrowable(() -> limited.twiceLater().toCompletableFuture().join());
        assertThat(rejected)
                .cause()
                .isInstanceOfSatisfying(
                        RateLimitException.class,
                        each -> assertThat(each.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
        time.advance(Duration.ofSeconds(10));
        assertThat(time.await(limited.twiceLater())).isEqualTo(3);
    }

    @Test
    void retry_waitsUntilItMay(VirtualTime time) {
        assertThat(limited.whenItMay()).isEqualTo(1);
        assertThat(limited.whenItMay()).isEqualTo(2);
        assertThat(time.now()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void bothOnAStaticMethod_rateLimitIsAskedFirst() throws Exception {
        assertThat(Limited.both(() -> Limited.both(() -> {
                    assertThatThrownBy(() -> Limited.both(() -> 3)).isInstanceOf(BulkheadException.class);
                    return 2;
                })))
                .isEqualTo(2);
    }
}
